import { sql } from 'kysely';
import { dayOf } from '../../kernel/clock/index.ts';
import { plainArray, type Tx } from '../../kernel/db/index.ts';
import type { JournalEvent, Reader } from '../../kernel/journal/types.ts';
import { Temporal } from 'temporal-polyfill';

/** What may change how a record stands above. */
const TYPES = [
  'record.accepted',
  'record.replaced',
  'record.released',
  'record.corrected',
  'record.withdrawn',
  'record.recalled',
  'record.ended',
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

async function note(tx: Tx, latest: ReadonlyMap<string, JournalEvent>): Promise<void> {
  const rows = [...latest.values()];
  await follow(tx, rows);
  await sql`
    insert into exchange_rows as x (subject_id, record_id, due_on, due_seq)
    select * from unnest(${plainArray(rows.map((e) => e.subjectId))}::uuid[], ${plainArray(rows.map((e) => e.object))}::uuid[],
      ${plainArray(rows.map(dayOfEvent))}::date[], ${plainArray(rows.map((e) => e.seq))}::bigint[])
    on conflict (subject_id, record_id) do update
      set due_on = coalesce(x.due_on, excluded.due_on), due_seq = excluded.due_seq`.execute(tx);
}

function dayOfEvent({ at }: JournalEvent): string {
  return dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime())).toString();
}

/** A merger takes the record to another body: what was sent of it goes along. */
async function follow(tx: Tx, events: readonly JournalEvent[]): Promise<void> {
  const { rows } = await sql<{ record: string; from: string; to: string }>`
    select x.record_id as record, x.subject_id as "from", n.subject_id as "to"
    from unnest(${plainArray(events.map((e) => e.subjectId))}::uuid[], ${plainArray(events.map((e) => e.object))}::uuid[])
      as n(subject_id, record_id)
    join exchange_rows x on x.record_id = n.record_id and x.subject_id <> n.subject_id`.execute(tx);
  for (const { record, from, to } of rows) {
    for (const table of ['exchange_rows', 'exchange_sendings'] as const) {
      // A distributed table's key is never updated in place.
      const moved = sql`to_jsonb(gone) || jsonb_build_object('subject_id', ${to}::text)`;
      await sql`
        with gone as (delete from ${sql.table(table)} t where t.subject_id = ${from}::uuid and t.record_id = ${record}::uuid returning t.*)
        insert into ${sql.table(table)}
        select (jsonb_populate_record(null::${sql.table(table)}, ${moved})).* from gone
        on conflict do nothing`.execute(tx);
    }
  }
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
