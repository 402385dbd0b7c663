import type { ColumnType, Generated } from 'kysely';

export const CHANNEL = 'notice';

/** What the outbox carries. */
export interface NoticePayload {
  recipient: string;
  /** How the recipient had got it. */
  received: string;
  record: string;
  act: string | null;
  event: string;
  /** Code of why: a kind of correction, `recalled`, `repaired`, `term` … */
  reason: string | null;
  seq: number;
  /** When it happened. */
  at: string;
}

export interface NoticeTables {
  notices: {
    notice_id: Generated<number>;
    idempotency_key: string;
    recipient: string;
    kind: string;
    act_id: string | null;
    record_id: string;
    reason: string | null;
    at: ColumnType<Date, string, string>;
    read_at: ColumnType<Date | null, string | null, string>;
  };
}
