import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../kernel/capability.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { exchangeCapability } from './capability.ts';
import { exchangeCommands } from './commands.ts';
import { enqueueExchange, exchangeJobs } from './job.ts';
import { openExchange } from './testing/setup.ts';
import type { FolderUpper } from './testing/upper.ts';

let kernel: TestKernel;
let upper: FolderUpper;
beforeAll(async () => {
  kernel = await testKernel();
  ({ upper } = await openExchange(kernel));
  await register(kernel, 1, 2);
  await punish(kernel, 1, 2);
});

async function command(args: string[], more: Partial<CommandIo['as']> = {}, language: CommandIo['language'] = 'en') {
  let result: CommandResult | undefined;
  const io: CommandIo = {
    json: true,
    language,
    as: { account: null, purpose: null, ...more },
    note: () => undefined,
    progress: () => ({ update: () => undefined, stop: () => undefined }),
  };
  const run = Object.assign(async (work: Parameters<RunCommand>[0]) => void (result = await work(kernel, io)), {
    pure: async () => undefined,
  });
  const program = new Command().exitOverride();
  exchangeCommands(program, run);
  await program.parseAsync(['exchange', ...args], { from: 'user' });
  return { exit: 0, ...result! };
}

async function recordId(n: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select record_id as id from records where document_no = ${`示市监罚〔2026〕${n}号`}`.execute(
    kernel.db.kysely,
  );
  return rows[0]!.id;
}

describe(item(24, 'exchange on the command line'), () => {
  test('send, receive, status, life: documents, texts in both languages and exit codes', async () => {
    expect((await command(['status'])).document).toMatchObject({
      items: [{ reported: 2, due: 0, sent: 0 }],
      late: null,
    });
    const sent = await command(['send']);
    expect(sent.document).toEqual({
      made: [{ number: '20261124-0001-penalty', content: 'penalty', day: '2026-11-24', rows: 2 }],
      published: ['20261124-0001-penalty'],
      fault: null,
    });
    expect(sent.exit).toBe(0);
    expect(sent.text).toBe('20261124-0001-penalty: 2 rows of 2026-11-24\n1 file sent.');
    await upper.take();
    await upper.giveReceipts([
      { file: '20261124-0001-penalty', row: 1, outcome: 'returned', code: 'E1', text: '', at: '2026-11-24 14:00:00' },
    ]);
    await upper.give('receipt', Buffer.from('x\n'), 0);
    const received = await command(['receive']);
    expect(received.exit).toBe(1);
    expect(received.text).toContain('heading is not known');
    kernel.clock.set('2026-12-02T04:00:00Z');
    const life = await command(['life', await recordId(1)], { purpose: '核对' }, 'zh-CN');
    expect(life.exit).toBe(1);
    expect(life.text.split('\n').at(4)).toBe('回执：未通过，2026-11-24（E1），应于2026-12-01前  超期');
    const status = await command(['status', '--organ', 'demo-amr', '--from', '2026-11-24'], { purpose: '核对' });
    expect(status.document).toMatchObject({
      stuck: { unsent: 0, unreceipted: 1, unmended: 1 },
      late: [{ kind: 'unmended' }, { kind: 'unreceipted' }].map((each) => expect.objectContaining(each)).sort(),
    });
    expect(status.text).toContain('Past their day: 0 not sent, 1 without receipt, 1 returned and not mended.');
    await expect(command(['send', '--day', 'yesterday'])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(command(['status', '--organ', 'nobody'])).rejects.toMatchObject({ code: 'ORGAN_UNKNOWN' });
    await expect(command(['life', 'x'], { purpose: '核对' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe(item(24, 'the national leg that is off'), () => {
  test('says so, sends and takes nothing', async () => {
    const { dataDirectory } = kernel.settings;
    kernel.settings.dataDirectory = await mkdtemp(join(tmpdir(), 'xh-off-'));
    const off = 'The national leg is off: the data directory has no exchange.json, and nothing leaves.';
    for (const args of [['send'], ['receive']]) {
      expect(await command(args)).toMatchObject({ document: { on: false }, text: off, exit: 1 });
    }
    expect((await command(['status'])).text).toContain(off);
    await enqueueExchange(kernel);
    expect((await sql`select 1 from graphile_worker._private_jobs`.execute(kernel.db.kysely)).rows).toEqual([]);
    for (const job of exchangeJobs(kernel)) await job.run({});
    kernel.settings.dataDirectory = dataDirectory;
  });
});

describe(item(24, 'exchange over HTTP'), () => {
  test('whose work it is, for one’s own rows; setting it going only for the whole city', async () => {
    await testUser(kernel, { account: 'reviewer', role: 'reviewer', organ: 'demo-amr' });
    await testUser(kernel, { account: 'elsewhere', role: 'reviewer', organ: 'demo-drc' });
    await testUser(kernel, { account: 'director', role: 'director', organ: 'demo-drc' });
    await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr' });
    const server = await testServer(kernel, [exchangeCapability]);
    const as = async (account: string) => ({ ...(await signIn(server, account)), 'xinheng-purpose': encodeURIComponent('check') });
    const get = (headers: SignedIn, path: string) => server.inject({ url: `/api/v1/exchange/${path}`, headers: { ...headers } });
    const post = (headers: SignedIn, path: string) =>
      server.inject({ method: 'POST', url: `/api/v1/exchange/${path}`, headers: { ...headers }, payload: {} });
    const [reviewer, elsewhere, director, clerk] = [await as('reviewer'), await as('elsewhere'), await as('director'), await as('clerk')];

    const period = 'status?from=2026-11-24&to=2026-11-24';
    expect((await get(reviewer, period)).json()).toMatchObject({
      items: [{ organ: 'demo-amr', reported: 2, returned: 1 }],
      stuck: { unmended: 1 },
    });
    expect((await get(elsewhere, period)).json()).toMatchObject({ items: [], stuck: { unmended: 0 } });
    expect((await get(clerk, period)).statusCode).toBe(403);
    expect((await get(reviewer, 'stuck')).json<{ items: object[] }>().items).toHaveLength(2);
    const page = (await get(reviewer, 'stuck?limit=1')).json<{ items: { recordId: string }[]; next: string }>();
    const rest = (await get(reviewer, `stuck?limit=1&cursor=${page.next}`)).json<typeof page>();
    expect(new Set([...page.items, ...rest.items].map((row) => row.recordId)).size).toBe(2);
    const life = await get(reviewer, `records/${await recordId(1)}`);
    expect(life.json()).toMatchObject({ stuck: true, sendings: [{ revision: 1, outcome: 'returned', code: 'E1' }] });
    expect((await get(elsewhere, `records/${await recordId(1)}`)).statusCode).toBe(404);

    expect((await post(reviewer, 'send')).statusCode).toBe(403);
    expect((await post(director, 'send')).json()).toEqual({ queued: true });
    expect((await post(director, 'receive')).statusCode).toBe(202);
    const jobs = await sql<{ task: string }>`
      select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      order by 1`.execute(kernel.db.kysely);
    expect(jobs.rows.map((row) => row.task)).toEqual(['exchange.receive', 'exchange.send']);
    // Each is a look: refused without a purpose, and logged with it, one row a subject.
    const nameless: SignedIn = await signIn(server, 'reviewer');
    for (const path of ['stuck', `records/${await recordId(1)}`]) {
      expect((await get(nameless, path)).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    }
    const { rows: looks } = await sql<{ action: string; subjects: number; purposes: string[] }>`
      select action, count(distinct subject_id)::int as subjects, array_agg(distinct purpose) as purposes from access_log
      where account = 'reviewer' and action like 'exchange.%' group by action order by action`.execute(kernel.db.kysely);
    expect(looks).toEqual([
      { action: 'exchange.life.read', subjects: 1, purposes: ['check'] },
      { action: 'exchange.stuck.listed', subjects: 2, purposes: ['check'] },
    ]);
    await server.close();
  });
});
