import type { Inspected } from './decode.ts';
import { readTable } from './table.ts';
import { isLostNumber } from './values.ts';
import type { TableLimits } from './limits.ts';
import { refuseTable } from './refuse.ts';
import type { Sheet, SheetSurvey, Table, TableRow } from './types.ts';

export const ONE_SHEET: readonly Sheet[] = [{ index: 0, name: '', state: 'visible' }];

/** CSV as intake has read it so far; cells are text, so what is lost shows only where it is in scientific notation. */
export function csvTable(path: string, inspected: Inspected, limits: TableLimits, signal?: AbortSignal): Table {
  async function* rows(): AsyncGenerator<TableRow[]> {
    for await (const group of readTable(path, inspected.encoding)) {
      signal?.throwIfAborted();
      for (const row of group) note(row, limits);
      yield group;
    }
  }
  return {
    kind: 'csv',
    hash: inspected.hash,
    bytes: inspected.bytes,
    encoding: inspected.encoding,
    sheets: ONE_SHEET,
    survey: () => Promise.resolve(noSurvey()),
    rows,
  };
}

/** Where the number of rows is not known before they are read. */
function noSurvey(): SheetSurvey {
  return { rows: undefined, hiddenRows: 0, hiddenColumns: [], merges: [] };
}

/** A cell is looked at only by its length, and a short one that may be in scientific notation: rows come by the million. */
function note(row: TableRow, limits: TableLimits): void {
  const { cells } = row;
  for (let column = 0; column < cells.length; column++) {
    const text = cells[column]!;
    if (text.length > limits.cell) {
      const params = { length: text.length, limit: limits.cell };
      (row.findings ??= []).push({ code: 'CELL_LONG', column, params });
      cells[column] = text.slice(0, limits.cell);
    } else if (text.length <= 24 && text.length >= 5 && mayBeLost(text) && isLostNumber(text))
      (row.findings ??= []).push({ code: 'NUMBER_LOST', column, params: { text: text.trim() } });
  }
  if (cells.length > limits.columns && cells.slice(limits.columns).some((cell) => cell.trim() !== ''))
    throw refuseTable('COLUMNS_TOO_MANY', { row: row.rowNo, limit: limits.columns });
}

/** Most cells of a file begin with a letter or a Chinese character: they are none at the first look. */
function mayBeLost(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first < 0x3a || first === 0x3000 || first > 0xff00) && /[EeＥｅ]/u.test(text);
}
