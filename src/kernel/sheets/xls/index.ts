import type { TableLimits } from '../limits.ts';
import { Covered } from '../merges.ts';
import { refuseTable } from '../refuse.ts';
import { addCell, isEmptyRow } from '../rows.ts';
import type { Merge, Sheet, Table, TableRow, TypedCell } from '../types.ts';
import { numberCell } from '../values.ts';
import { fileBytes } from '../xlsx/file-bytes.ts';
import { formatKind } from '../xlsx/formats.ts';
import { readOldWorkbook, type OldSheet, type OldWorkbook } from './read.ts';
import type { OldCell, OldRow } from './worker.ts';

/** Error values by their number (MS-XLS 2.5.10). */
const ERRORS: Record<string, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

const STATES = ['visible', 'hidden', 'very-hidden'] as const;

/** An .xls workbook, as WPS saves it by default. It holds at most 65,536 rows a sheet, so it is read whole. */
export async function openOldWorkbook(path: string, limits: TableLimits, signal?: AbortSignal): Promise<Omit<Table, 'hash' | 'bytes'>> {
  if ((await fileBytes(path)).size > limits.oldWorkbook.bytes) throw refuseTable('WORKBOOK_OLD_SLOW');
  const book = await readOldWorkbook(path, limits, signal);
  if (book.sheets.length === 0) throw refuseTable('FILE_EMPTY');
  const sheetOf = (sheet: Sheet): OldSheet => book.sheets[sheet.index]!;
  async function* rows(sheet: Sheet): AsyncGenerator<TableRow[]> {
    const old = sheetOf(sheet);
    const covered = new Covered(mergesOf(old));
    const hidden = new Set(old.hiddenRows);
    let count = 0;
    for (let from = 0; from < old.rows.length; from += 1000) {
      signal?.throwIfAborted();
      const group = old.rows
        .slice(from, from + 1000)
        .map((row) => readRow(row, book, covered, hidden, limits))
        .filter((row) => !isEmptyRow(row));
      count += group.length;
      if (count > limits.rows) throw refuseTable('ROWS_TOO_MANY', { limit: limits.rows });
      if (group.length > 0) yield group;
    }
  }
  return {
    kind: 'xls',
    sheets: book.sheets.map(({ name, hidden }, index) => ({ index, name, state: STATES[hidden] ?? 'hidden' })),
    survey: (sheet) => {
      const { lastRow, hiddenRows, hiddenColumns } = sheetOf(sheet);
      return Promise.resolve({
        rows: lastRow,
        hiddenRows: hiddenRows.length,
        hiddenColumns,
        merges: mergesOf(sheetOf(sheet)),
      });
    },
    rows,
  };
}

function mergesOf({ merges }: OldSheet): Merge[] {
  return merges.map(({ s, e }) => ({ firstRow: s.r, lastRow: e.r, firstColumn: s.c, lastColumn: e.c }));
}

function readRow([at, cells]: OldRow, book: OldWorkbook, covered: Covered, hidden: Set<number>, limits: TableLimits): TableRow {
  const row: TableRow = { rowNo: at + 1, cells: [] };
  if (hidden.has(at)) row.hidden = true;
  for (const cell of cells) if (!covered.has(at, cell[0])) addCell(row, cell[0], typed(cell, book.from1904), limits);
  return row;
}

function typed([, type, value, format, formula]: OldCell, from1904: boolean): TypedCell {
  const cell = plain(type, value, format, from1904);
  return formula ? { ...cell, formula: 'stored' } : cell;
}

function plain(type: string, value: string, format: string, from1904: boolean): TypedCell {
  if (type === 'n') return numberCell(value, { code: format, kind: formatKind(format) }, from1904);
  if (type === 'b') return { kind: 'boolean', text: value === 'true' ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { kind: 'error', text: ERRORS[value] ?? value };
  return { kind: 'text', text: value };
}
