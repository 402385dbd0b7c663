import type { TableLimits } from './limits.ts';
import { refuseTable } from './refuse.ts';
import type { SheetFinding, TableRow, TypedCell } from './types.ts';

/** Puts a cell into its row, with what is to be said of it. */
export function addCell(row: TableRow, column: number, cell: TypedCell, limits: TableLimits): void {
  // A row ends with its last content: in workbooks cells are written for their borders alone.
  if (cell.text === '' && cell.formula === undefined) return;
  if (column >= limits.columns) {
    // Formats are painted far to the right of the data; content there is none of ours.
    if (cell.text.trim() === '') return;
    throw refuseTable('COLUMNS_TOO_MANY', { row: row.rowNo, limit: limits.columns });
  }
  const { text, ...note } = cell;
  while (row.cells.length < column) row.cells.push('');
  row.cells[column] = text.length > limits.cell ? text.slice(0, limits.cell) : text;
  if (note.kind !== 'text' || note.formula !== undefined) (row.notes ??= [])[column] = note;
  const findings = findingsOf(cell, column, limits);
  if (findings.length > 0) (row.findings ??= []).push(...findings);
}

function findingsOf(cell: TypedCell, column: number, limits: TableLimits): SheetFinding[] {
  const findings: SheetFinding[] = [];
  if (cell.formula === 'missing') findings.push({ code: 'FORMULA_NO_RESULT', column, params: {} });
  if (cell.lost) findings.push({ code: 'NUMBER_LOST', column, params: { text: cell.text } });
  if (cell.kind === 'error') findings.push({ code: 'CELL_ERROR', column, params: { text: cell.text.slice(0, 20) } });
  if (cell.text.length > limits.cell)
    findings.push({ code: 'CELL_LONG', column, params: { length: cell.text.length, limit: limits.cell } });
  return findings;
}

/** Without content and without anything to say of it. */
export function isEmptyRow(row: TableRow): boolean {
  if (row.findings !== undefined) return false;
  for (const cell of row.cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
