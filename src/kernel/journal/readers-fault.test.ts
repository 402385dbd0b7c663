import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeEffects, range, testEvent, withEffects, type EffectsKernel } from '../../../test/support/effects.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { runs } from '../../../test/support/runs.ts';
import { XinhengError } from '../errors/index.ts';
import { systemIds } from '../ids/index.ts';
import { retryParked, settle, type ReaderKernel } from './index.ts';
import type { Reader } from './types.ts';

const AT = new Date('2026-11-24T04:00:00Z');
const SUBJECTS = Array.from({ length: 4 }, () => systemIds.subject());

let kernel: EffectsKernel;
beforeEach(async () => {
  kernel = await withEffects(await testKernel({ policy: false }));
});

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
      await makeEffects(tx, events);
      if (fault === 'late') throw new Error('after');
      if (fault === 'broken-sql') await sql`select 1 / 0`.execute(tx);
      // The backend goes between the handler's writes and the commit: what kill -9 of the server looks like from here.
      if (fault === 'terminate') await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    },
  };
}

describe(item(28, 'journal: readers'), () => {
  test('a reader killed or failing at any point neither skips nor repeats an effect', async () => {
    const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 12 });
    const lanes = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 15 }), faults, async (n, batch, plan) => {
        for (const table of ['effects', 'readers', 'reader_parked']) await sql`delete from ${sql.table(table)}`.execute(kernel.db.kysely);
        const last = await kernel.appendEvents(...range(n).map((i) => testEvent(SUBJECTS[i % 4]!)));
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
        const seen = await kernel.effects();
        expect([...seen].sort((a, b) => a - b)).toEqual(range(last).slice(-n));
        // Within a subject the order is the journal's, parked or not.
        for (const lane of [0, 1, 2, 3]) {
          const mine = seen.filter((seq) => lanes.get(seq) === lane);
          expect(mine).toEqual([...mine].sort((a, b) => a - b));
        }
        if (parked.rows.length === 0) expect(seen).toEqual(range(last).slice(-n));
      }),
      { numRuns: runs(30) },
    );
  }, 120_000);
});
