import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { systemIds } from '../ids/index.ts';
import type { Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { append as appendEvents, readersStatus, retryParked, settle, startReaders, type ReaderKernel } from './index.ts';
import type { JournalEvent, NewEvent, Reader } from './types.ts';

const AT = new Date('2026-11-24T04:00:00Z');
const SUBJECTS = Array.from({ length: 4 }, () => systemIds.subject());

function event(subject: string | null, type: NewEvent['type'] = 'test.done'): NewEvent {
  return { type, subjectId: subject, object: `o-${subject ?? 'none'}`, version: 1, content: {}, salt: systemIds.salt(), home: 'object' };
}

/** No unique constraint: an effect that is repeated shows as a second row. */
const effect = (tx: Tx, seqs: number[]) => sql`insert into effects (seq) select unnest(${seqs}::bigint[])`.execute(tx);

let kernel: TestKernel;
beforeEach(async () => {
  kernel = await testKernel({ policy: false });
  await sql`create table effects (n bigint generated always as identity, seq bigint not null)`.execute(kernel.db.kysely);
});

async function append(...events: NewEvent[]): Promise<number> {
  return (await kernel.db.tx((tx) => appendEvents(tx, events, AT))).last;
}

async function effects(): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`select seq from effects order by n`.execute(kernel.db.kysely);
  return rows.map((row) => row.seq);
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

type Fault = 'none' | 'throw' | 'late' | 'broken-sql' | 'terminate' | 'at-commit' | 'after-commit';
const FAULTS: readonly Fault[] = ['none', 'throw', 'late', 'broken-sql', 'terminate', 'at-commit', 'after-commit'];

/** The kernel with a database that fails around COMMIT when `next` says so, as a connection lost just then does. */
function failingAround(next: { fault: Fault }): ReaderKernel {
  const { db } = kernel;
  const tx: typeof db.tx = async (work) => {
    const result = await db.tx(async (inner) => {
      const done = await work(inner);
      if (next.fault === 'at-commit') {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(inner);
        await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db.kysely);
      }
      return done;
    });
    // Committed, but who asked never learns it.
    if (next.fault === 'after-commit') throw new XinhengError('DATABASE_LOST');
    return result;
  };
  return { ...kernel, db: { ...db, tx } };
}

/** Writes, then fails as the plan says: before or after the effects, by killing the connection, or around the commit. */
function faulty(plan: Fault[], batch: number, next: { fault: Fault }): Reader {
  return {
    name: 'faulty',
    batch,
    async handle(tx, events) {
      const fault = plan.shift() ?? 'none';
      next.fault = fault;
      if (fault === 'throw') throw new Error('before');
      await effect(tx, events.map((each) => each.seq));
      if (fault === 'late') throw new Error('after');
      if (fault === 'broken-sql') await sql`select 1 / 0`.execute(tx);
      // The backend goes between the handler's writes and the commit: what kill -9 of the server looks like from here.
      if (fault === 'terminate') await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    },
  };
}

