import type { ColumnType } from 'kysely';
import type { IsoDate } from '../../kernel/db/types.ts';
import type { ActKind } from '../../registry/records/types.ts';

/**
 * What a row asks of the upper platform (上级平台): take it, take it from display, or delete it. The last two go up in a
 * file of changes, since the national template of penalties has no column for the state.
 */
export const ACTIONS = ['put', 'end', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the upper platform says of a row (回执). */
export const OUTCOMES = ['accepted', 'duplicate', 'returned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A kind of act, or the changes of all kinds. */
export type FileContent = ActKind | 'changes';

/** What names an act above, as it was last sent. */
export interface Head {
  kind: ActKind;
  name: string;
  uscc: string;
  organ: string;
  organCode: string;
  documentNo: string;
  decided: IsoDate;
  permitNo: string;
}

/** For tests that kill a process between two steps of sending. */
export type AtStep = (step: 'chosen' | 'collected' | 'before-publish' | 'published' | 'marked') => void | Promise<void>;

export interface ExchangeFilesTable {
  file_id: string;
  number: string;
  made_on: IsoDate;
  serial: number;
  content: FileContent;
  day: IsoDate;
  template: string;
  template_edition: string;
  columns: string[];
  channel: 'folder' | 'http';
  rows: number;
  open_rows: number;
  bytes: number;
  sha256: string;
  state: 'made' | 'published';
  made_at: Date;
  published_at: Date | null;
  attempts: number;
  next_at: Date;
  fault: string | null;
}

export interface ExchangeRowsTable {
  subject_id: string;
  record_id: string;
  /** The day since which sending has to look at the record; null = nothing to do. */
  due_on: IsoDate | null;
  due_seq: number | null;
  /** How often it was sent. */
  revision: number;
}

export interface ExchangeSendingsTable {
  subject_id: string;
  record_id: string;
  revision: number;
  file_id: string;
  row_no: number;
  version: number;
  action: Action;
  organ: string;
  sent_on: IsoDate;
  head: ColumnType<Head, string, string>;
  cells: ColumnType<string[] | null, string | null, string | null>;
  salt: Buffer;
  fingerprint: Buffer;
  outcome: Outcome | null;
  outcome_code: string | null;
  outcome_text: string | null;
  outcome_at: Date | null;
  received_on: IsoDate | null;
  superseded: boolean;
}

/** What was wrong with one row of a file from above. */
export interface Problem {
  row: number;
  code: 'UNKNOWN_FILE' | 'UNKNOWN_ROW' | 'UNKNOWN_OUTCOME' | 'BAD_TIME' | 'BAD_ROW' | 'NAME_CODE';
}

export interface ExchangeArrivalsTable {
  sha256: string;
  name: string;
  kind: 'receipt' | 'returned' | 'determinations';
  received_at: Date;
  rows: number;
  applied: number;
  problems: ColumnType<Problem[], string, string>;
  batch_id: string | null;
}

export interface ExchangeTables {
  exchange_files: ExchangeFilesTable;
  exchange_rows: ExchangeRowsTable;
  exchange_sendings: ExchangeSendingsTable;
  exchange_arrivals: ExchangeArrivalsTable;
}
