import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { testRoom } from '../testing/rooms.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { ANONYMOUS } from '../access/index.ts';
import { proposalsCapability } from './capability.ts';
import { propose, type Effect } from './index.ts';

const nothing: Effect = {
  kind: 'api.nothing',
  describe: (_, language) => (language === 'en' ? 'Nothing.' : '不作改动。'),
  run: async () => [],
};

let kernel: TestKernel;
let server: FastifyInstance;
let clerk: SignedIn;
let reviewer: SignedIn;
let second: SignedIn;
beforeAll(async () => {
  kernel = await testKernel({ rooms: [testRoom({ effects: [nothing] })] });
  server = await testServer(kernel, [proposalsCapability]);
  for (const [account, role] of [
    ['clerk', 'clerk'],
    ['reviewer', 'reviewer'],
    ['second', 'reviewer'],
  ] as const) {
    await testUser(kernel, { account, role, organ: 'demo-amr' });
  }
  clerk = await signIn(server, 'clerk');
  reviewer = await signIn(server, 'reviewer');
  second = await signIn(server, 'second');
});

let objects = 0;
function open(account: string): Promise<string> {
  objects += 1;
  const caller = { ...ANONYMOUS, account, role: 'reviewer' as const, organ: 'demo-amr' };
  const input = {
    kind: 'api.nothing',
    objectKind: 'thing',
    objectId: `t${objects}`,
    payload: { secret: '不应出现' },
    reason: '核对',
  };
  const now = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => (await propose(tx, input, caller, kernel, now)).proposalId);
}

async function call(headers: Partial<SignedIn>, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await server.inject({
    method,
    url: `/api/v1/proposals${path}`,
    headers: { ...headers },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, text: answer.body, body: answer.json<Record<string, unknown>>() };
}

describe(item(28, 'proposals over HTTP'), () => {
  test('only those who may confirm see the list, without payloads', async () => {
    const id = await open('reviewer');
    expect((await call({}, 'GET', '')).status).toBe(401);
    expect((await call(clerk, 'GET', '')).status).toBe(403);
    expect((await call(second, 'GET', '')).body).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const looking = { ...second, 'xinheng-purpose': 'check' };
    const { status, body, text } = await call(looking, 'GET', '');
    expect(status).toBe(200);
    expect(body['items']).toMatchObject([{ proposalId: id, description: '不作改动。', proposedBy: 'reviewer', state: 'open' }]);
    expect(text).not.toContain('不应出现');
    expect((await call(looking, 'GET', '?cursor=nonsense')).body).toMatchObject({ code: 'BAD_CURSOR' });
    const table = (headers: Partial<SignedIn>) => server.inject({ url: '/api/v1/proposals.csv', headers: { ...headers } });
    expect((await table(second)).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const [head, line] = (await table(looking)).body.trim().split('\r\n');
    expect(head).toContain('确认后会怎样,理由,提出人');
    expect(line).toContain(`不作改动。,核对,reviewer`);
    const { rows: looks } = await sql<{ n: number }>`
      select count(*)::int as n from access_log where action = 'proposals.listed' and purpose = 'check'`.execute(kernel.db.kysely);
    expect(looks[0]!.n).toBe(2);
    expect(line).toContain(id);
  });

  test('confirmed by another, once', async () => {
    const id = await open('reviewer');
    expect((await call(reviewer, 'POST', `/${id}/confirm`, {})).body).toMatchObject({
      status: 409,
      code: 'SAME_PERSON',
    });
    expect((await call(second, 'POST', `/${id}/confirm`, {})).body).toMatchObject({
      state: 'confirmed',
      decidedBy: 'second',
    });
    expect((await call(second, 'POST', `/${id}/confirm`, {})).body).toMatchObject({ status: 409, code: 'NOT_OPEN' });
    expect((await call(second, 'POST', `/${kernel.ids.record()}/confirm`, {})).status).toBe(404);
  });

  test('one is read like the list: with a purpose, by whom it is to decide, also once it is decided', async () => {
    const id = await open('reviewer');
    expect((await call(second, 'GET', `/${id}`)).body).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await call(clerk, 'GET', `/${id}`)).status).toBe(403);
    const looking = { ...second, 'xinheng-purpose': 'check' };
    expect((await call(looking, 'GET', `/${kernel.ids.record()}`)).status).toBe(404);
    await call(second, 'POST', `/${id}/confirm`, {});
    const { body, text } = await call(looking, 'GET', `/${id}`);
    expect(body).toMatchObject({ proposalId: id, description: '不作改动。', state: 'confirmed', decidedBy: 'second' });
    expect(text).not.toContain('不应出现');
    const { rows } = await sql<{ account: string; purpose: string }>`
      select account, purpose from access_log where action = 'proposal.read'`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ account: 'second', purpose: 'check' }]);
  });

  test('refused with a reason, taken back by the proposer alone', async () => {
    const first = await open('reviewer');
    expect((await call(second, 'POST', `/${first}/refuse`, {})).status).toBe(400);
    expect((await call(second, 'POST', `/${first}/refuse`, { reason: ' ' })).status).toBe(400);
    expect((await call(second, 'POST', `/${first}/refuse`, { reason: '依据不足' })).body).toMatchObject({
      state: 'refused',
    });
    const other = await open('reviewer');
    expect((await call(second, 'POST', `/${other}/withdraw`, {})).status).toBe(403);
    expect((await call(reviewer, 'POST', `/${other}/withdraw`, {})).body).toMatchObject({ state: 'withdrawn' });
  });

  test('a browser without its token changes nothing', async () => {
    const id = await open('reviewer');
    expect((await call({ cookie: second.cookie }, 'POST', `/${id}/confirm`, {})).body).toMatchObject({ code: 'CSRF' });
  });
});