describe(item(25, 'journal: readers'), () => {
  test('a reader killed or failing at any point neither skips nor repeats an effect', async () => {
    const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 12 });
    const lanes = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 15 }), faults, async (n, batch, plan) => {
        for (const table of ['effects', 'readers', 'reader_parked']) await sql`delete from ${sql.table(table)}`.execute(kernel.db.kysely);
        const last = await append(...range(n).map((i) => event(SUBJECTS[i % 4]!)));
        await sql`insert into readers (name, cursor, updated_at) values ('faulty', ${last - n}, ${AT})`.execute(kernel.db.kysely);
        for (const i of range(n)) lanes.set(last - n + i, i % 4);
        const next: { fault: Fault } = { fault: 'none' };
        const reader = faulty([...plan], batch, next);
        const failing = failingAround(next);
        // A terminated connection ends the run, as it would end a process; the next one goes on from the cursor.
        for (let run = 0; run <= plan.length; run += 1) {
          next.fault = 'none';
          await settle(failing, [reader]).catch((error: { code?: string }) => expect(error.code).toBe('DATABASE_LOST'));
        }
        const parked = await sql<{ seq: number }>`select seq from reader_parked`.execute(kernel.db.kysely);
        next.fault = 'none';
        await retryParked(kernel, [reader]);
        const seen = await effects();
        expect([...seen].sort((a, b) => a - b)).toEqual(range(last).slice(-n));
        // Within a subject the order is the journal's, parked or not.
        for (const lane of [0, 1, 2, 3]) {
          const mine = seen.filter((seq) => lanes.get(seq) === lane);
          expect(mine).toEqual([...mine].sort((a, b) => a - b));
        }
        if (parked.rows.length === 0) expect(seen).toEqual(range(last).slice(-n));
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('a failing event parks its subject: later events of it wait in order, all others go on', async () => {
    const bad = { seq: 2 };
    const reader: Reader = {
      name: 'parks',
      async handle(tx, events) {
        await effect(tx, events.map((each) => each.seq));
        if (events.some((each) => each.seq === bad.seq)) throw new Error(`cannot take ${bad.seq}`);
      },
    };
    const [a, b] = SUBJECTS as [string, string];
    await append(event(a), event(b), event(a), event(b), event(null));
    await settle(kernel, [reader]);
    expect(await effects()).toEqual([1, 3, 5]);
    await append(event(b), event(a));
    await settle(kernel, [reader]);
    expect(await effects()).toEqual([1, 3, 5, 7]);
    expect(await readersStatus(kernel.db)).toEqual([
      { name: 'parks', cursor: 7, behind: 0, parkedLanes: 1, parkedEvents: 3, fault: { seq: 2, error: 'Error: cannot take 2' } },
    ]);
    // Still failing: nothing moves, nothing is lost.
    expect(await retryParked(kernel, [reader])).toEqual([{ reader: 'parks', handled: 0, parked: 3 }]);
    bad.seq = -1;
    expect(await retryParked(kernel, [reader], 'parks')).toEqual([{ reader: 'parks', handled: 3, parked: 0 }]);
    expect(await effects()).toEqual([1, 3, 5, 7, 2, 4, 6]);
    await append(event(b));
    await settle(kernel, [reader]);
    expect((await effects()).at(-1)).toBe(8);
  });

  test('an event without subject that fails parks only its own object', async () => {
    const reader: Reader = {
      name: 'objects',
      async handle(tx, events) {
        if (events.some((each) => each.object === 'batch-1')) throw new Error('no');
        await effect(tx, events.map((each) => each.seq));
      },
    };
    await append({ ...event(null), object: 'batch-1' }, { ...event(null), object: 'batch-2' });
    await settle(kernel, [reader]);
    expect(await effects()).toEqual([2]);
  });

  test('a failing event is tried again before it is parked', async () => {
    const reader: Reader = { name: 'flaky', handle: flaky(2, (tx, seqs) => effect(tx, seqs)) };
    await append(event(SUBJECTS[0]!));
    await settle(kernel, [reader]);
    expect(await effects()).toEqual([1]);
    expect((await readersStatus(kernel.db))[0]).toMatchObject({ parkedEvents: 0 });
  });

  test('a reader of some types moves past the others', async () => {
    const reader: Reader = { name: 'some', types: ['test.wanted'], batch: 2, handle: (tx, events) => effect(tx, events.map((each) => each.seq)).then(() => undefined) };
    const types = ['test.done', 'test.wanted', 'test.wanted', 'test.done', 'test.wanted', 'test.done'] as const;
    await append(...types.map((type) => event(null, type)));
    await settle(kernel, [reader]);
    expect(await effects()).toEqual([2, 3, 5]);
    expect((await readersStatus(kernel.db))[0]).toMatchObject({ cursor: 6, behind: 0 });
  });

  test('settle stops at the given position', async () => {
    const reader: Reader = { name: 'upto', handle: (tx, events) => effect(tx, events.map((each) => each.seq)).then(() => undefined) };
    await append(...range(10).map(() => event(null)));
    await settle(kernel, [reader], 4);
    expect(await effects()).toEqual([1, 2, 3, 4]);
    expect(await readersStatus(kernel.db, [{ name: 'never-ran' }])).toMatchObject([{ name: 'never-ran', cursor: 0, behind: 10 }, { name: 'upto', cursor: 4, behind: 6 }]);
  });

  test('an effect outside is written in the same transaction, once, with its key', async () => {
    const reader: Reader = {
      name: 'sends',
      batch: 3,
      async handle(tx, events, context) {
        for (const each of events) await context.outbox({ channel: 'test', key: `sends:${each.seq}`, payload: { seq: each.seq } });
        await fail.next(tx, events);
      },
    };
    const fail = { next: flaky(1, async () => undefined) };
    await append(...range(5).map(() => event(null)));
    await settle(kernel, [reader]);
    const { rows } = await sql`select channel, idempotency_key as key, payload, sent_at from outbox order by id`.execute(kernel.db.kysely);
    expect(rows).toEqual(range(5).map((seq) => ({ channel: 'test', key: `sends:${seq}`, payload: { seq }, sent_at: null })));
  });

  test('several processes run one reader: no effect twice, none lost; they wake by the append', async () => {
    const reader: Reader = { name: 'shared', batch: 7, handle: (tx, events) => effect(tx, events.map((each) => each.seq)).then(() => undefined) };
    // A poll so slow that only a notification explains what is seen in time.
    const running = [1, 2, 3].map(() => startReaders(kernel, [reader], 3_600_000));
    let last = 0;
    for (let i = 0; i < 20; i += 1) last = await append(...range(1 + (i % 9)).map(() => event(null)));
    await until(async () => (await effects()).length >= last);
    await Promise.all(running.map((each) => each.stop()));
    expect(await effects()).toEqual(range(last));
  });

  test('readers survive the loss of their connections, the listening one too', async () => {
    const reader: Reader = { name: 'survivor', handle: (tx, events) => effect(tx, events.map((each) => each.seq)).then(() => undefined) };
    const running = startReaders(kernel, [reader], 500);
    let last = await append(event(null));
    await until(async () => (await effects()).length === 1);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(kernel.db.kysely);
    last = await append(event(null));
    await until(async () => (await effects()).length === 2);
    await running.stop();
    expect(await effects()).toEqual(range(last));
  });

  test('two readers of one name are refused', () => {
    const reader: Reader = { name: 'twice', handle: async () => undefined };
    expect(() => startReaders(kernel, [reader, { ...reader }])).toThrow('same name');
  });
});

function flaky(failures: number, then: (tx: Tx, seqs: number[]) => Promise<unknown>) {
  let left = failures;
  return async (tx: Tx, events: readonly JournalEvent[]): Promise<void> => {
    if (left > 0) {
      left -= 1;
      throw new Error('not yet');
    }
    await then(tx, events.map((each) => each.seq));
  };
}

/** Bounded by the test's own time limit. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
