import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsx, writeXlsxStream, type Cell, type CellStyle, type ColumnDef } from 'hucre/xlsx';
import { t, type Language } from '../../i18n/types.ts';
import { sheetMessages } from '../messages.ts';
import { BOM, csvLine } from '../../tables/index.ts';
import { rowMark } from './mark.ts';

/** One fault of a row; `column` is the position among the clerk's own columns, none where the row as a whole is meant. */
export interface Problem {
  column?: number;
  what: string;
  how: string;
}

export interface RowToMend {
  rowNo: number;
  cells: readonly string[];
  problems: readonly Problem[];
}

export interface TableToMend {
  batch: string;
  /** The clerk's own headings, in the clerk's order. */
  heading: readonly string[];
  rows: Iterable<RowToMend> | AsyncIterable<RowToMend>;
  language: Language;
}

/**
 * Up to here each bad cell has its comment and colour. A larger workbook is streamed, which hucre can't do with comments;
 * the columns in front say the same.
 */
const WITH_COMMENTS = 5_000;

/** Columns that we put in front of the clerk's own. */
const IN_FRONT = 2;

const TEXT: CellStyle = { numFmt: '@' };
const BAD: CellStyle = { numFmt: '@', fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE2E2' } } };
const HEAD: CellStyle = { numFmt: '@', font: { bold: true } };

export interface WriteOptions {
  format?: 'xlsx' | 'csv';
  /** For tests. */
  withComments?: number;
}

/**
 * Writes rows to mend: what is wrong and how to mend it in front, then the clerk's own columns in their order, then the mark
 * by which a row is known when it comes back. Every cell is text, so that no code loses digits and nothing runs as a formula.
 * Returns how many rows, and whether bad cells carry comments.
 */
export async function writeWorkbook(
  target: string | Writable,
  table: TableToMend,
  options: WriteOptions = {},
): Promise<{ rows: number; comments: boolean }> {
  const out = typeof target === 'string' ? createWriteStream(target) : target;
  if (options.format === 'csv') return { rows: await writeCsv(out, table), comments: false };
  const rows = fromAny(table.rows);
  const first: RowToMend[] = [];
  const limit = options.withComments ?? WITH_COMMENTS;
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    first.push(next.value);
    if (first.length > limit) return { rows: await writeStreamed(out, table, first, rows), comments: false };
  }
  await pipeline(Readable.from([await withComments(table, first)]), out);
  return { rows: first.length, comments: true };
}

async function* fromAny(rows: TableToMend['rows']): AsyncGenerator<RowToMend> {
  yield* rows;
}

async function withComments(table: TableToMend, rows: readonly RowToMend[]): Promise<Buffer> {
  const cells = new Map<string, Partial<Cell>>();
  const texts = t(table.language, sheetMessages);
  headingOf(table).forEach((_, column) => cells.set(`0,${column}`, { style: HEAD }));
  rows.forEach((row, at) => {
    for (const { column, what, how } of row.problems) {
      const place = `${at + 1},${column === undefined ? 0 : column + IN_FRONT}`;
      const before = cells.get(place)?.comment?.text;
      const text = printable(`${what}\n${how}`);
      cells.set(place, { style: BAD, comment: { text: before === undefined ? text : `${before}\n${text}` } });
    }
  });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: texts['mend.sheet']({}),
        columns: columnsOf(table),
        rows: [headingOf(table), ...rows.map((row) => lineOf(row, table))].map((line) => line.map(printable)),
        cells,
        freezePane: { rows: 1 },
      },
    ],
    properties: { title: table.batch },
  });
  return Buffer.from(bytes);
}

async function writeStreamed(
  out: Writable,
  table: TableToMend,
  first: readonly RowToMend[],
  rest: AsyncIterable<RowToMend>,
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string[]> {
    yield headingOf(table).map(printable);
    for (const row of first) yield (count++, lineOf(row, table).map(printable));
    for await (const row of rest) yield (count++, lineOf(row, table).map(printable));
  }
  const name = t(table.language, sheetMessages)['mend.sheet']({});
  const stream = writeXlsxStream(lines(), { name, columns: columnsOf(table), freezePane: { rows: 1 } });
  await pipeline(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]), out);
  return count;
}

async function writeCsv(out: Writable, table: TableToMend): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    yield BOM + csvLine(headingOf(table));
    for await (const row of table.rows) {
      count++;
      yield csvLine(lineOf(row, table));
    }
  }
  await pipeline(Readable.from(lines()), out);
  return count;
}

function headingOf({ heading, language }: TableToMend): string[] {
  const texts = t(language, sheetMessages);
  return [texts['mend.what']({}), texts['mend.how']({}), ...heading, texts['mend.id']({})];
}

function lineOf(row: RowToMend, { batch, heading, language }: TableToMend): string[] {
  const texts = t(language, sheetMessages);
  const what = row.problems.map(({ column, what }) =>
    column === undefined ? what : texts['mend.where']({ column: heading[column] ?? '', what }),
  );
  const how = [...new Set(row.problems.map((problem) => problem.how))];
  const own = heading.map((_, index) => row.cells[index] ?? '');
  return [what.join('；'), how.join('；'), ...own, rowMark({ batch, rowNo: row.rowNo })];
}

/** Formatted as text as a whole, so that what the clerk types in empty cells is text as well. */
function columnsOf(table: TableToMend): ColumnDef[] {
  const width = [36, 36, ...table.heading.map((heading) => Math.min(40, Math.max(12, heading.length * 2 + 2))), 30];
  return width.map((columns) => ({ width: columns, style: TEXT }));
}

/** An underscore that would be read as Excel's sign for a control character is written as one; half characters are marked. */
function printable(cell: string): string {
  return cell.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_').replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');
}
