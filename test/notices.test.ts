import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { ANONYMOUS, createApiKey, localOperator } from '../src/kernel/access/index.ts';
import { allReaders, settle } from '../src/kernel/journal/index.ts';
import { disclose } from '../src/registry/disclosures/index.ts';
import { withdraw } from '../src/registry/publicity/review/index.ts';
import { startServer } from '../src/server.ts';
import { item } from './support/item.ts';
import { hire } from './support/publicity/desk.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { agree } from './support/publicity/agree.ts';
import { plantAct } from './support/publicity/plant.ts';
import { signIn, testServer, testUser } from './support/server.ts';

interface Notices {
  items: { id: number; kind: string; act: string; reason: string; readAt: string | null }[];
}

let kernel: TestKernel;
let act: string;
const stored = async () =>
  (await sql<{ recipient: string }>`select recipient from notices order by recipient`.execute(kernel.db.kysely)).rows.map(
    (row) => row.recipient,
  );

beforeAll(async () => {
  kernel = await testKernel({ rooms: capabilities });
  await hire(kernel, { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' });
  const [row] = await plantAct(kernel.db, [{}]);
  act = row!.act_id;
  const at = new Date(kernel.clock.now().epochMilliseconds);
  for (const recipient of ['demo-drc', 'demo-tax', 'anonymous']) {
    await kernel.db.tx((tx) =>
      disclose(
        tx,
        kernel,
        // Planted rows carry no journal number: a range from below zero holds them.
        { recipient, channel: 'feed', purpose: 'test', filter: {}, fromSeq: -1, toSeq: 100, itemCount: 1 },
        at,
      ),
    );
  }
  const operator = await localOperator(kernel);
  const proposed = await withdraw(kernel, act, { reason: '复议撤销', decidedOn: '2026-11-23' }, operator);
  await agree(kernel, proposed, { ...operator, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' });
});

/** Runs the real server until the notices are there; polls, since no time is promised. */
async function serveUntil(met: () => Promise<boolean>): Promise<void> {
  const running = await startServer(kernel, capabilities, { host: '127.0.0.1', port: 0, limits: null });
  while (!(await met())) await new Promise((resolve) => setTimeout(resolve, 20));
  await running.stop();
}

describe(item(25, 'a withdrawal reaches those who had the record'), () => {
  test('by a notice in the system, once, however often it is delivered; strangers who downloaded get none', async () => {
    await serveUntil(async () => (await stored()).length === 2);
    expect(await stored()).toEqual(['demo-drc', 'demo-tax']);
    // As if the process had been killed between delivering and marking.
    await sql`update outbox set sent_at = null`.execute(kernel.db.kysely);
    const open = async () => (await sql`select 1 from outbox where sent_at is null`.execute(kernel.db.kysely)).rows.length;
    await serveUntil(async () => (await open()) === 0);
    await settle(kernel, allReaders(kernel));
    expect(await stored()).toEqual(['demo-drc', 'demo-tax']);
  });

  test('read by people and systems of the organ, by nobody else', async () => {
    const server = await testServer(kernel, capabilities);
    for (const organ of ['demo-drc', 'demo-amr']) await testUser(kernel, { account: organ, role: 'clerk', organ });
    const by = await localOperator(kernel);
    const { key } = await kernel.db.tx((tx) => createApiKey(kernel, tx, by, { organ: 'demo-tax', label: 'system' }));
    const list = async (headers: object) =>
      (await server.inject({ url: '/api/v1/notices', headers: { ...headers } })).json<Notices>().items;
    const own = await signIn(server, 'demo-drc');
    const other = await signIn(server, 'demo-amr');
    const [notice] = await list(own);
    expect(notice).toMatchObject({ kind: 'record.withdrawn', act, reason: 'revocation', readAt: null });
    expect(await list({ authorization: `Bearer ${key}` })).toHaveLength(1);
    expect(await list(other)).toEqual([]);
    expect((await server.inject({ url: '/api/v1/notices' })).statusCode).toBe(401);

    const read = (headers: object) =>
      server.inject({
        method: 'POST',
        url: `/api/v1/notices/${notice!.id}/read`,
        payload: {},
        headers: { ...headers },
      });
    expect((await read(other)).statusCode).toBe(404);
    expect((await read(own)).statusCode).toBe(204);
    expect((await list(own))[0]!.readAt).not.toBeNull();
    const unread = await server.inject({ url: '/api/v1/notices?unread=true', headers: { ...own } });
    expect(unread.json<Notices>().items).toEqual([]);
    await server.close();
  });
});
