import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { proposalsCapability } from '../../kernel/proposals/capability.ts';
import { settle } from '../../kernel/journal/index.ts';
import { exampleCode, registration } from '../intake/testing/files.ts';
import { register } from '../intake/testing/take.ts';
import { codesCapability } from './capability.ts';
import { findRules } from './policy.ts';
import { findOrgan } from '../organs/index.ts';
import { keepRates } from './rate.ts';

let kernel: TestKernel;
let server: FastifyInstance;
let clerk: SignedIn;
let stranger: SignedIn;
let reviewer: SignedIn;
beforeAll(async () => {
  kernel = await testKernel();
  const rows = [1, 2].map((n) => registration(n, { 统一社会信用代码: exampleCode(n).toLowerCase() }));
  await register(kernel, ...rows, 3);
  await settle(kernel, codesCapability.readers!(kernel));
  server = await testServer(kernel, [codesCapability, proposalsCapability]);
  await testUser(kernel, { account: 'code-clerk', role: 'clerk', organ: 'demo-amr' });
  await testUser(kernel, { account: 'code-stranger', role: 'clerk', organ: 'demo-eeb' });
  await testUser(kernel, { account: 'code-reviewer', role: 'reviewer', organ: 'demo-amr' });
  clerk = await signIn(server, 'code-clerk');
  stranger = await signIn(server, 'code-stranger');
  reviewer = await signIn(server, 'code-reviewer');
});
afterAll(() => server.close());

interface Page {
  items: { number: string; codes: string[]; candidate: string }[];
  next: string | null;
}
const get = (url: string, headers: Partial<SignedIn> = {}) =>
  server.inject({ url, headers: { ...headers, 'xinheng-purpose': 'work orders' } });
const post = (url: string, headers: SignedIn, payload: object) => server.inject({ method: 'POST', url, headers: { ...headers }, payload });

describe(item(8, 'codes over HTTP'), () => {
  test('orders page by page, for those whose business they are', async () => {
    expect((await get('/api/v1/codes/orders')).statusCode).toBe(401);
    expect((await get('/api/v1/codes/orders', stranger)).json<Page>().items).toEqual([]);
    const first = (await get('/api/v1/codes/orders?limit=1', clerk)).json<Page>();
    const rest = (await get(`/api/v1/codes/orders?limit=1&cursor=${first.next}`, clerk)).json<Page>();
    expect([...first.items, ...rest.items].map((each) => each.candidate).sort()).toEqual([exampleCode(1), exampleCode(2)].sort());
    expect(rest.next).toBeNull();
    expect((await get('/api/v1/codes/orders?cursor=x', clerk)).json()).toMatchObject({ code: 'BAD_CURSOR' });
    const silent = await server.inject({ url: '/api/v1/codes/orders', headers: { ...clerk } });
    expect(silent.json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await get('/api/v1/codes/orders/by-organ', clerk)).json()).toEqual({
      items: [{ organ: 'demo-amr', open: 2, late: 0, since: null }],
    });
  });

  test('one by its number, and all as a table: looks like the list', async () => {
    const [order] = (await get('/api/v1/codes/orders?limit=1', clerk)).json<Page>().items;
    const url = `/api/v1/codes/orders/${order!.number}`;
    expect((await get(url, clerk)).json()).toEqual(order);
    expect((await get(url, stranger)).json()).toMatchObject({ code: 'NOT_FOUND' });
    expect((await get('/api/v1/codes/orders/none', clerk)).json()).toMatchObject({ code: 'NOT_FOUND' });
    for (const each of [url, '/api/v1/codes/orders.csv'])
      expect((await server.inject({ url: each, headers: { ...clerk } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const table = (await get('/api/v1/codes/orders.csv?state=open', clerk)).body.trim().split('\r\n');
    expect(table).toHaveLength(3);
    expect(table.join('')).toContain(order!.number);
    expect((await get('/api/v1/codes/orders.csv?state=settled', clerk)).body.trim().split('\r\n')).toHaveLength(1);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from access_log where account = 'code-clerk' and action = 'code.order.opened'`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBe(1);
  });

  test('an answer is a proposal; a second person’s confirmation gives the body its code', async () => {
    const [order] = (await get('/api/v1/codes/orders?limit=1', clerk)).json<Page>().items;
    const url = `/api/v1/codes/orders/${order!.number}/reply`;
    expect((await post(url, stranger, { kind: 'confirmed', reason: '核对' })).statusCode).toBe(403);
    expect((await post(url, clerk, { kind: 'corrected', reason: '核对', code: 'nonsense' })).json()).toMatchObject({ code: 'BAD_USCC' });
    expect((await post(url, clerk, { kind: 'nonsense', reason: '核对' })).statusCode).toBe(400);
    const answered = await post(url, clerk, { kind: 'corrected', reason: '核对登记档案', code: order!.candidate });
    expect(answered.statusCode).toBe(200);
    const { proposal } = answered.json<{ proposal: string }>();
    const done = await post(`/api/v1/proposals/${proposal}/confirm`, reviewer, {});
    expect(done.json()).toMatchObject({ state: 'confirmed' });
    expect((await post(url, clerk, { kind: 'confirmed', reason: '再答' })).json()).toMatchObject({ code: 'NOT_OPEN' });
    const questions = `/api/v1/codes/orders/${order!.number}/undo`;
    expect((await server.inject({ url: questions, headers: { ...clerk } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await get(questions, clerk)).json()).toEqual({ items: [] });
    expect((await post(`/api/v1/codes/orders/${order!.number}/undo`, clerk, { reason: '撤销' })).json()).toMatchObject({
      code: 'NOT_OPEN',
    });
  });

  test('the rate is public, month by month; too few bodies are not rated', async () => {
    expect((await get('/api/v1/figures/codes')).statusCode).toBe(404);
    await settle(kernel, codesCapability.readers!(kernel));
    await keepRates(kernel, '2026-11-24');
    expect((await get('/api/v1/figures/codes')).json()).toMatchObject({
      month: '2026-11',
      target: 1,
      total: { bodies: 3, wrong: 1, perTenThousand: null },
    });
    expect((await get('/api/v1/figures/codes?month=2026-11')).statusCode).toBe(200);
    expect((await get('/api/v1/figures/codes?month=2026-13')).statusCode).toBe(400);
    expect((await get('/api/v1/figures/codes/months')).json()).toMatchObject({ items: [{ month: '2026-11', closed: false }] });
  });
});

test.each(['demo', 'chongqing'] as const)('the rules of %s name organs that are in office', async (jurisdiction) => {
  const policy = (await testKernel({ jurisdiction })).policy;
  const rules = findRules(policy, '2026-11-24');
  const organs = [rules!.oldNumbers, ...rules!.departments.map((each) => each.organ)];
  expect(organs.filter((code) => !findOrgan(policy, code, '2026-11-24')?.inOffice)).toEqual([]);
});
