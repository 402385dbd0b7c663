/**
 * The closed union of error codes. Each has one HTTP status and one process exit code here, and its Chinese and
 * English text in `messages.ts` beside this file: a code without a text is a compile error.
 */
export const ERROR_CODES = {
  // used wrongly
  BAD_INPUT: { status: 400, exit: 2 },
  BAD_USCC: { status: 422, exit: 1 },
  BAD_CURSOR: { status: 400, exit: 2 },
  NOT_FOUND: { status: 404, exit: 1 },
  AMBIGUOUS_KEY: { status: 409, exit: 1 },
  GONE: { status: 410, exit: 1 },
  GONE_WITHDRAWN: { status: 410, exit: 1 },
  // who may
  UNAUTHENTICATED: { status: 401, exit: 1 },
  FORBIDDEN: { status: 403, exit: 1 },
  PURPOSE_REQUIRED: { status: 403, exit: 1 },
  PASSWORD_CHANGE_REQUIRED: { status: 403, exit: 1 },
  CSRF: { status: 403, exit: 1 },
  BAD_CREDENTIALS: { status: 401, exit: 1 },
  SAME_PERSON: { status: 409, exit: 1 },
  LAST_ADMINISTRATOR: { status: 409, exit: 1 },
  // state
  CONFLICT: { status: 409, exit: 1 },
  NOT_OPEN: { status: 409, exit: 1 },
  STEP_REFUSED: { status: 409, exit: 1 },
  ENTRY_MOVED: { status: 409, exit: 1 },
  NOT_SHOWN: { status: 409, exit: 1 },
  IDEMPOTENCY_KEY_REQUIRED: { status: 400, exit: 2 },
  IDEMPOTENCY_MISMATCH: { status: 422, exit: 1 },
  IDEMPOTENCY_IN_PROGRESS: { status: 409, exit: 1 },
  TOO_MANY_REQUESTS: { status: 429, exit: 1 },
  TOO_LARGE: { status: 413, exit: 1 },
  UNSUPPORTED_MEDIA: { status: 415, exit: 2 },
  // law and data
  CALENDAR_MISSING: { status: 422, exit: 1 },
  POLICY_NOT_OFFICIAL: { status: 409, exit: 1 },
  POLICY_INVALID: { status: 422, exit: 1 },
  POLICY_HASH_CHANGED: { status: 500, exit: 1 },
  CONTENT_UNHASHABLE: { status: 422, exit: 1 },
  PAPER_REFUSED: { status: 422, exit: 1 },
  DELIVERY_REFUSED: { status: 409, exit: 1 },
  FILE_REFUSED: { status: 422, exit: 1 },
  FILE_UNUSABLE: { status: 400, exit: 2 },
  ORGAN_UNKNOWN: { status: 422, exit: 1 },
  MAPPING_UNKNOWN: { status: 422, exit: 1 },
  // operation
  UNAVAILABLE: { status: 503, exit: 3 },
  DATABASE_UNREACHABLE: { status: 503, exit: 3 },
  DATABASE_LOST: { status: 503, exit: 3 },
  DISK_FULL: { status: 503, exit: 3 },
  NO_EMBEDDED_DATABASE: { status: 503, exit: 3 },
  DATA_DIRECTORY_UNUSABLE: { status: 500, exit: 3 },
  SETTINGS_INVALID: { status: 500, exit: 2 },
  RESTORE_REFUSED: { status: 409, exit: 1 },
  SERVER_RUNNING: { status: 409, exit: 3 },
  PORT_BUSY: { status: 500, exit: 3 },
  MIGRATION_PENDING: { status: 503, exit: 1 },
  MIGRATION_EDITED: { status: 500, exit: 1 },
  SCHEMA_NEWER: { status: 500, exit: 1 },
  DEMO_REFUSED: { status: 409, exit: 1 },
  INTERNAL: { status: 500, exit: 3 },
} as const satisfies Record<string, { status: number; exit: 0 | 1 | 2 | 3 }>;

export type ErrorCode = keyof typeof ERROR_CODES;
