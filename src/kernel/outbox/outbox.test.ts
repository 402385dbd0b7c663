import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { runs } from '../../../test/support/runs.ts';
import { dispatchDue, enqueueMessage, startDispatcher, type OutboxMessage } from './index.ts';

let kernel: TestKernel;
beforeEach(async () => {
  kernel = await testKernel({ policy: false });
});

const now = (): Date => new Date(kernel.clock.now().epochMilliseconds);
const put = (...messages: OutboxMessage[]): Promise<void> =>
  kernel.db.tx(async (tx) => {
    for (const message of messages) await enqueueMessage(tx, message, now());
  });
const message = (n: number): OutboxMessage => ({ channel: 'test', key: `k${n}`, payload: { n, 名: '示例' } });
const later = (seconds: number): void => kernel.clock.set(kernel.clock.now().add({ seconds }).toString());

describe(item(28, 'outbox'), () => {
  test('sends each message with its key and payload, in order, once when all goes well', async () => {
    await put(message(1), message(2), message(3));
    const sent: OutboxMessage[] = [];
    const channels = { test: async (each: OutboxMessage) => void sent.push(each) };
    expect(await dispatchDue(kernel, channels)).toEqual({ sent: 3, failed: 0 });
    expect(sent).toEqual([message(1), message(2), message(3)]);
    expect(await dispatchDue(kernel, channels)).toEqual({ sent: 0, failed: 0 });
  });

  test('a transaction rolled back sends nothing', async () => {
    await expect(
      kernel.db.tx(async (tx) => {
        await enqueueMessage(tx, message(1), now());
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await dispatchDue(kernel, { test: async () => undefined })).toEqual({ sent: 0, failed: 0 });
  });

  test('the same message again is one message; another under the same key is refused', async () => {
    await put(message(1), message(1));
    await expect(put({ ...message(1), payload: { n: 2 } })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(put({ ...message(1), channel: 'other' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await dispatchDue(kernel, { test: async () => undefined })).toEqual({ sent: 1, failed: 0 });
  });

  test('at least once, always with the same key, whatever fails between sending and commit', async () => {
    const faults = fc.array(fc.constantFrom('ok', 'refused', 'arrived-but-failed', 'killed'), { maxLength: 20 });
    let base = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), faults, async (n, plan) => {
        const messages = Array.from({ length: n }, () => message((base += 1)));
        await put(...messages);
        const arrived: OutboxMessage[] = [];
        const send = async (each: OutboxMessage): Promise<void> => {
          const fault = plan.shift() ?? 'ok';
          if (fault === 'refused') throw new Error('503');
          arrived.push(each);
          if (fault === 'arrived-but-failed') throw new Error('timeout');
          if (fault === 'killed') {
            // Our own connections go, as with the process: what was sent is not marked.
            await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
              kernel.db.kysely,
            );
          }
        };
        for (let turn = 0; turn < 25; turn += 1) {
          await dispatchDue(kernel, { test: send }).catch((error: { code?: string }) => expect(error.code).toBe('DATABASE_LOST'));
          later(3600);
        }
        for (const each of messages) {
          const mine = arrived.filter((got) => got.key === each.key);
          expect(mine.length).toBeGreaterThan(0);
          expect(mine.every((got) => JSON.stringify(got) === JSON.stringify(each))).toBe(true);
        }
        expect(new Set(arrived.map((got) => got.key)).size).toBe(n);
      }),
      { numRuns: runs(15) },
    );
  }, 120_000);

  test('a failing message waits longer each time and holds up no other', async () => {
    await put(message(1), message(2));
    const sent: string[] = [];
    const channels = {
      test: async ({ key }: OutboxMessage) => {
        sent.push(key);
        if (key === 'k1') throw new Error('no');
      },
    };
    expect(await dispatchDue(kernel, channels)).toEqual({ sent: 1, failed: 1 });
    expect(await dispatchDue(kernel, channels)).toEqual({ sent: 0, failed: 0 });
    later(2);
    expect(await dispatchDue(kernel, channels)).toEqual({ sent: 0, failed: 1 });
    later(2);
    expect(await dispatchDue(kernel, channels)).toEqual({ sent: 0, failed: 0 });
    expect(sent).toEqual(['k1', 'k2', 'k1']);
  });

  test('a channel that nobody serves stays open; several dispatchers share the rest', async () => {
    await put({ channel: 'elsewhere', key: 'e1', payload: null }, ...Array.from({ length: 30 }, (_, i) => message(i)));
    const sent: string[] = [];
    const running = [1, 2, 3].map(() => startDispatcher(kernel, { test: async ({ key }) => void sent.push(key) }, 10));
    while (sent.length < 30) await new Promise((resolve) => setTimeout(resolve, 10));
    await Promise.all(running.map((each) => each.stop()));
    expect([...sent].sort()).toEqual(Array.from({ length: 30 }, (_, i) => `k${i}`).sort());
    const { rows } = await sql`select idempotency_key as key from outbox where sent_at is null`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ key: 'e1' }]);
  });
});
