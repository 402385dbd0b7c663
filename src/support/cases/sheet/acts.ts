import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, titleOf, type CaseActs, type CaseFile } from '../../../kernel/procedures/index.ts';
import { sheetMessages } from '../messages/sheet.ts';
import type { Sheet } from './schema.ts';
import type { Looking } from './looking.ts';

/** What else this person may do to the case, as far as it is open. */
export function actsIn({ language }: Looking, { case: of, procedure }: CaseFile, acts: CaseActs): Sheet['acts'] {
  const say = t(language, sheetMessages);
  const grounds = procedure.suspensions.filter(({ id }) => acts.suspend.includes(id));
  return {
    suspend: grounds.map(({ id, title }) => ({ id, title: titleOf(title, language) })),
    resume: acts.resume,
    extend: acts.extend.map(({ period, atMost }) => {
      const unit = procedure.periods.find(({ id }) => id === period)?.unit ?? 'calendar';
      return {
        id: period,
        title: nameOf(language, procedure, period),
        most: `${atMost}${say[`unit.${unit}`]()}`,
        due: of.periods.findLast((each) => each.period === period)?.due ?? null,
      };
    }),
    assign: acts.assign,
    recuse: acts.recuse,
    serve: acts.serve,
    upload: acts.upload && procedure.transitions.some(({ papers = [] }) => papers.length > 0),
    running: of.periods.filter(({ closedOn }) => closedOn === null).length,
  };
}
