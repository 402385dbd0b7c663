import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { SHANGHAI } from '../clock/index.ts';
import { plainArray } from '../db/index.ts';
import type { Tx } from '../db/types.ts';
import type { EventType, JournalEvent } from './types.ts';

/** The number of the last event; 0 while there is none. */
export async function headOf(tx: Tx): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from v_journal_head`.execute(tx);
  return rows[0]?.seq ?? 0;
}

/** What was written behind an event, up to the last one, whose number is `last`; without events of these types. */
export async function eventsBehind(
  tx: Tx,
  seq: number,
  { without }: { without: readonly EventType[] },
): Promise<{ last: number; events: Pick<JournalEvent, 'type' | 'subjectId' | 'object'>[] }> {
  // The head is read first: all up to it are committed.
  const last = await headOf(tx);
  const { rows } = await sql<Pick<JournalEvent, 'type' | 'subjectId' | 'object'>>`
    select type, subject_id as "subjectId", object from journal
    where seq > ${seq}::bigint and seq <= ${last}::bigint and type <> all(${plainArray(without)}::text[])
    order by seq`.execute(tx);
  return { last, events: rows };
}

/**
 * The number of the last event of a day in Shanghai; 0 where the journal begins later. Found by halving, since an index by
 * time would cost every writer: the numbers are dense and in the order of commits. An event's time is taken a moment before
 * its number, so that around midnight a neighbour may count to the other day.
 */
export async function positionAtEndOf(tx: Tx, day: Temporal.PlainDate): Promise<number> {
  const next = day.add({ days: 1 }).toZonedDateTime(SHANGHAI).toInstant().toString();
  let low = 0;
  let high = await headOf(tx);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const { rows } = await sql<{ before: boolean }>`
      select at < ${next}::timestamptz as before from journal where seq = ${middle}::bigint`.execute(tx);
    if (rows[0]?.before ?? true) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The day in Shanghai on which an event was written; undefined where there is no such number. */
export async function dayOfPosition(tx: Tx, seq: number): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    select to_char(at at time zone ${SHANGHAI}, 'YYYY-MM-DD') as day from journal where seq = ${seq}::bigint`.execute(tx);
  return rows[0]?.day;
}
