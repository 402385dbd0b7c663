import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { on, type Tx } from '../db/index.ts';
import type { JournalTables } from './tables.ts';
import type { JournalEvent, Reader } from './types.ts';

/** Rows looked at in one step at most, so that a reader of rare types does not scan a whole journal in one statement. */
const WINDOW = 50_000;
const BATCH = 1000;

/** Ordering is kept within a lane: the event's subject, or its object where there is no subject. */
export function laneOf(event: JournalEvent): string {
  return event.subjectId ?? `object:${event.object}`;
}

/** One lock for each reader, by name; held to the end of the transaction, and gone with a killed process. */
export async function lockReader(tx: Tx, reader: string): Promise<void> {
  const key = createHash('sha256').update(`reader:${reader}`).digest().readBigInt64BE(0);
  await sql`select pg_advisory_xact_lock(${key.toString()}::bigint)`.execute(tx);
}

/** Must be called under the lock: then nobody else moves the cursor. */
export async function cursorOf(tx: Tx, reader: string, now: Date): Promise<number> {
  const db = on<JournalTables>(tx);
  const row = await db.selectFrom('readers').select('cursor').where('name', '=', reader).executeTakeFirst();
  if (row !== undefined) return row.cursor;
  await db.insertInto('readers').values({ name: reader, cursor: 0, updated_at: now }).execute();
  return 0;
}

export async function moveCursor(tx: Tx, reader: string, cursor: number, now: Date): Promise<void> {
  await on<JournalTables>(tx).updateTable('readers').set({ cursor, updated_at: now }).where('name', '=', reader).execute();
}

export interface Slice {
  events: JournalEvent[];
  /** The cursor after these events: past all that the reader does not ask for. */
  end: number;
}

/** The next events after `cursor`. The head is read first: all up to it are committed, since its row is locked until commit. */
export async function nextSlice(tx: Tx, reader: Reader, cursor: number, upTo: number, limit?: number): Promise<Slice> {
  const db = on<JournalTables>(tx);
  const head = await db.selectFrom('journal_head').select('seq').executeTakeFirstOrThrow();
  const horizon = Math.min(head.seq, upTo, cursor + WINDOW);
  if (horizon <= cursor) return { events: [], end: cursor };
  const most = limit ?? reader.batch ?? BATCH;
  let query = db.selectFrom('journal').selectAll().where('seq', '>', cursor).where('seq', '<=', horizon);
  if (reader.types !== undefined) query = query.where('type', 'in', [...reader.types]);
  const rows = await query.orderBy('seq').limit(most).execute();
  const events = rows.map(toEvent);
  return { events, end: events.length === most ? events.at(-1)!.seq : horizon };
}

export function toEvent(row: JournalTables['journal']): JournalEvent {
  const { seq, type, object, version, leaf, at } = row;
  return { seq, type, subjectId: row.subject_id, object, version, leaf, at };
}

/** Those of these lanes that are parked for the reader. */
export async function parkedLanes(tx: Tx, reader: string, events: readonly JournalEvent[]): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const lanes = [...new Set(events.map(laneOf))];
  const rows = await on<JournalTables>(tx)
    .selectFrom('reader_parked')
    .select('lane')
    .distinct()
    .where('reader', '=', reader)
    .where('lane', '=', sql<string>`any(${lanes}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.lane));
}

export interface Parking {
  attempts: number;
  error: string;
}

export async function park(tx: Tx, reader: string, events: readonly JournalEvent[], parking: Parking, now: Date): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into reader_parked (reader, lane, seq, attempts, error, parked_at)
    select ${reader}, e.lane, e.seq, ${parking.attempts}, ${parking.error}, ${now}
    from unnest(${events.map(laneOf)}::text[], ${events.map((event) => event.seq)}::bigint[]) as e(lane, seq)`.execute(tx);
}
