import { t } from '../../../kernel/i18n/types.ts';
import { organName, type CaseFile } from '../../../kernel/procedures/index.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { caseMessages } from '../messages/common.ts';
import { sheetMessages } from '../messages/sheet.ts';
import type { Sheet } from './schema.ts';
import { named, type Looking } from './looking.ts';

/** Organs by their relation to the case, and the people in it. */
export function peopleOf(look: Looking, file: CaseFile): Sheet['people'] {
  const { kernel, language } = look;
  const say = t(language, sheetMessages);
  const common = t(language, caseMessages);
  const { organs, handler, recused, agents } = file.case;
  const list = (names: readonly string[]): string => names.join(common.separator());
  const related = (['deciding', 'handling', 'reporting', 'superior'] as const).flatMap((relation) => {
    const code = organs[relation];
    return code === null ? [] : [{ title: say[`people.${relation}`](), value: organName(kernel, code, language) }];
  });
  const mandates = agents.map(({ account, until }) =>
    until === null
      ? named(look, account)
      : common.bracketed({ a: named(look, account), b: say['course.until']({ day: formatDate(until, language) }) }),
  );
  return [
    ...related,
    { title: say['people.handler'](), value: handler === null ? say['people.nobody']() : named(look, handler) },
    ...(recused.length === 0 ? [] : [{ title: say['people.recused'](), value: list(recused.map((account) => named(look, account))) }]),
    ...(mandates.length === 0 ? [] : [{ title: say['people.agents'](), value: list(mandates) }]),
  ];
}
