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
  NOT_IN_CATALOGUE: 'rejected', // no edition of the act's day has such an item
  ITEM_NOT_ASSIGNED: 'rejected', // the district's edition of the act's day assigns it to other organs
  GRADE_SCALE_UNKNOWN: 'rejected', // of a scale that nobody described
  GRADE_NOT_ISSUED: 'rejected', // by another than the scale's issuer
  GRADE_VALUE_UNKNOWN: 'rejected', // a value that the scale does not have
  // returned: to be checked at the source
  NAME_CODE: 'returned',
  AMBIGUOUS_CODE: 'returned', // the code is claimed by two bodies: nothing adverse is attached
  SHOWN_NEEDS_CORRECTION: 'returned', // the act is on display already; a change is a correction
  WITHDRAWN_BEFORE: 'returned',
  ADVERSE_NO_CODE: 'returned', // adverse, and no code to attach it by
  JOIN_NAME: 'returned', // the source's number belongs to a body of another name
  // waiting
  CODE_NOT_HELD: 'waiting',
  CODE_UNUSABLE: 'waiting', // not adverse, its code wrong: a person decides at the desk
  JOIN_NONE: 'waiting', // neither number nor name of the source's register: waits for it, or for the desk
  JOIN_AMBIGUOUS: 'waiting', // number and name mean different bodies, or several: a person decides
  // unchanged: held by another line, which says something else; the deciding organ is asked
  DIFFERS_BY_LINE: 'unchanged',
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
  NAME_PRIVATE_USE: 'held',
  DETERMINATION_INCOMPLETE: 'held',
  // taken as it is, and counted for the sender
  INDUSTRY_UNKNOWN: 'noted',
} as const satisfies Record<string, Fate | 'held' | 'noted'>;
export type FindingCode = keyof typeof FINDING_FATES;

/** Rows that need not come again: nothing of them is to be mended, or the way is another one (a correction). */
export const NOTHING_TO_MEND: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'NATURAL_PERSON',
  'DUPLICATE_IN_FILE',
  'SHOWN_NEEDS_CORRECTION',
  'WITHDRAWN_BEFORE',
]);
