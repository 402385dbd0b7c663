import { sql } from 'kysely';
import { on, type Database, type Tx } from '../db/index.ts';
import { assertDistinct } from './reader-loop.ts';
import { lockReader, toEvent } from './reader-store.ts';
import { step, timeOf, tryHandle, type ReaderKernel } from './reader-step.ts';
import type { JournalTables } from './tables.ts';
import type { Reader } from './types.ts';

export interface ReaderStatus {
  name: string;
  cursor: number;
  /** Events behind the head. */
  behind: number;
  parkedLanes: number;
  parkedEvents: number;
  /** The first fault, without content; null when nothing is parked. */
  fault: { seq: number; error: string } | null;
}

/** All readers that have run or are named, by name. */
export async function readersStatus(db: Pick<Database, 'kysely'>, readers: readonly Pick<Reader, 'name'>[] = []): Promise<ReaderStatus[]> {
  const { rows } = await sql<ReaderStatus>`
    select r.name, r.cursor, greatest(h.seq - r.cursor, 0) as behind,
           p.lanes as "parkedLanes", p.events as "parkedEvents",
           (select jsonb_build_object('seq', f.seq, 'error', f.error) from reader_parked f
             where f.reader = r.name and f.attempts > 0 order by f.seq limit 1) as fault
    from (select name, cursor from readers
          union all
          select name, 0 from unnest(${readers.map((reader) => reader.name)}::text[]) as named(name)
          where not exists (select 1 from readers known where known.name = named.name)) r
    cross join journal_head h
    cross join lateral (select count(distinct lane) as lanes, count(*) as events
                        from reader_parked where reader = r.name) p
    order by r.name collate "C"`.execute(db.kysely);
  return rows;
}

/** Runs readers here and now until each has passed `seq` (default: the head as it stands). No sleeps. */
export async function settle(kernel: ReaderKernel, readers: readonly Reader[], seq?: number): Promise<void> {
  assertDistinct(readers);
  const head = await on<JournalTables>(kernel.db.kysely).selectFrom('journal_head').select('seq').executeTakeFirstOrThrow();
  // Never past the head: what does not exist cannot be waited for here.
  const goal = Math.min(seq ?? head.seq, head.seq);
  for (const reader of readers) {
    let done = await step(kernel, reader, goal);
    while (done.moved && done.cursor < goal) done = await step(kernel, reader, goal);
  }
}

export interface RetryResult {
  reader: string;
  handled: number;
  parked: number;
}

/** Parked events again, lane by lane in their order; a lane stops at its first that still fails. */
export async function retryParked(kernel: ReaderKernel, readers: readonly Reader[], name?: string): Promise<RetryResult[]> {
  const results: RetryResult[] = [];
  for (const reader of readers) {
    if (name !== undefined && reader.name !== name) continue;
    let handled = 0;
    for (const lane of await lanes(kernel.db, reader.name)) {
      while (await retryFirst(kernel, reader, lane)) handled += 1;
    }
    const [status] = (await readersStatus(kernel.db, [reader])).filter((each) => each.name === reader.name);
    results.push({ reader: reader.name, handled, parked: status?.parkedEvents ?? 0 });
  }
  return results;
}

async function lanes(db: Database, reader: string): Promise<string[]> {
  const rows = await on<JournalTables>(db.kysely)
    .selectFrom('reader_parked')
    .select((e) => ['lane', e.fn.min('seq').as('first')])
    .where('reader', '=', reader)
    .groupBy('lane')
    .orderBy('first')
    .execute();
  return rows.map((row) => row.lane);
}

/** True when the lane's first event was handled and there may be another. Under the reader's lock, as every batch is. */
async function retryFirst(kernel: ReaderKernel, reader: Reader, lane: string): Promise<boolean> {
  const now = timeOf(kernel);
  return kernel.db.tx(async (tx) => {
    await lockReader(tx, reader.name);
    const row = await first(tx, reader.name, lane);
    if (row === undefined) return false;
    const failure = await tryHandle(kernel, reader, tx, toEvent(row), now);
    const mine = { reader: reader.name, lane, seq: row.seq };
    if (failure === null) {
      await on<JournalTables>(tx)
        .deleteFrom('reader_parked')
        .where((e) => e.and(mine))
        .execute();
      return true;
    }
    await on<JournalTables>(tx)
      .updateTable('reader_parked')
      .set((e) => ({ attempts: e('attempts', '+', failure.attempts), error: failure.error }))
      .where((e) => e.and(mine))
      .execute();
    return false;
  });
}

async function first(tx: Tx, reader: string, lane: string): Promise<JournalTables['journal'] | undefined> {
  return on<JournalTables>(tx)
    .selectFrom('reader_parked')
    .innerJoin('journal', 'journal.seq', 'reader_parked.seq')
    .selectAll('journal')
    .where('reader', '=', reader)
    .where('lane', '=', lane)
    .orderBy('journal.seq')
    .limit(1)
    .executeTakeFirst();
}
