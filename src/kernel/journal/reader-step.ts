import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import type { Tx } from '../db/index.ts';
import { enqueueMessage, faultLine } from '../outbox/index.ts';
import { isSurrounding } from './fault.ts';
import { cursorOf, laneOf, lockReader, moveCursor, nextSlice, park, parkedLanes, type Parking } from './reader-store.ts';
import type { JournalEvent, Reader, ReaderContext } from './types.ts';

/** A failing event is handled this often before its lane is parked. */
const ATTEMPTS = 3;
const BEHIND = { attempts: 0, error: 'behind an earlier event of the same lane' };

/** What a reader is run with. */
export type ReaderKernel = Pick<Kernel, 'db' | 'clock' | 'log'>;

export interface Step {
  /** The committed cursor. */
  cursor: number;
  /** False when there was nothing up to `upTo`. */
  moved: boolean;
}

/**
 * One batch: events, writes of the handler and the cursor commit together, under the reader's lock; so a process that is
 * killed at any point neither skips nor repeats an effect in the database. A failing batch is rolled back and gone through
 * event by event. Throws only what is no event's fault (the database is away …): then nothing was parked.
 */
export async function step(kernel: ReaderKernel, reader: Reader, upTo = Number.MAX_SAFE_INTEGER): Promise<Step> {
  const seen = { end: 0 };
  try {
    return await batch(kernel, reader, upTo, seen);
  } catch (error) {
    if (isSurrounding(error)) throw error;
    kernel.log.warn({ reader: reader.name, fault: faultLine(error) }, 'reader: a batch failed; going event by event');
  }
  for (;;) {
    const stepped = await one(kernel, reader, upTo);
    if (!stepped.moved || stepped.cursor >= seen.end) return stepped;
  }
}

async function batch(kernel: ReaderKernel, reader: Reader, upTo: number, seen: { end: number }): Promise<Step> {
  const now = timeOf(kernel);
  return kernel.db.tx(async (tx) => {
    await lockReader(tx, reader.name);
    const cursor = await cursorOf(tx, reader.name, now);
    const { events, end } = await nextSlice(tx, reader, cursor, upTo);
    if (end === cursor) return { cursor, moved: false };
    seen.end = end;
    const parked = await parkedLanes(tx, reader.name, events);
    const free = events.filter((event) => !parked.has(laneOf(event)));
    if (free.length < events.length) {
      await park(
        tx,
        reader.name,
        events.filter((event) => parked.has(laneOf(event))),
        BEHIND,
        now,
      );
    }
    if (free.length > 0) await reader.handle(tx, free, contextOf(tx, now));
    await moveCursor(tx, reader.name, end, now);
    return { cursor: end, moved: true };
  });
}

/** The next event alone: handled, or parked with its lane; either way the cursor passes it, in the same transaction. */
async function one(kernel: ReaderKernel, reader: Reader, upTo: number): Promise<Step> {
  const now = timeOf(kernel);
  return kernel.db.tx(async (tx) => {
    await lockReader(tx, reader.name);
    const cursor = await cursorOf(tx, reader.name, now);
    const { events, end } = await nextSlice(tx, reader, cursor, upTo, 1);
    if (end === cursor) return { cursor, moved: false };
    const [event] = events;
    if (event !== undefined) {
      const parked = await parkedLanes(tx, reader.name, [event]);
      const failure = parked.size > 0 ? BEHIND : await tryHandle(kernel, reader, tx, event, now);
      if (failure !== null) await park(tx, reader.name, [event], failure, now);
    }
    await moveCursor(tx, reader.name, end, now);
    return { cursor: end, moved: true };
  });
}

/** Null when handled; else nothing of the handler's writes is left in the transaction. */
export async function tryHandle(kernel: ReaderKernel, reader: Reader, tx: Tx, event: JournalEvent, now: Date): Promise<Parking | null> {
  for (let attempts = 1; ; attempts += 1) {
    await sql`savepoint one_event`.execute(tx);
    try {
      await reader.handle(tx, [event], contextOf(tx, now));
      await sql`release savepoint one_event`.execute(tx);
      return null;
    } catch (error) {
      if (isSurrounding(error)) throw error;
      await sql`rollback to savepoint one_event`.execute(tx);
      const fault = faultLine(error);
      if (attempts === ATTEMPTS) {
        kernel.log.error({ reader: reader.name, seq: event.seq, fault }, 'reader: an event failed and is parked');
        return { attempts, error: fault };
      }
    }
  }
}

export function contextOf(tx: Tx, now: Date): ReaderContext {
  return { now, outbox: (message) => enqueueMessage(tx, message, now) };
}

export function timeOf(kernel: Pick<Kernel, 'clock'>): Date {
  return new Date(kernel.clock.now().epochMilliseconds);
}
