import { sql } from 'kysely';
import { dayOf } from '../../kernel/clock/index.ts';
import { plainArray, type Tx } from '../../kernel/db/index.ts';
import type { JournalEvent, Reader } from '../../kernel/journal/types.ts';
import { Temporal } from 'temporal-polyfill';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** What may change how a record stands above. */
const TYPES = [
  'record.accepted',
  'record.replaced',
  'record.released',
  'record.corrected',
  'record.withdrawn',
  'record.recalled',
  'record.ended',
  'record.stayed',
  'record.unstayed',
  'record.shielded',
  'record.unshielded',
  'record.attached',
  'record.moved',
  'subject.merged',
] as const;

/**
 * Notes which records sending has to look at. It decides nothing: what goes up is decided from the record as it stands when
 * a file is made, so that ten corrections of one day are one row.
 */
export const exchangeReader: Reader = {
  name: 'exchange',
  types: TYPES,
  async handle(tx, events) {
    const latest = new Map<string, JournalEvent>();
    for (const event of events) if (event.type !== 'subject.merged') latest.set(event.object, event);
    if (latest.size > 0) await note(tx, latest);
    for (const event of events) if (event.type === 'subject.merged') await leftBehind(tx, event);
  },
};

/** Under the body that has the record now: a merger may have moved it since, and what was sent of it along (mover.ts). */
async function note(tx: Tx, latest: ReadonlyMap<string, JournalEvent>): Promise<void> {
  const rows = [...latest.values()];
  await sql`
    insert into exchange_rows as x (subject_id, record_id, due_on, due_seq)
    select coalesce(${r.subject_id}, n.subject_id), n.record_id, n.due_on, n.due_seq
    from unnest(${plainArray(rows.map((e) => e.subjectId))}::uuid[], ${plainArray(rows.map((e) => e.object))}::uuid[],
      ${plainArray(rows.map(dayOfEvent))}::date[], ${plainArray(rows.map((e) => e.seq))}::bigint[])
      as n(subject_id, record_id, due_on, due_seq)
    left join ${r.table} on ${r.record_id} = n.record_id
    on conflict (subject_id, record_id) do update
      set due_on = least(x.due_on, excluded.due_on), due_seq = excluded.due_seq`.execute(tx);
}

function dayOfEvent({ at }: JournalEvent): string {
  return dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime())).toString();
}

/**
 * What of the merged body did not move was folded into the survivor's record of the same act: above it stands under a code
 * that is no more, and is taken back.
 */
async function leftBehind(tx: Tx, event: JournalEvent): Promise<void> {
  await sql`
    update exchange_rows set due_on = coalesce(due_on, ${dayOfEvent(event)}::date), due_seq = ${event.seq}
    where subject_id = ${event.subjectId}::uuid`.execute(tx);
}
