import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../kernel/db/types.ts';

/** The ten kinds of policy item 25; honours and the abnormal list have other clocks. */
export const TEN_KINDS = [
  'permit',
  'penalty',
  'compulsion',
  'confirmation',
  'levy',
  'payment',
  'adjudication',
  'compensation',
  'reward',
  'inspection',
] as const;

export const tenKinds = sql`${[...TEN_KINDS]}::text[]`;

/**
 * What was sent in error was no act: neither in time nor late, whether it was taken back before display or after
 * (误报). `r` is the record. A decision that was revoked later had to be reported like any other.
 */
export const sentInError = sql`(r.ended_kind is not distinct from 'recalled'
  or (r.ended_kind is not distinct from 'withdrawn' and r.corrections->-1->>'kind' is not distinct from 'sent_in_error'))`;

/**
 * Reports of the ten kinds due, or received, in [from, to]: records, and acts whose code is not held yet. Those wait in the staging room,
 * in time for clock A (domain.md, The fate of a row): whom they concern is the register's question, not their organ's.
 */
export function reportedRows(from: IsoDate, to: IsoDate, by: 'report_due' | 'received_on' = 'report_due'): RawBuilder<unknown> {
  const day = (alias: string) => sql.ref(`${alias}.${by}`);
  return sql`
    select r.subject_id, r.record_id, r.act_id, null::uuid as waiting_id, r.act_id::text as act, r.organ, r.reporting_organ,
      r.kind, r.document_no, r.decided, r.report_due, r.report_due_provisional, r.received_on, r.days_late
    from v_records_current r
    where ${day('r')} between ${from}::date and ${to}::date and r.kind = any(${tenKinds}) and not ${sentInError}
    union all
    select null, null, k.act_id, w.waiting_id,
      coalesce(k.act_id::text, concat_ws(' ', w.document_key, w.decided, w.permit_no)), w.organ, b.organ,
      w.kind, w.document_no, w.decided, w.report_due, w.report_due_provisional, w.received_on, w.days_late
    from v_intake_waiting w
    join v_intake_batches b on b.batch_id = w.batch_id
    left join v_records_act_keys k
      on k.key = w.document_key and k.decided = w.decided and k.permit_no = coalesce(w.permit_no, '')
    where ${day('w')} between ${from}::date and ${to}::date and w.kind = any(${tenKinds})`;
}
