/**
 * Files of the exchange: UTF-8 with a mark (spreadsheets read it rightly), every cell in quotation marks, CRLF. The content
 * is exactly what is held: a machine reads it, and a neutralised cell would be a changed fact.
 */
export function exchangeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return Buffer.from(`\uFEFF${[columns, ...rows].map(line).join('\r\n')}\r\n`, 'utf8');
}
