/** What may be wrong with one row of a table before any mapping looks at it. */
export type SheetFindingCode =
  | 'FORMULA_NO_RESULT'
  | 'NUMBER_LOST'
  | 'CELL_ERROR'
  | 'CELL_LONG'
  | 'JSON_BROKEN'
  | 'JSON_NOT_ROW'
  | 'JSON_KEY_TWICE'
  | 'LINE_LONG';
