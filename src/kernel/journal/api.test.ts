import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testEvent, withEffects, type EffectsKernel } from '../../../test/support/effects.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { testRoom } from '../testing/rooms.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { systemIds } from '../ids/index.ts';
import { journalCapability } from './capability.ts';
import { settle } from './index.ts';
import type { Reader } from './types.ts';

const AT = new Date('2026-11-24T04:00:00Z');
let kernel: EffectsKernel;
let server: FastifyInstance;
let system: SignedIn;
let broken = true;
const bad = systemIds.subject();
const reader: Reader = {
  name: 'test-reader',
  async handle(_tx, events) {
    if (broken && events.some(({ subjectId }) => subjectId === bad)) throw new Error('no such place');
  },
};

beforeAll(async () => {
  kernel = await withEffects(await testKernel({ rooms: [testRoom({ readers: () => [reader] })] }));
  server = await testServer(kernel, [journalCapability]);
  await testUser(kernel, { account: 'keeper', role: 'system', organ: 'demo-drc' });
  await testUser(kernel, { account: 'head', role: 'director', organ: 'demo-drc' });
  system = await signIn(server, 'keeper');
});
afterAll(() => server.close());

const look = async () => {
  const answer = await server.inject({ url: '/api/v1/journal/readers', headers: { ...system } });
  return answer.json<{ items: { name: string }[] }>();
};
const retry = (name: string, headers: Partial<SignedIn>) =>
  server.inject({ method: 'POST', url: `/api/v1/journal/readers/${name}/retry`, headers: { ...headers }, payload: {} });

describe(item(28, 'readers of the journal over HTTP'), () => {
  test('who is behind, what is parked with its fault, and a retry that handles it', async () => {
    await kernel.db.tx((tx) => kernel.append(tx, [testEvent(bad), testEvent(bad), testEvent(systemIds.subject())], AT));
    expect(await look()).toMatchObject({
      status: 'ready',
      head: 3,
      items: [{ name: 'test-reader', state: 'behind', cursor: 0, behind: 3, parkedEvents: 0, fault: null }],
    });
    await settle(kernel, [reader]);
    const parked = { name: 'test-reader', state: 'parked', cursor: 3, behind: 0, parkedLanes: 1, parkedEvents: 2 };
    expect(await look()).toMatchObject({ status: 'degraded', items: [{ ...parked, fault: { seq: 1 } }] });
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'degraded', parked: 2 });
    const table = await server.inject({ url: '/api/v1/journal/readers.csv', headers: { ...system } });
    expect(
      table.body
        .trim()
        .split('\r\n')
        .find((line) => line.startsWith('test-reader')),
    ).toMatch(/^test-reader,3,0,2,1,1 /u);

    expect((await retry('test-reader', system)).json()).toEqual({ reader: 'test-reader', handled: 0, parked: 2 });
    broken = false;
    expect((await retry('test-reader', system)).json()).toEqual({ reader: 'test-reader', handled: 2, parked: 0 });
    expect(await look()).toMatchObject({ status: 'ready', items: [{ state: 'up to date', fault: null }] });
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready', parked: 0 });
  });

  test('is for whoever keeps the machines; a reader that is not there is said', async () => {
    expect((await server.inject('/api/v1/journal/readers')).statusCode).toBe(401);
    const head = await signIn(server, 'head');
    expect((await retry('test-reader', head)).json()).toMatchObject({ code: 'FORBIDDEN' });
    expect((await retry('nobody', system)).json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});
