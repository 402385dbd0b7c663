/** What a spreadsheet runs when it opens a CSV: also behind white space and in full width, in some versions. */
const RUNS = /^'*(?:[\s\u00a0\u3000]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A negative number or a percentage: a spreadsheet that runs it gets the same. */
const NEGATIVE = /^-(?:\d[\d,]*)(?:\.\d+)?%?$/u;

/**
 * CSV only: an apostrophe in front of what would run as a formula. One more where apostrophes stand already, so that
 * `plainCell` gives back what there was. In a workbook nothing is put in front: its cells are text by type and format.
 */
export function harmlessCell(cell: string): string {
  return RUNS.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell;
}

/** Undoes `harmlessCell`, for tables of ours that come back. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}
