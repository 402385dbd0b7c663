import type { Kernel } from '../../kernel/context.ts';
import type { RecordsTable } from './types.ts';

/** What each record states of itself; of the rest it says only what differs from a record to which nothing has happened yet. */
export type NewRecord = Pick<
  RecordsTable,
  | 'subject_id'
  | 'act_id'
  | 'item'
  | 'edition'
  | 'kind'
  | 'organ'
  | 'reporting_organ'
  | 'source'
  | 'line'
  | 'document_no'
  | 'decided'
  | 'content'
  | 'nature'
  | 'severity'
  | 'display_class'
  | 'received_on'
> &
  Partial<Omit<RecordsTable, 'seq'>>;

/** Neither released nor held; no batch and no clock of reporting, since no organ's file brought it. */
const NOTHING_YET = {
  version: 1,
  permit_no: null,
  validity: 'in_force',
  held: [],
  released_on: null,
  shielded: false,
  ended_on: null,
  ended_kind: null,
  ended_reason: null,
  disputes: [],
  corrections: [],
  shared: true,
  report_due: null,
  report_due_provisional: false,
  days_late: null,
  batch_id: null,
  row_no: null,
  source_hash: null,
  seq: 0,
  stay: null,
  shield: null,
} satisfies Partial<RecordsTable>;

/** A record as a room writes it: each of its columns is known here and in `columns.ts` alone. */
export function newRecord(ids: Pick<Kernel['ids'], 'record' | 'salt'>, stated: NewRecord): RecordsTable {
  const recordId = stated.record_id ?? ids.record();
  return { ...NOTHING_YET, salt: stated.salt ?? ids.salt(), ...stated, record_id: recordId };
}
