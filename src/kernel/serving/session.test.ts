import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApiKey, localOperator, revokeApiKey, setActive, setPassword } from '../access/index.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { cookiesOf, signIn, TEST_PASSWORD, testServer, testUser } from '../../../test/support/server.ts';

let kernel: TestKernel;
let server: FastifyInstance;

beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  server = await testServer(kernel);
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr', district: null });
  await testUser(kernel, { account: 'auditor', role: 'audit' });
  await testUser(kernel, { account: 'fresh', role: 'clerk', organ: 'demo-amr', district: null, mustChange: true });
});
beforeEach(async () => {
  kernel.clock.set('2026-11-24T04:00:00Z');
  await sql`delete from sign_in_attempts`.execute(kernel.db.kysely);
});

const session = (account: string, password: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: '/api/v1/session', payload: { account, password }, headers });
const me = (headers: Record<string, string> = {}) => server.inject({ url: '/api/v1/me', headers });

describe('signing in', () => {
  test('gives a session whose token no script can read and the database does not hold', async () => {
    const answer = await session('clerk', TEST_PASSWORD);
    expect(answer.statusCode).toBe(201);
    const cookie = answer.cookies.find((each) => each.name === 'xinheng_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(answer.headers['cache-control']).toBe('no-store');
    const stored = await sql<{ row: string }>`select s::text as row from sessions s`.execute(kernel.db.kysely);
    expect(stored.rows.some(({ row }) => row.includes(cookie?.value ?? '?'))).toBe(false);
    expect((await me({ cookie: cookiesOf(answer) })).json()).toMatchObject({ account: 'clerk', role: 'clerk' });
  });

  test('gives cookies for https only, where the site says that it is reached by it, with or without a trusted proxy', async () => {
    for (const [https, secure] of [
      [true, true],
      [false, undefined],
    ] as const) {
      const site = await testServer(kernel, [], { https });
      const payload = { account: 'clerk', password: TEST_PASSWORD };
      const answer = await site.inject({ method: 'POST', url: '/api/v1/session', payload });
      expect(answer.cookies.map((each) => each.secure)).toEqual([secure, secure]);
      await site.close();
    }
  });

  test('leaves one event, in the name of the account', async () => {
    const before = await sql<{ id: number }>`select coalesce(max(id), 0) as id from audit_log`.execute(kernel.db.kysely);
    await session('clerk', TEST_PASSWORD);
    const { rows } = await sql`select account, action, outcome from audit_log where id > ${before.rows[0]?.id}`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ account: 'clerk', action: 'session.opened', outcome: 'ok' }]);
  });

  test('stores passwords as argon2id, at the cost that OWASP names unless the settings say another', async () => {
    const { passwordCost, ...shipped } = kernel.settings;
    kernel.settings = shipped;
    await testUser(kernel, { account: 'costly', role: 'audit' });
    kernel.settings = { ...shipped, passwordCost };
    const { rows } = await sql<{ account: string; cost: string }>`
      select account, substring(password_hash from '^(.*[$].*[$].*[$]).*[$]') as cost from users
       where account in ('clerk', 'costly') order by account`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { account: 'clerk', cost: '$argon2id$v=19$m=8,t=1,p=1$' },
      { account: 'costly', cost: '$argon2id$v=19$m=19456,t=2,p=1$' },
    ]);
  });

  test('says the same for a wrong password, an unknown account and one that is switched off', async () => {
    await testUser(kernel, { account: 'gone', role: 'system' });
    const by = await localOperator(kernel);
    await kernel.db.tx((tx) => setActive(kernel, tx, by, 'gone', false));
    const answers = [await session('clerk', 'wrong'), await session('nobody', 'wrong'), await session('gone', TEST_PASSWORD)];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'BAD_CREDENTIALS', type: '/developers/errors/BAD_CREDENTIALS' });
      expect(answer.body).toBe(answers[0]?.body);
    }
  });

  test('is closed for an account and address after five wrong passwords, not for others, and opens again', async () => {
    for (let n = 0; n < 5; n += 1) expect((await session('clerk', 'wrong')).statusCode).toBe(401);
    const shut = await session('clerk', TEST_PASSWORD);
    expect(shut.statusCode).toBe(429);
    expect(Number(shut.headers['retry-after'])).toBe(900);
    expect((await session('auditor', TEST_PASSWORD)).statusCode).toBe(201);
    kernel.clock.set('2026-11-24T04:15:01Z');
    expect((await session('clerk', TEST_PASSWORD)).statusCode).toBe(201);
  });

  test('lets no more than five of many guesses sent at once be looked at', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => session('auditor', 'wrong')));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(15);
  });

  test('writes neither the account nor anything else of a stranger into the log', async () => {
    await session('my-password-typed-here', 'wrong');
    const { rows } = await sql<{ row: string }>`select a::text as row from audit_log a`.execute(kernel.db.kysely);
    expect(rows.some(({ row }) => row.includes('typed-here'))).toBe(false);
  });
});

