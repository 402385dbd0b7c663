import { crc32 } from 'node:zlib';
import { sheetMessages } from '../messages.ts';
import type { TableKind, TableRow } from '../types.ts';
import { plainCell } from '../../tables/index.ts';

/** Which row of which batch a returned row is. */
export interface RowMark {
  batch: string;
  rowNo: number;
}

/**
 * The mark of a row: batch, row and a check, since dragging a cell down makes a spreadsheet count its last number up. It
 * stands in a cell because WPS drops the properties of a document. It is no secret: whose batch it is, is for the reader to ask.
 */
export function rowMark({ batch, rowNo }: RowMark): string {
  const body = `${batch}#${rowNo}`;
  return `${body}#${check(body)}`;
}

/** The mark in a cell; undefined where there is none or it was changed. */
export function readRowMark(text: string): RowMark | undefined {
  const match = /^(.+)#([1-9]\d{0,7})#([0-9A-F]{8})$/u.exec(text.normalize('NFKC').trim());
  if (!match || check(`${match[1]}#${match[2]}`) !== match[3]) return undefined;
  return { batch: match[1]!, rowNo: Number(match[2]) };
}

const check = (body: string): string => crc32(body).toString(16).toUpperCase().padStart(8, '0');

/** Where the columns that we put around the clerk's own stand in a returned table. */
export interface ReturnedLayout {
  /** Row of the headings. */
  rowNo: number;
  mark: number;
  /** Positions of the clerk's own columns, in order. */
  own: number[];
}

/** Knows a table of rows to mend again by the heading of its marks, wherever the clerk moved the columns. */
export function readLayout(rows: readonly TableRow[]): ReturnedLayout | undefined {
  const texts = [sheetMessages.zh, sheetMessages.en];
  const marks = texts.map((t) => t['mend.id']({}));
  const added = new Set(texts.flatMap((t) => [t['mend.what']({}), t['mend.how']({}), t['mend.id']({})]));
  for (const row of rows) {
    const mark = row.cells.findIndex((cell) => marks.includes(cell.trim()));
    if (mark === -1) continue;
    const own = row.cells.map((_, index) => index).filter((index) => !added.has(row.cells[index]!.trim()));
    return { rowNo: row.rowNo, mark, own };
  }
  return undefined;
}

/** A returned row as the clerk first sent it: own columns only, what was put before formulas off again; the mark where it is whole. */
export function readReturned(row: TableRow, layout: ReturnedLayout, kind: TableKind): { mark: RowMark | undefined; row: TableRow } {
  const { own } = layout;
  const plain = kind === 'csv' ? plainCell : (cell: string): string => cell;
  const at = (index: number): string => plain(row.cells[index] ?? '');
  const copy: TableRow = { ...row, cells: own.map(at) };
  if (row.notes) copy.notes = own.map((index) => row.notes![index]);
  if (row.findings)
    copy.findings = row.findings
      .filter((f) => f.column === undefined || own.includes(f.column))
      .map((f) => (f.column === undefined ? f : { ...f, column: own.indexOf(f.column) }));
  return { mark: readRowMark(at(layout.mark)), row: copy };
}
