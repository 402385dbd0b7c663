/**
 * The fate of a row: one code, one fate, one table (domain.md). A row has exactly one fate; an accepted one may be held.
 * The letter is what intake_chunks stores for each row. Codes of finding have their text in messages.ts.
 */
export const FATES = {
  accepted: 'a',
  replaced: 'p',
  unchanged: 'u',
  stale: 's',
  waiting: 'w',
  returned: 't',
  rejected: 'x',
} as const;
export type Fate = keyof typeof FATES;

export const FINDING_FATES = {
  // rejected: the row can't stand
  MISSING_FIELD: 'rejected',
  BAD_DATE: 'rejected',
  DATE_FUTURE: 'rejected',
  BAD_AMOUNT: 'rejected',
  BAD_VALUE: 'rejected',
  TOO_LONG: 'rejected',
  TEXT_UNUSABLE: 'rejected', // NUL, lone surrogates
  ROW_SHAPE: 'rejected', // more or fewer cells than the heading has
  ROW_UNREADABLE: 'rejected', // no complete object, or a name twice in it (JSON lines)
  CELL_ERROR: 'rejected', // a formula without stored result, #N/A and the like
  LENGTH: 'rejected',
  CHARSET: 'rejected',
  CHECK18: 'rejected',
  CHECK_ORG: 'rejected',
  SENTINEL: 'rejected',
  SCIENTIFIC: 'rejected',
  NATURAL_PERSON: 'rejected',
  AMOUNT_UNIT: 'rejected',
  DUPLICATE_IN_FILE: 'rejected',
  ORG_NOT_YOURS: 'rejected',
  // returned: to be checked at the source
  NAME_CODE: 'returned',
  AMBIGUOUS_CODE: 'returned', // the code is claimed by two bodies: nothing adverse is attached
  SHOWN_NEEDS_CORRECTION: 'returned', // the act is on display already; a change is a correction
  WITHDRAWN_BEFORE: 'returned',
  // waiting
  CODE_NOT_HELD: 'waiting',
  // stale
  OLDER_THAN_HELD: 'stale',
  // accepted, then held for a reviewer
  IDENTITY_IN_TEXT: 'held',
  PHONE_IN_TEXT: 'held',
  ACCOUNT_IN_TEXT: 'held',
  PLATE_IN_TEXT: 'held',
  PERSON_IN_TEXT: 'held',
  SECRECY_MARK: 'held',
  AMOUNT_WORDS: 'held',
  DOCUMENT_HELD_BEFORE: 'held',
} as const satisfies Record<string, Fate | 'held'>;
export type FindingCode = keyof typeof FINDING_FATES;
