import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { postmasterOf, processesOf, query, serve, startedOnce, supervisorOf, until, urlOf, type Served } from './program.ts';

/** Writes rows one by one, each its own commit, and keeps those that were acknowledged, until the connection breaks. */
async function writeUntilBroken(data: string, onFirst: () => void): Promise<number[]> {
  const acknowledged: number[] = [];
  const client = new pg.Client({ connectionString: urlOf(data) });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table if not exists kept (n bigint primary key)');
  const [last] = (await client.query<{ n: string }>('select coalesce(max(n), 0) n from kept')).rows;
  try {
    for (let n = Number(last?.n) + 1; ; n += 1) {
      await client.query('insert into kept values ($1)', [n]);
      acknowledged.push(n);
      if (acknowledged.length === 20) onFirst();
    }
  } catch {
    return acknowledged;
  }
}

async function isReady({ address }: Served): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`).catch(() => undefined);
  return answer?.status === 200;
}

async function expectKept(data: string, acknowledged: number[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  const rows = await query<{ n: string }>(data, 'select n from kept');
  const found = new Set(rows.map((row) => Number(row.n)));
  expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
}

const KILLS: Record<string, (data: string, served: Served) => number[]> = {
  'the database server': (data) => [postmasterOf(data)],
  'the supervisor': (data) => [supervisorOf(data)],
  'the supervisor and the database server at once': (data) => [supervisorOf(data), postmasterOf(data)],
};

describe('kill -9 while rows are being committed', () => {
  for (const [what, victims] of Object.entries(KILLS)) {
    test(`${what}: the running server comes back by itself, no acknowledged row is lost`, async () => {
      const data = startedOnce();
      const served = await serve(data);
      const acknowledged = await writeUntilBroken(data, () => victims(data, served).forEach((pid) => process.kill(pid, 'SIGKILL')));
      await until(() => isReady(served));
      await expectKept(data, acknowledged);
      served.process.kill('SIGTERM');
      expect(await served.ended).toBe(0);
      await until(() => processesOf(data).length === 0);
    });
  }

  test('our own server: the database ends by itself, and the next start finds every acknowledged row', async () => {
    const data = startedOnce();
    const served = await serve(data);
    const acknowledged = await writeUntilBroken(data, () => served.process.kill('SIGKILL'));
    await until(() => processesOf(data).length === 0);
    const again = await serve(data);
    await expectKept(data, acknowledged);
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  test('everything at once: stale sockets and pid files do not stop the next start', async () => {
    const data = startedOnce();
    const served = await serve(data);
    const acknowledged = await writeUntilBroken(data, () => {
      for (const pid of [supervisorOf(data), postmasterOf(data), served.process.pid ?? 0]) process.kill(pid, 'SIGKILL');
    });
    const again = await serve(data);
    await expectKept(data, acknowledged);
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });
});
