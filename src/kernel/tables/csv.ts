import { harmlessCell } from './harmless.ts';

/** Excel and WPS take a file for UTF-8 only with this mark. */
export const BOM = '\uFEFF';

/** A cell that a spreadsheet would take for a formula is shielded, or a name typed by a party could run in an office. */
function cellOf(text: string): string {
  const shielded = harmlessCell(text);
  return /[",\n\r]/u.test(shielded) ? `"${shielded.replaceAll('"', '""')}"` : shielded;
}

/** One line of RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A table as CSV: for people; machines take the API. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map(csvLine).join('');
}
