import type { TransformOptions } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { decodeFile, type Encoding } from './decode.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './refuse.ts';

export interface TableRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, empty rows count. */
  rowNo: number;
  cells: string[];
}

/** How much text goes to the parser between two looks at what it found: large enough that waiting costs nothing. */
const SLICE = 1 << 16;

/** The rows of a CSV file in groups as they come; empty rows are left out but counted. Formulas are text like any other. */
export async function* readTable(path: string, encoding: Encoding): AsyncGenerator<TableRow[]> {
  let parser: ReturnType<typeof parse> | undefined;
  let rowNo = 0;
  const drain = (): TableRow[] => {
    const rows: TableRow[] = [];
    for (let cells = parser!.read() as string[] | null; cells !== null; cells = parser!.read() as string[] | null) {
      rowNo++;
      if (rowNo > LIMITS.rows) throw refuse('ROWS_TOO_MANY', { limit: LIMITS.rows });
      if (!isEmpty(cells)) rows.push({ rowNo, cells });
    }
    return rows;
  };
  const failed: { error?: Error } = {};
  try {
    for await (const text of decodeFile(path, encoding)) {
      parser ??= open(text, failed);
      for (let at = 0, end = 0; at < text.length; at = end) {
        end = sliceEnd(text, at);
        await written(parser, text.slice(at, end), failed);
        const rows = drain();
        if (rows.length > 0) yield rows;
      }
    }
    if (!parser) throw refuse('FILE_EMPTY', {});
    await ended(parser, failed);
    const rows = drain();
    if (rows.length > 0) yield rows;
  } catch (error) {
    throw error instanceof CsvError ? refuse('CSV_BROKEN', { line: rowNo + 1 }) : error;
  } finally {
    parser?.destroy();
  }
}

/** The parser makes bytes of what it is given: a slice must not part the two halves of one character. */
function sliceEnd(text: string, at: number): number {
  const end = Math.min(at + SLICE, text.length);
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function open(text: string, failed: { error?: Error }): ReturnType<typeof parse> {
  const options: Options & TransformOptions = {
    delimiter: delimiterOf(text),
    // A quotation mark within an unquoted cell is text: free text of documents is full of them.
    relax_quotes: true,
    // Told row by row as ROW_SHAPE, not as the end of the file.
    relax_column_count: true,
    max_record_size: LIMITS.row,
    // The parser's own buffer must hold a whole slice: we read it only between two writes.
    readableHighWaterMark: SLICE,
    writableHighWaterMark: SLICE,
  };
  const parser = parse(options);
  parser.on('error', (error) => (failed.error = error));
  return parser;
}

/** Spreadsheets export commas; some systems tabs or semicolons. The heading's line decides. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).split(/\r\n|\n|\r/u, 1)[0] ?? '';
  const count = (c: string): number => line.split(c).length;
  return [',', '\t', ';'].reduce((best, c) => (count(c) > count(best) ? c : best));
}

function written(parser: ReturnType<typeof parse>, text: string, failed: { error?: Error }): Promise<void> {
  return new Promise((resolve, reject) => {
    if (failed.error) return reject(failed.error);
    parser.write(text, 'utf8', (error) => {
      const reason = error ?? failed.error;
      if (reason) reject(reason);
      else resolve();
    });
  });
}

function ended(parser: ReturnType<typeof parse>, failed: { error?: Error }): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.end(() => (failed.error ? reject(failed.error) : resolve()));
  });
}

function isEmpty(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell.trim() !== '') return false;
  return true;
}
