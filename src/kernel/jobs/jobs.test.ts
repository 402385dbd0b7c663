import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { migrateJobs, openJobs, QUEUE_MIGRATION, startDaily, startHourly, startJobs } from './index.ts';

let kernel: TestKernel;
const jobs = openJobs();
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  await migrateJobs(kernel.db.url);
});

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
};
const queued = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from graphile_worker._private_jobs`.execute(kernel.db.kysely)).rows[0]!.n;

test('the number of the newest migration of the queue is that of its package', async () => {
  const { rows } = await sql<{ n: number }>`select max(id) as n from graphile_worker.migrations`.execute(kernel.db.kysely);
  expect(rows).toEqual([{ n: QUEUE_MIGRATION }]);
});

describe(item(28, 'jobs'), () => {
  test('a job is enqueued with its transaction, or not at all', async () => {
    await expect(
      kernel.db.tx(async (tx) => {
        await jobs.enqueue(tx, 'work', { n: 0 });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await queued()).toBe(0);
    const payloads = [{ n: 1, 名: '示例' }, 'text', null, [1, true]];
    for (const payload of payloads) await kernel.db.tx((tx) => jobs.enqueue(tx, 'work', payload));
    expect(await queued()).toBe(4);

    const seen: unknown[] = [];
    const running = await startJobs(kernel, [{ name: 'work', run: async (payload) => void seen.push(payload) }], 1);
    await until(() => seen.length === payloads.length);
    await kernel.db.tx((tx) => jobs.enqueue(tx, 'work', 'while running'));
    await until(() => seen.length === payloads.length + 1);
    await running.stop();
    expect(seen).toEqual([...payloads, 'while running']);
    expect(await queued()).toBe(0);
  });

  test('a failing job stays in the queue, to be tried again', async () => {
    let tries = 0;
    const failing = {
      name: 'fails',
      run: async () => {
        tries += 1;
        throw new Error('no');
      },
    };
    await kernel.db.tx((tx) => jobs.enqueue(tx, 'fails', {}));
    const running = await startJobs(kernel, [failing], 1);
    await until(() => tries > 0);
    await running.stop();
    const { rows } = await sql<{ attempts: number }>`select attempts from graphile_worker._private_jobs`.execute(kernel.db.kysely);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.attempts).toBeGreaterThan(0);
  });

  test('its schema is brought up to date again without harm', async () => {
    await migrateJobs(kernel.db.url);
  });

  test('two jobs of one name are refused', async () => {
    const job = { name: 'twice', run: async () => undefined };
    await expect(startJobs(kernel, [job, job])).rejects.toThrow('twice');
  });
});

describe(item(28, 'what is due each day'), () => {
  test('runs at the start and after each Shanghai midnight, once a day, again after a failure', async () => {
    const ran: string[] = [];
    let fail = false;
    kernel.clock.set('2026-11-24T15:59:00Z'); // 23:59 in Shanghai
    const daily = startDaily(
      kernel,
      async (today) => {
        if (fail) {
          fail = false;
          throw new Error('database away');
        }
        ran.push(today.toString());
      },
      5,
    );
    await daily.started;
    expect(ran).toEqual(['2026-11-24']);
    fail = true;
    kernel.clock.set('2026-11-24T16:00:00Z'); // midnight
    await until(() => ran.length === 2);
    // The machine slept for days: the day of its waking runs, with all that is due by then.
    kernel.clock.set('2026-11-29T01:00:00Z');
    await until(() => ran.length === 3);
    await daily.stop();
    expect(ran).toEqual(['2026-11-24', '2026-11-25', '2026-11-29']);
  });

  test('a look that is asked for does the new day before it answers, once, whatever looks by itself meanwhile', async () => {
    const ran: string[] = [];
    kernel.clock.set('2026-11-24T01:00:00Z');
    const daily = startDaily(kernel, async (today) => void ran.push(today.toString()), 5);
    await daily.started;
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27']) {
      kernel.clock.set(`${day}T01:00:00Z`);
      await Promise.all([daily.look(), daily.look()]);
      expect(ran.at(-1)).toBe(day);
    }
    await daily.stop();
    expect(ran).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
  });

  test('hourly work runs once an hour', async () => {
    let ran = 0;
    kernel.clock.set('2026-11-24T01:10:00Z');
    const hourly = startHourly(kernel, async () => void (ran += 1), 5);
    await hourly.started;
    kernel.clock.set('2026-11-24T01:59:59Z');
    kernel.clock.set('2026-11-24T02:00:00Z');
    await until(() => ran === 2);
    await hourly.stop();
    expect(ran).toBe(2);
  });
});
