import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { viewsCapability } from './capability.ts';
import { VIEWS_MAX } from './store.ts';

let kernel: TestKernel;
let server: FastifyInstance;
const as: Record<string, SignedIn> = {};
beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [viewsCapability]);
  for (const [account, role, organ] of [
    ['one', 'reviewer', 'demo-a-amr'],
    ['colleague', 'clerk', 'demo-a-amr'],
    ['stranger', 'reviewer', 'demo-b-amr'],
    ['auditor', 'audit', 'demo-drc'],
  ] as const) {
    await testUser(kernel, { account, role, organ });
    as[account] = await signIn(server, account);
  }
});
afterAll(() => server.close());

const call = (who: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
  server.inject({ method, url: `/api/v1/views${path}`, headers: { ...as[who] }, ...(payload ? { payload } : {}) });
const names = async (who: string, path = ''): Promise<string[]> =>
  (await call(who, 'GET', path)).json<{ items: { name: string }[] }>().items.map(({ name }) => name);
const view = { name: '本月迟报', page: '/workbench/records', query: 'mark=late&organ=demo-a-amr' };

describe(item(28, 'saved views'), () => {
  test('own ones first in their order, shared ones of colleagues after; only one’s own can be changed', async () => {
    const made = await call('one', 'POST', '', view);
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json<{ id: string }>();
    expect((await call('one', 'POST', '', { ...view, name: '在异议中', query: 'mark=objection' })).statusCode).toBe(201);
    expect(await names('one')).toEqual(['本月迟报', '在异议中']);
    expect(await names('colleague')).toEqual([]);
    expect((await call('one', 'PATCH', `/${id}`, { shared: true, position: 9 })).statusCode).toBe(204);
    expect(await names('one')).toEqual(['在异议中', '本月迟报']);
    await call('colleague', 'POST', '', { ...view, name: '我的' });
    expect(await names('colleague')).toEqual(['我的', '本月迟报']);
    expect(await names('stranger')).toEqual([]);
    expect(await names('one', '?page=/workbench/cases')).toEqual([]);
    for (const who of ['colleague', 'stranger']) {
      expect((await call(who, 'PATCH', `/${id}`, { name: '改名' })).statusCode).toBe(404);
      expect((await call(who, 'DELETE', `/${id}`)).statusCode).toBe(404);
    }
    expect((await call('one', 'DELETE', `/${id}`)).statusCode).toBe(204);
    expect(await names('colleague')).toEqual(['我的']);
    expect((await call('auditor', 'GET', '')).statusCode).toBe(403);
  });

  test('a name once a page; so many a page; an address of the workbench and nothing else', async () => {
    expect((await call('stranger', 'POST', '', view)).statusCode).toBe(201);
    expect((await call('stranger', 'POST', '', view)).statusCode).toBe(409);
    for (const bad of [
      { ...view, page: 'https://example.org/' },
      { ...view, query: 'a b' },
      { ...view, name: ' ' },
    ])
      expect((await call('stranger', 'POST', '', bad)).statusCode).toBe(400);
    for (let n = 1; n < VIEWS_MAX; n++) await call('stranger', 'POST', '', { ...view, name: `第${n}个` });
    expect((await call('stranger', 'POST', '', { ...view, name: '太多' })).statusCode).toBe(413);
    expect((await call('stranger', 'POST', '', { ...view, page: '/workbench/cases' })).statusCode).toBe(201);
  });
});
