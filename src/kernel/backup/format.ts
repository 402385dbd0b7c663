/**
 * One gzip file of lines: a heading, then for each table its head, its rows as COPY writes them (never a line of `\.`), `\.`
 * and a sum, then the waiting jobs, then the end with the sum of all before. A file cut short has no end and is refused.
 */
export const FORMAT = 'xinheng-backup';
export const FORMAT_VERSION = 1;
export const END_OF_ROWS = '\\.';

export interface Heading {
  format: typeof FORMAT;
  formatVersion: number;
  at: string;
  /** Applied migrations with their hashes: the schema that the rows fit. */
  migrations: { name: string; hash: string }[];
}

export interface TableHead {
  table: string;
  columns: string[];
}

/** After the rows of a table: their number and the SHA-256 of their bytes. */
export interface TableSum {
  rows: number;
  sha256: string;
}

export interface WaitingJobs {
  jobs: { name: string; payload: unknown }[];
}

export interface End {
  end: true;
  tables: number;
  rows: number;
  /** SHA-256 of all lines before. */
  sha256: string;
}

export interface BackupFigures {
  version: string;
  tables: number;
  rows: number;
}
