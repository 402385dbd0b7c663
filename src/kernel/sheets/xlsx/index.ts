import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import type { Sheet, SheetSurvey, Table, TableRow } from '../types.ts';
import { Archive } from './archive.ts';
import { SheetRows } from './sheet-rows.ts';
import { surveySheet } from './survey.ts';
import { readWorkbook } from './workbook.ts';

/** An .xlsx workbook, by stream: shared texts and formats are held, sheets are not. */
export async function openWorkbook(path: string, limits: TableLimits, signal?: AbortSignal): Promise<Omit<Table, 'hash' | 'bytes'>> {
  const archive = await Archive.open(path, limits, signal);
  const workbook = await readWorkbook(archive, limits);
  if (workbook.sheets.length === 0) throw refuseTable('FILE_EMPTY');
  const surveys = new Map<number, Promise<SheetSurvey>>();
  const partOf = (sheet: Sheet): string => workbook.sheets[sheet.index]!.part;
  const survey = (sheet: Sheet): Promise<SheetSurvey> => {
    const known = surveys.get(sheet.index) ?? surveySheet(archive, partOf(sheet), limits);
    surveys.set(sheet.index, known);
    return known;
  };
  async function* rows(sheet: Sheet): AsyncGenerator<TableRow[]> {
    const { merges } = await survey(sheet);
    const reader = new SheetRows(workbook, await workbook.sharedTexts(), merges, limits);
    for await (const piece of archive.texts(partOf(sheet))) {
      signal?.throwIfAborted();
      const group = reader.push(piece);
      if (group.length > 0) yield group;
    }
    const last = reader.end();
    if (last.length > 0) yield last;
  }
  return {
    kind: 'xlsx',
    sheets: workbook.sheets.map(({ index, name, state }) => ({ index, name, state })),
    survey,
    rows,
  };
}
