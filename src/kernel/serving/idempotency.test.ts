import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { capability } from '../capability.ts';
import { XinhengError } from '../errors/index.ts';
import { route } from '../http/index.ts';
import { dropOldKeys } from './index.ts';

let kernel: TestKernel;
let server: FastifyInstance;
let one: SignedIn;
let two: SignedIn;
/** What the next effects do between their write and their answer. */
let between: () => Promise<void> = async () => undefined;

const body = Type.Object({ text: Type.String() });
const answer = { 200: Type.Object({ effect: Type.Integer() }) };

const write = async (tx: Parameters<Parameters<TestKernel['db']['tx']>[0]>[0], text: string) => {
  const { rows } = await sql<{ id: number }>`insert into effects (text) values (${text}) returning id`.execute(tx);
  return { effect: rows[0]?.id ?? 0 };
};

const routes = [
  route({
    method: 'POST',
    path: '/api/v1/exact',
    face: 'api',
    summary: 'once',
    permission: 'session',
    audit: 'probe.exact',
    idempotent: true,
    schemas: { body, response: answer },
    handle: (call) =>
      kernel.db.tx(async (tx) => {
        const done = await write(tx, call.body.text);
        await between();
        await call.remember(tx, { body: done });
        return done;
      }),
  }),
];

beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  await sql`create table effects (id integer generated always as identity, text text)`.execute(kernel.db.kysely);
  server = await testServer(kernel, [capability({ name: 'probe', items: [], routes: () => routes })]);
  await testUser(kernel, { account: 'one', role: 'policy' });
  await testUser(kernel, { account: 'two', role: 'policy' });
  [one, two] = [await signIn(server, 'one'), await signIn(server, 'two')];
});
beforeEach(async () => {
  between = async () => undefined;
  kernel.clock.set('2026-11-24T04:00:00Z');
  await sql`truncate effects restart identity`.execute(kernel.db.kysely);
  await sql`delete from idempotency_keys`.execute(kernel.db.kysely);
});

const post = (key: string | undefined, text: string, headers: SignedIn = one) =>
  server.inject({
    method: 'POST',
    url: '/api/v1/exact',
    payload: { text },
    headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
const effects = async () => {
  const { rows } = await sql<{ text: string }>`select text from effects order by id`.execute(kernel.db.kysely);
  return rows.map((row) => row.text);
};
const later = async (days: number) => {
  kernel.clock.set(new Date(Date.UTC(2026, 10, 24 + days, 4)).toISOString());
  [one, two] = [await signIn(server, 'one'), await signIn(server, 'two')];
};

describe('a write that must not act twice', () => {
  test('needs a key', async () => {
    for (const key of [undefined, '', 'a b', 'x'.repeat(201)]) {
      expect((await post(key, 'a')).json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REQUIRED', status: 400 });
    }
    expect(await effects()).toEqual([]);
  });

  test('answers the second time as the first, without acting', async () => {
    const first = await post('k', 'a');
    const second = await post('k', 'a');
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await effects()).toEqual(['a']);
  });

  test('refuses the key with another body, and lets another caller have the same key', async () => {
    await post('k', 'a');
    expect((await post('k', 'b')).json()).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', status: 422 });
    expect((await post('k', 'b', two)).statusCode).toBe(200);
    expect(await effects()).toEqual(['a', 'b']);
  });

  test('acts once when sent many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('k', 'a')));
    expect(await effects()).toEqual(['a']);
    for (const each of answers) {
      if (each.statusCode === 409) expect(each.json()).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
      else expect(each.json()).toEqual({ effect: 1 });
    }
  });

  test('gives the key back after a refusal, when nothing was done', async () => {
    between = () => Promise.reject(new XinhengError('CONFLICT'));
    expect((await post('k', 'a')).statusCode).toBe(409);
    between = async () => undefined;
    await sql`truncate effects restart identity`.execute(kernel.db.kysely);
    expect((await post('k', 'a')).statusCode).toBe(200);
    expect(await effects()).toEqual(['a']);
  });

  test('forgets the key after seven days', async () => {
    await post('k', 'a');
    await later(6);
    expect((await post('k', 'a')).headers['idempotency-replayed']).toBe('true');
    await later(7);
    expect((await post('k', 'a')).statusCode).toBe(200);
    expect(await effects()).toEqual(['a', 'a']);
    await later(14);
    await dropOldKeys(kernel);
    expect((await sql`select 1 from idempotency_keys`.execute(kernel.db.kysely)).rows).toEqual([]);
  });
});

describe('an attempt that died', () => {
  /** As after kill -9: the key is taken and nobody will answer. */
  const die = async () => {
    await post('k', 'a');
    await sql`update idempotency_keys set status = null, response = null`.execute(kernel.db.kysely);
  };

  test('before its commit leaves no effect, and the key may be tried again when its time is over', async () => {
    await die();
    await sql`truncate effects restart identity`.execute(kernel.db.kysely);
    expect((await post('k', 'a')).json()).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    kernel.clock.set('2026-11-24T04:06:00Z');
    expect((await post('k', 'b')).json()).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect((await post('k', 'a')).statusCode).toBe(200);
    expect(await effects()).toEqual(['a']);
  });

  test('or only slept, and wakes after another took over, rolls its effect back', async () => {
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let sleeping = (): void => undefined;
    const fellAsleep = new Promise<void>((resolve) => (sleeping = resolve));
    between = () => {
      sleeping();
      return asleep;
    };
    const slow = post('k', 'a');
    await fellAsleep;
    between = async () => undefined;
    kernel.clock.set('2026-11-24T04:06:00Z');
    const fast = await post('k', 'a');
    expect(fast.statusCode).toBe(200);
    wake();
    expect((await slow).json()).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    expect(await effects()).toEqual(['a']);
    expect((await post('k', 'a')).json()).toEqual(fast.json());
  });

  test('by losing the database keeps its key, for its commit may have happened', async () => {
    between = () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }));
    expect((await post('k', 'a')).json()).toMatchObject({ code: 'DATABASE_LOST' });
    between = async () => undefined;
    expect((await post('k', 'a')).json()).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    expect(await effects()).toEqual([]);
  });
});
