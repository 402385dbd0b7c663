import type { ColumnType } from 'kysely';
import type { EventType, Hashable } from './types.ts';

/** What this room owns. */
export interface JournalTables {
  journal_head: { id: number; seq: number };
  journal: {
    seq: number;
    type: EventType;
    subject_id: string | null;
    object: string;
    version: number;
    leaf: Buffer;
    at: Date;
  };
  journal_content: { seq: number; salt: Buffer; content: ColumnType<Hashable, string, string> };
  readers: { name: string; cursor: number; updated_at: Date };
  reader_parked: {
    reader: string;
    lane: string;
    seq: number;
    attempts: number;
    error: string;
    parked_at: Date;
  };
}
