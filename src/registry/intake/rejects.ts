import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { intakeMessages } from './messages.ts';
import type { IntakeBatchesTable } from './tables.ts';
import type { FindingCode } from './fates.ts';

interface RejectRow {
  row_no: number;
  findings: { code: FindingCode; column: string | null; params: Record<string, string | number> }[];
  cells: string[];
}

/** A workbook holds at most 1,048,576 rows. */
const XLSX_ROWS = 1_000_000;

/** The batch's number stands in a cell as well: WPS drops document properties (ux.md §2.4). */
function tableOf(batch: IntakeBatchesTable, rows: readonly RejectRow[], language: Language): string[][] {
  const texts = t(language, intakeMessages);
  const heading = batch.heading?.cells ?? [];
  const first = [
    texts['rejects.what'](none),
    texts['rejects.how'](none),
    ...heading,
    texts['rejects.batch']({ number: batch.number }),
  ];
  return [first, ...rows.map((row) => rejectLine(row, heading.length, language))];
}

const none = {};

function rejectLine({ row_no: row, findings, cells }: RejectRow, width: number, language: Language): string[] {
  const texts = t(language, intakeMessages);
  const what = findings.map(({ code, column, params }) =>
    texts.row({ row, column: column ?? '', what: texts[`${code}.what`]({ ...params, column: column ?? '' }) }),
  );
  const how = [...new Set(findings.map(({ code, params }) => texts[`${code}.how`](params)))];
  return [what.join('；'), how.join('；'), ...Array.from({ length: width }, (_, i) => cells[i] ?? ''), ''];
}

async function rejectRows(kernel: Pick<Kernel, 'db'>, batchId: string): Promise<RejectRow[]> {
  const { rows } = await sql<RejectRow>`
    select row_no, jsonb_agg(jsonb_build_object('code', code, 'column', column_name, 'params', params) order by code) as findings,
      (array_agg(cells))[1] as cells
    from intake_findings where batch_id = ${batchId}::uuid and cells is not null
    group by row_no order by row_no limit ${XLSX_ROWS}`.execute(kernel.db.kysely);
  return rows;
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front (CSV injection); so does a tab or a line break. */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
}

const csvCell = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows to mend as CSV (UTF-8 with a mark, so that spreadsheets read Chinese). Returns how many. */
export async function writeRejectsCsv(
  kernel: Pick<Kernel, 'db'>,
  batch: IntakeBatchesTable,
  path: string,
  language: Language,
): Promise<number> {
  const rows = await rejectRows(kernel, batch.batch_id);
  const lines = tableOf(batch, rows, language).map(
    (line) => line.map((cell) => csvCell(harmless(cell))).join(',') + '\r\n',
  );
  await pipeline(Readable.from(['\uFEFF', ...lines]), createWriteStream(path));
  return rows.length;
}

/** The same as a workbook: every cell is text, so that codes keep their digits and nothing is a formula. */
export async function rejectsXlsx(
  kernel: Pick<Kernel, 'db'>,
  batch: IntakeBatchesTable,
  language: Language,
): Promise<Buffer> {
  const rows: CellValue[][] = tableOf(batch, await rejectRows(kernel, batch.batch_id), language);
  const bytes = await writeXlsx({
    sheets: [{ name: t(language, intakeMessages)['rejects.sheet'](none), rows }],
    properties: { title: batch.number },
  });
  return Buffer.from(bytes);
}

/** By the ending of the path: .xlsx a workbook, else CSV. */
export async function writeRejects(
  kernel: Pick<Kernel, 'db'>,
  batch: IntakeBatchesTable,
  path: string,
  language: Language,
): Promise<void> {
  if (path.toLowerCase().endsWith('.xlsx')) await writeFile(path, await rejectsXlsx(kernel, batch, language));
  else await writeRejectsCsv(kernel, batch, path, language);
}
