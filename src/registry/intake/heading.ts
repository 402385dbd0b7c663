import type { MappingColumn, MappingContent } from '../../kernel/policy/schemas/mapping.ts';
import { LIMITS } from './limits.ts';
import { refuse, refuseAll, type Refusal } from './refuse.ts';
import type { TableRow } from './table.ts';

/** One column of the file that the mapping knows. */
export interface FoundColumn {
  index: number;
  heading: string;
  column: MappingColumn;
}

export interface Heading {
  rowNo: number;
  cells: string[];
  found: FoundColumn[];
  /** Headings that the mapping does not know: their cells are dropped at the door, like identity columns. */
  unknown: string[];
  /** Positions of cells that are never kept: identity and unknown columns. */
  dropped: number[];
}

/** The heading may stand below a title; further down it is not looked for. */
export const HEADING_WITHIN = 10;

const NOTHING = /[\s\u200B-\u200F\uFEFF*＊]+/gu;

/** Headings are compared after NFKC, without white space and the asterisk of required columns, in upper case. */
export function normaliseHeading(text: string): string {
  return text.normalize('NFKC').replace(NOTHING, '').toUpperCase();
}

/**
 * Finds the heading among the first rows, by field codes or Chinese names in any order. Throws FILE_REFUSED: no heading, a
 * required column missing, a column twice (each named).
 */
export function findHeading(rows: readonly TableRow[], mapping: MappingContent): Heading {
  const known = new Map<string, MappingColumn>();
  for (const column of mapping.columns)
    for (const name of [...column.codes, ...column.names]) known.set(normaliseHeading(name), column);
  const matches = (row: TableRow): number => row.cells.filter((cell) => known.has(normaliseHeading(cell))).length;
  let best: TableRow | undefined;
  for (const row of rows.slice(0, HEADING_WITHIN)) if (matches(row) > (best ? matches(best) : 0)) best = row;
  if (!best) throw refuse('HEADING_MISSING', { columns: requiredNames(mapping).join('、') });
  return readHeading(best, known, mapping);
}

/** True for a second heading below the first: the national workbooks have the names above and the codes below. */
export function isHeadingAgain(row: TableRow, heading: Heading): boolean {
  const cells = heading.found.map(({ index, column }) => {
    const cell = normaliseHeading(row.cells[index] ?? '');
    return cell !== '' && [...column.codes, ...column.names].some((name) => normaliseHeading(name) === cell);
  });
  return cells.length > 1 && cells.every(Boolean);
}

function readHeading(row: TableRow, known: Map<string, MappingColumn>, mapping: MappingContent): Heading {
  if (row.cells.length > LIMITS.columns) throw refuse('COLUMNS_TOO_MANY', { limit: LIMITS.columns });
  const found: FoundColumn[] = [];
  const unknown: string[] = [];
  const dropped: number[] = [];
  const refusals: Refusal[] = [];
  row.cells.forEach((heading, index) => {
    const column = known.get(normaliseHeading(heading));
    if (!column) {
      dropped.push(index);
      if (heading.trim() !== '') unknown.push(heading.trim());
      return;
    }
    if (column.identity) dropped.push(index);
    else if (found.some((f) => f.column.field === column.field))
      refusals.push({ code: 'COLUMN_TWICE', params: { column: heading.trim() } });
    found.push({ index, heading: heading.trim(), column });
  });
  const given = new Set(found.map((f) => f.column.field));
  for (const column of mapping.columns)
    if (column.required && !given.has(column.field))
      refusals.push({ code: 'COLUMN_MISSING', params: { column: column.names[0] ?? column.codes[0] ?? column.field } });
  if (refusals.length > 0) throw refuseAll(refusals);
  return { rowNo: row.rowNo, cells: row.cells.map((cell) => cell.trim()), found, unknown, dropped };
}

function requiredNames(mapping: MappingContent): string[] {
  return mapping.columns.filter((c) => c.required).map((c) => c.names[0] ?? c.codes[0] ?? c.field);
}
