import type { Encoding } from './decode.ts';
import type { SheetFindingCode } from './findings.ts';

/** What a cell holds, beside its text. A cell without a note is text as typed. */
export interface CellNote {
  kind: 'number' | 'date' | 'boolean' | 'error' | 'text';
  /** The cell is a formula: its stored result was taken, or it had none. Formulas are never evaluated. */
  formula?: 'stored' | 'missing';
  /** Digits are gone for good: a number of more than 15 digits that a spreadsheet took for an amount. */
  lost?: true;
}

export interface TypedCell extends CellNote {
  text: string;
}

/** Said of one row while it is read; the text of each code is in messages.ts. */
export interface SheetFinding {
  code: SheetFindingCode;
  /** Position of the cell, from 0. */
  column?: number;
  params: Record<string, string | number>;
}

export interface TableRow {
  /** As a spreadsheet numbers it: the first row is 1, empty rows count. 0 = headings that stand in no row (JSON lines). */
  rowNo: number;
  /**
   * As the clerk sees them, with three exceptions: a date is its ISO day (or day and time), since most formats follow the
   * reader's own settings; a number whose format would round it away is written out; a number whose digits are all there
   * is never in scientific notation.
   */
  cells: string[];
  /** By position; only where a cell is something else than text. */
  notes?: (CellNote | undefined)[];
  findings?: SheetFinding[];
  /** The row is hidden or filtered out: its sender may not know that it is there. */
  hidden?: true;
  /** Of a table of rows to mend that came back: which row of which batch it was. */
  mark?: { batch: string; rowNo: number };
}

/** Positions from 0, last row and column included. */
export interface Merge {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface Sheet {
  index: number;
  /** Empty for CSV and JSON lines. */
  name: string;
  state: 'visible' | 'hidden' | 'very-hidden';
}

/** What is known of a sheet before its rows are read. */
export interface SheetSurvey {
  /** Rows in the file, empty ones too; of a CSV file not known. */
  rows: number | undefined;
  hiddenRows: number;
  /** Positions of hidden columns. */
  hiddenColumns: number[];
  merges: Merge[];
}

export type TableKind = 'csv' | 'xlsx' | 'jsonl' | 'xls';

/** A file of rows, whatever its form. Reading again reads the file again, so it must not change meanwhile. */
export interface Table {
  kind: TableKind;
  /** SHA-256 of the content (unpacked where it was gzip). */
  hash: Buffer;
  bytes: number;
  /** Of CSV and JSON lines. */
  encoding?: Encoding;
  sheets: readonly Sheet[];
  survey: (sheet: Sheet) => Promise<SheetSurvey>;
  /** Groups of rows as they come; empty rows are left out but counted. Throws FILE_REFUSED where a limit is passed. */
  rows: (sheet: Sheet) => AsyncIterable<TableRow[]>;
}

/** The cell at a position with what is known of it; an empty text where the row ends before. */
export function cellAt(row: TableRow, index: number): TypedCell {
  return { kind: 'text', ...row.notes?.[index], text: row.cells[index] ?? '' };
}
