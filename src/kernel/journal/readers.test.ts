import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { effectReader, makeEffects, range, testEvent, withEffects, type EffectsKernel } from '../../../test/support/effects.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { systemIds } from '../ids/index.ts';
import { readersStatus, retryParked, settle } from './index.ts';
import type { Reader } from './types.ts';

const SUBJECTS = Array.from({ length: 4 }, () => systemIds.subject());

let kernel: EffectsKernel;
beforeEach(async () => {
  kernel = await withEffects(await testKernel({ policy: false }));
});

describe(item(28, 'journal: readers'), () => {
  test('a failing event parks its subject: later events of it wait in order, all others go on', async () => {
    const bad = { seq: 2 };
    const reader: Reader = {
      name: 'parks',
      async handle(tx, events) {
        await makeEffects(tx, events);
        if (events.some((each) => each.seq === bad.seq)) throw new Error(`cannot take ${bad.seq}`);
      },
    };
    const [a, b] = SUBJECTS as [string, string];
    await kernel.appendEvents(testEvent(a), testEvent(b), testEvent(a), testEvent(b), testEvent(null));
    await settle(kernel, [reader]);
    expect(await kernel.effects()).toEqual([1, 3, 5]);
    await kernel.appendEvents(testEvent(b), testEvent(a));
    await settle(kernel, [reader]);
    expect(await kernel.effects()).toEqual([1, 3, 5, 7]);
    expect(await readersStatus(kernel.db)).toEqual([
      {
        name: 'parks',
        cursor: 7,
        behind: 0,
        parkedLanes: 1,
        parkedEvents: 3,
        fault: { seq: 2, error: 'Error: cannot take 2' },
      },
    ]);
    // Still failing: nothing moves, nothing is lost.
    expect(await retryParked(kernel, [reader])).toEqual([{ reader: 'parks', handled: 0, parked: 3 }]);
    bad.seq = -1;
    expect(await retryParked(kernel, [reader], 'parks')).toEqual([{ reader: 'parks', handled: 3, parked: 0 }]);
    expect(await kernel.effects()).toEqual([1, 3, 5, 7, 2, 4, 6]);
    await kernel.appendEvents(testEvent(b));
    await settle(kernel, [reader]);
    expect((await kernel.effects()).at(-1)).toBe(8);
  });

  test('an event without subject that fails parks only its own object', async () => {
    const reader: Reader = {
      name: 'objects',
      async handle(tx, events) {
        if (events.some((each) => each.object === 'batch-1')) throw new Error('no');
        await makeEffects(tx, events);
      },
    };
    await kernel.appendEvents({ ...testEvent(null), object: 'batch-1' }, { ...testEvent(null), object: 'batch-2' });
    await settle(kernel, [reader]);
    expect(await kernel.effects()).toEqual([2]);
  });

  test('a failing event is tried again before it is parked', async () => {
    const reader: Reader = { name: 'flaky', handle: flaky(2, makeEffects) };
    await kernel.appendEvents(testEvent(SUBJECTS[0]!));
    await settle(kernel, [reader]);
    expect(await kernel.effects()).toEqual([1]);
    expect((await readersStatus(kernel.db))[0]).toMatchObject({ parkedEvents: 0 });
  });

  test('a reader of some types moves past the others', async () => {
    const reader = effectReader('some', { types: ['test.wanted'], batch: 2 });
    const types = ['test.done', 'test.wanted', 'test.wanted', 'test.done', 'test.wanted', 'test.done'] as const;
    await kernel.appendEvents(...types.map((type) => testEvent(null, type)));
    await settle(kernel, [reader]);
    expect(await kernel.effects()).toEqual([2, 3, 5]);
    expect((await readersStatus(kernel.db))[0]).toMatchObject({ cursor: 6, behind: 0 });
  });

  test('settle stops at the given position', async () => {
    const reader = effectReader('upto');
    await kernel.appendEvents(...range(10).map(() => testEvent(null)));
    await settle(kernel, [reader], 4);
    expect(await kernel.effects()).toEqual([1, 2, 3, 4]);
    expect(await readersStatus(kernel.db, [{ name: 'never-ran' }])).toMatchObject([
      { name: 'never-ran', cursor: 0, behind: 10 },
      { name: 'upto', cursor: 4, behind: 6 },
    ]);
  });

  test('an effect outside is written in the same transaction, once, with its key', async () => {
    const reader: Reader = {
      name: 'sends',
      batch: 3,
      async handle(tx, events, context) {
        for (const each of events) await context.outbox({ channel: 'test', key: `sends:${each.seq}`, payload: { seq: each.seq } });
        await fail.next(tx, events, context);
      },
    };
    const fail = { next: flaky(1, async () => undefined) };
    await kernel.appendEvents(...range(5).map(() => testEvent(null)));
    await settle(kernel, [reader]);
    const { rows } = await sql`select channel, idempotency_key as key, payload, sent_at from outbox order by id`.execute(kernel.db.kysely);
    expect(rows).toEqual(range(5).map((seq) => ({ channel: 'test', key: `sends:${seq}`, payload: { seq }, sent_at: null })));
  });
});

/** Fails so often, then does as told. */
function flaky(failures: number, then: Reader['handle']): Reader['handle'] {
  let left = failures;
  return async (tx, events, context) => {
    left -= 1;
    if (left >= 0) throw new Error('not yet');
    await then(tx, events, context);
  };
}
