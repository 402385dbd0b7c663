/** Why a file is refused whole; each has its text in messages.ts (`refuse.CODE`). */
export type RefusalCode =
  | 'FILE_SIZE'
  | 'FILE_EMPTY'
  | 'GZIP_BROKEN'
  | 'ENCODING_UTF16'
  | 'ENCODING_UNKNOWN'
  | 'CSV_BROKEN'
  | 'ROWS_TOO_MANY'
  | 'HEADING_MISSING'
  | 'COLUMN_MISSING'
  | 'COLUMN_TWICE'
  | 'SHEET_UNKNOWN'
  | 'SHEET_UNSURE'
  | 'FORM_UNSURE'
  | 'FORM_NONE'
  | 'AMOUNT_SHIFT'
  | 'FILE_CHANGED';
