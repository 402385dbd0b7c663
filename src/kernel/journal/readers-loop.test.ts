import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { effectReader, range, testEvent, withEffects, type EffectsKernel } from '../../../test/support/effects.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { startReaders } from './index.ts';
import type { Reader } from './types.ts';

let kernel: EffectsKernel;
beforeEach(async () => {
  kernel = await withEffects(await testKernel({ policy: false }));
});

describe(item(28, 'journal: readers that run'), () => {
  test('several processes run one reader: no effect twice, none lost; they wake by the append', async () => {
    const reader = effectReader('shared', { batch: 7 });
    // A poll so slow that only a notification explains what is seen in time.
    const running = [1, 2, 3].map(() => startReaders(kernel, [reader], 3_600_000));
    let last = 0;
    for (let i = 0; i < 20; i += 1) last = await kernel.appendEvents(...range(1 + (i % 9)).map(() => testEvent(null)));
    await until(async () => (await kernel.effects()).length >= last);
    await Promise.all(running.map((each) => each.stop()));
    expect(await kernel.effects()).toEqual(range(last));
  });

  test('readers survive the loss of their connections, the listening one too', async () => {
    const reader = effectReader('survivor');
    const running = startReaders(kernel, [reader], 500);
    let last = await kernel.appendEvents(testEvent(null));
    await until(async () => (await kernel.effects()).length === 1);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      kernel.db.kysely,
    );
    last = await kernel.appendEvents(testEvent(null));
    await until(async () => (await kernel.effects()).length === 2);
    await running.stop();
    expect(await kernel.effects()).toEqual(range(last));
  });

  test('two readers of one name are refused', () => {
    const reader: Reader = { name: 'twice', handle: async () => undefined };
    expect(() => startReaders(kernel, [reader, { ...reader }])).toThrow('same name');
  });
});

/** Bounded by the test's own time limit. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
