import type { Kernel } from '../../kernel/context.ts';
import { findEdition, itemFor } from '../../registry/catalogue/index.ts';
import type { RecordLine } from './view.ts';

export interface Title {
  zh: string;
  en: string;
}

/** What the codes of a record are called; null where no document has them any more. */
export interface Titles {
  itemTitle: Title | null;
  ruleTitle: Title | null;
}

/** The item by the edition under which the record came, else by the one of its day; the rules that say how long it is shown. */
export function titlesOf({ policy }: Pick<Kernel, 'policy'>, line: RecordLine): Titles {
  const items = findEdition(policy, line.edition)?.content.items ?? [];
  const own = items.flatMap((each) => ('title' in each && each.id === line.item ? [each.title] : []));
  const { ruleSet } = line.display;
  const rules = policy.all<{ ruleSet: string }>('display-rules').find((document) => document.content.ruleSet === ruleSet);
  return {
    itemTitle: own[0] ?? itemFor(policy, line.kind, line.decided, line.item)?.item.title ?? null,
    ruleTitle: rules?.title ?? null,
  };
}
