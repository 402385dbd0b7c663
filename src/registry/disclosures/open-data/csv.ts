/** A spreadsheet runs a cell that begins like this; an apostrophe before it makes it text again. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** One line of RFC 4180, with formulas neutralised. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | null): string {
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Excel and WPS take a file for UTF-8 only with this mark. */
export const BOM = '\uFEFF';
