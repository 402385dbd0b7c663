/** Why a file is refused whole; each has its text in messages.ts (`refuse.CODE`). */
export type RefusalCode =
  | 'HEADING_MISSING'
  | 'COLUMN_MISSING'
  | 'COLUMN_TWICE'
  | 'SHEET_UNKNOWN'
  | 'SHEET_UNSURE'
  | 'FORM_UNSURE'
  | 'FORM_NONE'
  | 'AMOUNT_SHIFT';
