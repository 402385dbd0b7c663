import type { MappingColumn, MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import { refuse, refuseAll, type Refusal } from './refuse.ts';
import { findHeading, type FoundHeading, type KnownColumn } from '../../../kernel/sheets/index.ts';

/** One column of the file that the mapping knows. */
export interface FoundColumn {
  index: number;
  heading: string;
  column: MappingColumn;
}

export interface Heading {
  /** Its last row; data begin below. */
  rowNo: number;
  cells: string[];
  found: FoundColumn[];
  /** Headings that the mapping does not know: their cells are dropped at the door, like identity columns. */
  unknown: string[];
  /** Positions of cells that are never kept: identity and unknown columns. */
  dropped: number[];
}

/** The columns of a mapping, as headings are looked for. An identity column may stand twice, dropped each time; `several` too. */
export function knownColumns(mapping: MappingContent): KnownColumn[] {
  return mapping.columns.map(({ field, names, codes, required = false, identity = false, several = false }) => ({
    field,
    names,
    codes,
    required,
    repeats: identity || several,
  }));
}

/** Throws FILE_REFUSED: a required column missing, a column twice (each named). */
export function toHeading(found: FoundHeading, mapping: MappingContent): Heading {
  const columns = new Map(mapping.columns.map((column) => [column.field, column]));
  const nameOf = (field: string): string => {
    const column = columns.get(field)!;
    return column.names[0] ?? column.codes[0] ?? field;
  };
  const shownAs = (field: string): string => found.cells[found.found.find((f) => f.field === field)!.index]!;
  const refusals: Refusal[] = [
    ...found.twice.map((field): Refusal => ({ code: 'COLUMN_TWICE', params: { column: shownAs(field) } })),
    ...found.missing.map((field): Refusal => ({ code: 'COLUMN_MISSING', params: { column: nameOf(field) } })),
  ];
  if (refusals.length > 0) throw refuseAll(refusals);
  const known = new Map(found.found.map(({ index, field }) => [index, columns.get(field)!]));
  const heading: Heading = { rowNo: found.lastRow, cells: found.cells, found: [], unknown: [], dropped: [] };
  found.cells.forEach((cell, index) => {
    const column = known.get(index);
    if (column) heading.found.push({ index, heading: cell, column });
    else if (cell !== '') heading.unknown.push(cell);
    if (!column || column.identity) heading.dropped.push(index);
  });
  return heading;
}

/** The heading of one act that is not a file: its names in any order. Throws as toHeading, or where none is known. */
export function headingOf(names: readonly string[], mapping: MappingContent): Heading {
  const found = findHeading([{ rowNo: 1, cells: [...names] }], knownColumns(mapping));
  if (!found) throw headingMissing(mapping);
  return toHeading(found, mapping);
}

export function headingMissing(mapping: MappingContent): ReturnType<typeof refuse> {
  const required = mapping.columns.filter((c) => c.required).map((c) => c.names[0] ?? c.codes[0] ?? c.field);
  return refuse('HEADING_MISSING', { columns: required.join('、') });
}
