/** Told to the sender when one is exceeded; each is far above what an organ sends in a year. */
export const LIMITS = {
  /** Unpacked. */
  bytes: 2_000_000_000,
  rows: 10_000_000,
  columns: 300,
  /** Of one cell, in characters. */
  cell: 20_000,
  /** Of one row, in characters: also where a quotation mark that is never closed is noticed. */
  row: 400_000,
  /** Of an upload over HTTP, in bytes. */
  upload: 300_000_000,
} as const;
