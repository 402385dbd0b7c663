import type { Row } from './rows.ts';

/** The part of a mapping that a writer of files needs. */
interface Columns {
  columns: readonly { field: string; names: readonly string[]; codes: readonly string[] }[];
}

/**
 * The file that an organ would send: the mapping's columns in order, by their Chinese headings. A field that the mapping
 * does not know is a mistake of the generator, not of the organ: RangeError.
 */
export function csvOf(mapping: Columns, rows: readonly Row[]): Buffer {
  const known = new Set(mapping.columns.map((c) => c.field));
  for (const row of rows) {
    for (const field of Object.keys(row)) if (!known.has(field)) throw new RangeError(`the mapping has no field ${field}`);
  }
  const used = mapping.columns.filter((c) => rows.some((row) => row[c.field] !== undefined));
  const lines = [used.map((c) => c.names[0] ?? c.codes[0] ?? c.field), ...rows.map((row) => used.map((c) => row[c.field] ?? ''))];
  return Buffer.from(lines.map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n', 'utf8');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
