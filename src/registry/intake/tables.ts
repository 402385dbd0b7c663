import type { IsoDate } from '../../kernel/db/types.ts';

export type BatchState = 'received' | 'running' | 'done' | 'refused' | 'recalled';

export interface IntakeBatchesTable {
  batch_id: string;
  number: string;
  mapping: string;
  organ: string;
  reported_by: string;
  file_name: string;
  /** Keyed (file-hash.ts), never the plain hash. */
  file_hash: Buffer;
  file_bytes: number;
  encoding: string | null;
  again: boolean;
  state: BatchState;
  received_at: Date;
  finished_at: Date | null;
  heading: {
    cells: string[];
    dropped: number[];
    unknown: string[];
    /** Name of the sheet (empty for CSV and JSON lines) and last row of its heading; batches of before have neither. */
    sheet?: string;
    row?: number;
    hiddenRows?: number;
    /** Number of the batch whose rows it mends. */
    mends?: string | null;
  } | null;
  rows_read: number;
  accepted: number;
  replaced: number;
  unchanged: number;
  stale: number;
  waiting: number;
  returned: number;
  rejected: number;
  held: number;
  reasons: Record<string, number>;
  most_urgent: IsoDate | null;
  spool: string | null;
  refusal: unknown;
  /** By field of an amount column; null where there is none, and of batches of before. */
  amounts: Record<string, { n: number; median: number }> | null;
  /** The proposal of a batch that waits, or waited, for a second person. */
  review: string | null;
}

export interface IntakeChunksTable {
  batch_id: string;
  chunk: number;
  first_row: number;
  fates: string;
}

export interface IntakeFindingsTable {
  batch_id: string;
  row_no: number;
  code: string;
  fate: string;
  column_name: string | null;
  params: Record<string, string | number>;
  cells: string[] | null;
}

export interface IntakeWaitingTable {
  waiting_id: string;
  batch_id: string;
  row_no: number;
  key_kind: string;
  key: string;
  name_norm: string;
  row: unknown;
  received_on: IsoDate;
  state: 'waiting' | 'attached' | 'returned' | 'recalled';
  identity: string;
  report_due: IsoDate | null;
  report_due_provisional: boolean;
  days_late: number | null;
}

export interface IntakeReturnsTable {
  batch_id: string;
  row_no: number;
  organ: string;
  fate: 'rejected' | 'returned';
  code: string;
  document: string | null;
  returned_on: IsoDate;
  due: IsoDate;
  due_provisional: boolean;
  settled_on: IsoDate | null;
  settled_by: 'mended' | 'closed' | 'recalled' | null;
  settled_reason: string | null;
}

export interface NilReportsTable {
  organ: string;
  month: string;
  declared_by: string;
  declared_at: Date;
  number: string;
}

export interface CountersTable {
  name: string;
  value: number;
}

export interface IntakeTables {
  intake_batches: IntakeBatchesTable;
  intake_chunks: IntakeChunksTable;
  intake_findings: IntakeFindingsTable;
  intake_waiting: IntakeWaitingTable;
  intake_returns: IntakeReturnsTable;
  nil_reports: NilReportsTable;
  counters: CountersTable;
}
