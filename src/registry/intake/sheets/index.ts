export { openTable } from './open.ts';
export { entriesOf } from './json/entries.ts';
export { TABLE_LIMITS, type TableLimits } from './limits.ts';
export { cellAt } from './types.ts';
export type {
  CellNote,
  Merge,
  Sheet,
  SheetFinding,
  SheetSurvey,
  Table,
  TableKind,
  TableRow,
  TypedCell,
} from './types.ts';
export { isLostNumber } from './values.ts';
export { sheetMessages } from './messages.ts';
export { chooseSheet, findHeading, fingerprint, HEADING_WITHIN, headingKeys } from './heading.ts';
export type { FoundHeading, KnownColumn, SheetChoice } from './heading.ts';
export { writeWorkbook, type Problem, type RowToMend, type TableToMend } from './mend/write.ts';
export { readLayout, readReturned, readRowMark, rowMark, type ReturnedLayout, type RowMark } from './mend/mark.ts';
export { harmlessCell, plainCell } from './mend/harmless.ts';