describe('a session', () => {
  test('ends after half an hour without use, and each use renews it', async () => {
    const { cookie } = await signIn(server, 'clerk');
    kernel.clock.set('2026-11-24T04:29:00Z');
    expect((await me({ cookie })).statusCode).toBe(200);
    kernel.clock.set('2026-11-24T04:58:00Z');
    expect((await me({ cookie })).statusCode).toBe(200);
    kernel.clock.set('2026-11-24T05:28:30Z');
    expect((await me({ cookie })).statusCode).toBe(401);
  });

  test('ends after twelve hours however much it is used', async () => {
    const { cookie } = await signIn(server, 'clerk');
    for (let minutes = 25; minutes < 720; minutes += 25) {
      const at = new Date(Date.UTC(2026, 10, 24, 4, minutes)).toISOString();
      kernel.clock.set(at);
      expect((await me({ cookie })).statusCode, at).toBe(200);
    }
    kernel.clock.set('2026-11-24T16:00:00Z');
    expect((await me({ cookie })).statusCode).toBe(401);
  });

  test('ends by signing out, by a new password, and when the account is switched off', async () => {
    await testUser(kernel, { account: 'ending', role: 'policy' });
    const by = await localOperator(kernel);
    const first = await signIn(server, 'ending');
    const out = await server.inject({ method: 'DELETE', url: '/api/v1/session', headers: { ...first } });
    expect(out.statusCode).toBe(204);
    expect((await me({ cookie: first.cookie })).statusCode).toBe(401);
    const second = await signIn(server, 'ending');
    await kernel.db.tx((tx) => setPassword(kernel, tx, by, { account: 'ending', password: TEST_PASSWORD }));
    expect((await me({ cookie: second.cookie })).statusCode).toBe(401);
    const third = await signIn(server, 'ending');
    await kernel.db.tx((tx) => setActive(kernel, tx, by, 'ending', false));
    expect((await me({ cookie: third.cookie })).statusCode).toBe(401);
  });

  test('of a one-time password opens nothing but the change of password', async () => {
    const headers = await signIn(server, 'fresh');
    expect((await server.inject({ url: '/api/v1/users', headers: { ...headers } })).json()).toMatchObject({
      code: 'PASSWORD_CHANGE_REQUIRED',
    });
    const change = (next: string) =>
      server.inject({
        method: 'POST',
        url: '/api/v1/me/password',
        headers: { ...headers },
        payload: { current: TEST_PASSWORD, next },
      });
    expect((await change('short')).statusCode).toBe(400);
    expect((await change('a-brand-new-weight-9')).statusCode).toBe(204);
    const again = await signIn(server, 'fresh', 'a-brand-new-weight-9');
    expect((await me({ ...again })).json()).toMatchObject({ mustChange: false });
  });
});

describe('writes with a cookie', () => {
  test('need the token of this very session', async () => {
    const mine = await signIn(server, 'clerk');
    const other = await signIn(server, 'auditor');
    const out = (headers: Record<string, string>) => server.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    for (const token of [undefined, '', 'x', other['x-csrf-token']]) {
      const answer = await out({ cookie: mine.cookie, ...(token === undefined ? {} : { 'x-csrf-token': token }) });
      expect(answer.json()).toMatchObject({ code: 'CSRF' });
    }
    expect((await out({ ...mine })).statusCode).toBe(204);
  });

  test('are refused from another origin, signing in as well', async () => {
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) {
      expect((await session('clerk', TEST_PASSWORD, headers)).json()).toMatchObject({ code: 'CSRF' });
    }
    expect((await session('clerk', TEST_PASSWORD, { origin: 'http://localhost:8080', host: 'localhost:8080' })).statusCode).toBe(201);
  });
});

describe('a bearer key', () => {
  test('is a machine of its organ until it is revoked; a wrong one is refused everywhere', async () => {
    const by = await localOperator(kernel);
    const made = await kernel.db.tx((tx) => createApiKey(kernel, tx, by, { organ: 'demo-amr', district: null, label: '前置机' }));
    const headers = { authorization: `Bearer ${made.key}` };
    expect((await me(headers)).json()).toMatchObject({
      account: `key:${made.keyId}`,
      role: 'machine',
      organ: 'demo-amr',
      district: null,
    });
    const stored = await sql<{ row: string }>`select k::text as row from api_keys k`.execute(kernel.db.kysely);
    expect(stored.rows.some(({ row }) => row.includes(made.key))).toBe(false);
    await kernel.db.tx((tx) => revokeApiKey(kernel, tx, by, made.keyId));
    expect((await me(headers)).statusCode).toBe(401);
    expect((await me({ authorization: 'Bearer xh_nonsense' })).statusCode).toBe(401);
    expect((await me({ authorization: 'Basic Zm9vOmJhcg==' })).statusCode).toBe(401);
  });
});
