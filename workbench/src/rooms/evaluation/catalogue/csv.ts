/** A table as a file for spreadsheets: quoted, with a mark of UTF-8, and nothing that a spreadsheet would run. Pure. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
