import { CsvSplitter } from './csv.ts';
import { decodeFile, type Encoding } from './decode.ts';
import { LIMITS } from './limits.ts';
import { refuseTable } from './refuse.ts';

export interface TableRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, empty rows count. */
  rowNo: number;
  cells: string[];
}

/** The rows of a CSV file in groups as they come; empty rows are left out but counted. Formulas are text like any other. */
export async function* readTable(path: string, encoding: Encoding): AsyncGenerator<TableRow[]> {
  let splitter: CsvSplitter | undefined;
  let rowNo = 0;
  const numbered = (split: (splitter: CsvSplitter) => string[][]): TableRow[] => {
    const rows: TableRow[] = [];
    for (const cells of splitOrRefuse(splitter!, split, rowNo)) {
      rowNo++;
      if (rowNo > LIMITS.rows) throw refuseTable('ROWS_TOO_MANY', { limit: LIMITS.rows });
      if (!isEmpty(cells)) rows.push({ rowNo, cells });
    }
    return rows;
  };
  for await (const text of decodeFile(path, encoding)) {
    splitter ??= new CsvSplitter({ delimiter: delimiterOf(text), longest: LIMITS.row });
    const rows = numbered((s) => s.push(text));
    if (rows.length > 0) yield rows;
  }
  if (!splitter) throw refuseTable('FILE_EMPTY', {});
  const rows = numbered((s) => s.end());
  if (rows.length > 0) yield rows;
}

function splitOrRefuse(splitter: CsvSplitter, split: (splitter: CsvSplitter) => string[][], rowNo: number): string[][] {
  try {
    return split(splitter);
  } catch (error) {
    throw error instanceof RangeError ? refuseTable('CSV_BROKEN', { line: rowNo + 1 }) : error;
  }
}

/** Spreadsheets export commas; some systems tabs or semicolons. The heading's line decides. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).split(/\r\n|\n|\r/u, 1)[0] ?? '';
  const count = (c: string): number => line.split(c).length;
  return [',', '\t', ';'].reduce((best, c) => (count(c) > count(best) ? c : best));
}

function isEmpty(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
