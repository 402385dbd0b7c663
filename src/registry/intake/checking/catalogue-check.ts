import type { MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import type { PolicyStore } from '../../../kernel/policy/types.ts';
import { assignmentOf, itemFor, type ItemOnDay } from '../../catalogue/index.ts';
import type { OrganBook } from './organs.ts';

export interface CatalogueCheck {
  /** The mapping's item in the edition of the day of the act; undefined: nothing of the kind may be recorded. */
  itemOn(day: string): ItemOnDay | undefined;
  /** Where the district's edition of the day does not let the organ report the item: what its text needs. */
  unassigned(item: string, organ: string, day: string): { organ: string; edition: string } | null;
}

/** Made once a file: a file names few days and organs many times. */
export function catalogueCheck(
  policy: Pick<PolicyStore, 'all'>,
  mapping: Pick<MappingContent, 'act' | 'item'>,
  organs: OrganBook,
): CatalogueCheck {
  const unassigned = (item: string, code: string, day: string) => {
    const organ = organs.find(code);
    const answer = organ === undefined ? null : assignmentOf(policy, item, organ, day);
    return answer === null || answer.assigned ? null : { organ: organ?.shortName ?? code, edition: answer.edition };
  };
  return {
    itemOn: kept((day: string) => itemFor(policy, mapping.act, day, mapping.item)),
    unassigned: kept(unassigned),
  };
}

function kept<A extends string[], R>(compute: (...args: A) => R): (...args: A) => R {
  const known = new Map<string, R>();
  return (...args) => {
    const key = args.join(' ');
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as R;
    const made = compute(...args);
    if (known.size < 10_000) known.set(key, made);
    return made;
  };
}
