import { t, type Language } from '../../../kernel/i18n/types.ts';
import { csvText } from '../../../kernel/tables/index.ts';
import { intakeMessages } from '../messages.ts';
import type { OpenReturn } from './list.ts';
import { returnedTableMessages } from './messages.ts';

/** Rows that are to come again as a table for people. */
export function returnedTable(items: readonly OpenReturn[], language: Language): string {
  const say = t(language, returnedTableMessages);
  const texts = t(language, intakeMessages);
  const heading = [say.batch(), say.row(), say.column(), say.what(), say.how(), say.returned(), say.due(), say.left(), say.code()];
  const rows = items.map(({ batch, row, column, code, params, returnedOn, due, workingDaysLeft }) => [
    batch,
    String(row),
    column ?? '',
    texts[`${code}.what`]({ ...params, column: column ?? '' }),
    texts[`${code}.how`](params),
    returnedOn,
    due,
    String(workingDaysLeft),
    code,
  ]);
  return csvText([heading, ...rows]);
}
