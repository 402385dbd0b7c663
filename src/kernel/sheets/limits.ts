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

/** Of one table file; told to the sender when one is exceeded. Tests pass smaller ones. */
export interface TableLimits {
  /** Of the file as sent. */
  packed: number;
  /** Of all parts of a workbook that are read, or of a text. */
  unpacked: number;
  /** Unpacked to packed, of one part, once it is over `ratioFrom`. Sheets of real organs stay below 60. */
  ratio: number;
  ratioFrom: number;
  /** Parts in a workbook. */
  entries: number;
  /** Parts that are held whole (formats, names of sheets), in bytes each. */
  part: number;
  /** Shared texts of a workbook, in characters: they are held in memory. */
  shared: number;
  rows: number;
  columns: number;
  /** Of one cell, in characters. */
  cell: number;
  /** Of one row or line, in characters. */
  row: number;
  merges: number;
  /** Nesting of JSON. */
  depth: number;
  /** The old binary workbook is read whole, in a worker: bytes, heap in MB and milliseconds. */
  oldWorkbook: { bytes: number; heap: number; time: number };
}

export const TABLE_LIMITS: TableLimits = {
  packed: LIMITS.upload,
  unpacked: LIMITS.bytes,
  ratio: 200,
  ratioFrom: 20_000_000,
  entries: 2_000,
  part: 20_000_000,
  shared: 200_000_000,
  rows: LIMITS.rows,
  columns: LIMITS.columns,
  cell: LIMITS.cell,
  row: LIMITS.row,
  merges: 100_000,
  depth: 20,
  oldWorkbook: { bytes: 50_000_000, heap: 1_024, time: 60_000 },
};
