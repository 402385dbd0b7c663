import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { localOperator } from '../index.ts';
import type { AccountFile, ListedAccount } from './accounts.ts';
import { closeAccount } from './changes.ts';
import type { ListedKey } from './keys.ts';

const ISSUER = 'https://id.example.invalid';

let kernel: TestKernel;
let server: FastifyInstance;
let guard: SignedIn;

beforeAll(async () => {
  kernel = await testKernel();
  const provider = {
    issuer: ISSUER,
    clientId: 'x',
    callback: `${ISSUER}/auth/oidc/callback`,
    title: { zh: '示例', en: 'x' },
  };
  Object.assign(kernel.settings, { oidc: { workbench: provider, centre: { ...provider, issuer: `${ISSUER}/firms` } } });
  server = await testServer(kernel);
  await testUser(kernel, { account: 'guard', role: 'security' });
  await testUser(kernel, { account: 'guard2', role: 'security' });
  await testUser(kernel, { account: 'auditor', role: 'audit' });
  await testUser(kernel, { account: 'keeper', role: 'system' });
  for (const account of ['clerk', 'clerk.two', 'clerk_3'])
    await testUser(kernel, { account, role: 'clerk', organ: 'demo-a-amr', displayName: `示例${account}%` });
  await testUser(kernel, { account: 'head', role: 'director', organ: 'demo-b-amr' });
  guard = await signIn(server, 'guard');
});

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, by: SignedIn = guard) =>
  server.inject({ method, url, headers: { ...by }, ...(payload === undefined ? {} : { payload }) });
const list = async (query = '') => (await ask('GET', `/api/v1/users${query}`)).json<{ items: ListedAccount[]; next: string | null }>();
const names = async (query: string) => (await list(query)).items.map(({ account }) => account);
const alive = async ({ cookie }: SignedIn) => (await server.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode === 200;
const logged = async (action: string) =>
  (
    await sql<{ account: string; object: string; details: object }>`
      select account, object, details from audit_log where action = ${action} and outcome = 'ok' order by id desc limit 1`.execute(
      kernel.db.kysely,
    )
  ).rows[0];

describe(item(28, 'accounts as their administrators see them'), () => {
  test('stand in the order of their names, in pages without gaps or doubles', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { items: ListedAccount[]; next: string | null } = await list(`?limit=3${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...page.items.map(({ account }) => account));
      next = page.next;
    }
    expect(seen).toEqual(['auditor', 'clerk', 'clerk.two', 'clerk_3', 'guard', 'guard2', 'head', 'keeper']);
  });

  test('are found by part of account or name, role, organ and state; signs of patterns mean themselves', async () => {
    expect(await names('?q=clerk')).toEqual(['clerk', 'clerk.two', 'clerk_3']);
    expect(await names('?q=clerk_')).toEqual(['clerk_3']);
    expect(await names(`?q=${encodeURIComponent('two%')}`)).toEqual(['clerk.two']);
    expect(await names(`?q=${encodeURIComponent('示例clerk.')}`)).toEqual(['clerk.two']);
    expect(await names('?role=director')).toEqual(['head']);
    expect(await names('?organ=demo-b-amr')).toEqual(['head']);
    expect(await names('?active=false')).toEqual([]);
  });

  test('that were not used for long are found, by the last sign-in', async () => {
    const before = kernel.clock.now();
    kernel.clock.set('2026-12-20T04:00:00Z');
    guard = await signIn(server, 'guard');
    expect(await names('?unusedSince=2026-12-01')).not.toContain('guard');
    expect(await names('?unusedSince=2026-12-01')).toContain('keeper');
    kernel.clock.set(before.toString());
    guard = await signIn(server, 'guard');
  });

  test('show no password, no hash, no token, no body', async () => {
    const { items } = await list('?q=clerk');
    expect(Object.keys(items[0]!).sort()).toEqual([
      'account',
      'active',
      'createdAt',
      'displayName',
      'district',
      'lastSignIn',
      'linked',
      'mustChange',
      'organ',
      'password',
      'role',
      'sessions',
    ]);
    expect(items[0]!.password).toBe(true);
    await signIn(server, 'clerk');
    const { rows } = await sql<{ hash: string }>`
      select encode(token_hash, 'hex') as hash from sessions join users using (user_id) where account = 'clerk'`.execute(kernel.db.kysely);
    const file = await ask('GET', '/api/v1/users/clerk');
    expect(file.json<AccountFile>().open).toHaveLength(rows.length);
    for (const { hash } of rows) expect(file.body).not.toContain(hash.slice(0, 24));
  });
});

describe(item(28, 'an account'), () => {
  test('is closed with a reason, which ends its sessions, and opened again; twice does no more', async () => {
    const session = await signIn(server, 'clerk.two');
    const close = () => ask('PUT', '/api/v1/users/clerk.two/state', { active: false, reason: '调离' });
    expect((await close()).json()).toMatchObject({ active: false, sessions: 0 });
    expect(await alive(session)).toBe(false);
    expect(await logged('user.off')).toEqual({ account: 'guard', object: 'clerk.two', details: { reason: '调离' } });
    expect((await close()).statusCode).toBe(200);
    const { rows } = await sql`select 1 from audit_log where action = 'user.off' and object = 'clerk.two'`.execute(kernel.db.kysely);
    expect(rows).toHaveLength(1);
    expect(await names('?active=false')).toEqual(['clerk.two']);
    await ask('PUT', '/api/v1/users/clerk.two/state', { active: true, reason: '返岗' });
    await signIn(server, 'clerk.two');
  });

  test('of nobody’s own is closed or reset', async () => {
    for (const [url, payload] of [
      ['/api/v1/users/guard/state', { active: false, reason: 'x' }],
      ['/api/v1/users/guard/password', { reason: 'x' }],
      ['/api/v1/users/guard/identity', { issuer: ISSUER, identity: 'me' }],
    ] as const) {
      const method = url.endsWith('password') ? 'POST' : 'PUT';
      expect((await ask(method, url, payload)).json(), url).toMatchObject({ code: 'SAME_PERSON' });
    }
  });

  test('of the last security administrator stays open, whoever asks', async () => {
    expect((await ask('PUT', '/api/v1/users/guard2/state', { active: false, reason: '休假' })).statusCode).toBe(200);
    const by = await localOperator(kernel);
    const close = kernel.db.tx((tx) => closeAccount(kernel, tx, by, { account: 'guard', reason: 'x' }));
    await expect(close).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await ask('PUT', '/api/v1/users/guard2/state', { active: true, reason: '返岗' });
  });

  test('gets a password that holds once and is shown once; its sessions end', async () => {
    const session = await signIn(server, 'head');
    const reset = await ask('POST', '/api/v1/users/head/password', { reason: '忘记密码' });
    const { password } = reset.json<{ password: string }>();
    expect(await alive(session)).toBe(false);
    const again = await signIn(server, 'head', password);
    const me = await server.inject({ url: '/api/v1/me', headers: { cookie: again.cookie } });
    expect(me.json()).toMatchObject({ mustChange: true });
    const stored = await sql<{ row: string }>`
      select row_to_json(u)::text as row from users u union all select row_to_json(a)::text from audit_log a
      union all select row_to_json(k)::text from idempotency_keys k`.execute(kernel.db.kysely);
    expect(stored.rows.some(({ row }) => row.includes(password))).toBe(false);
    expect(await logged('user.password')).toMatchObject({ object: 'head', details: { reason: '忘记密码' } });
  });

  test('has its sessions listed and ended, one or all', async () => {
    await ask('DELETE', '/api/v1/users/clerk/sessions');
    const [first, second] = [await signIn(server, 'clerk'), await signIn(server, 'clerk')];
    const { open } = (await ask('GET', '/api/v1/users/clerk')).json<AccountFile>();
    expect(open).toMatchObject([{ way: 'password' }, { way: 'password' }]);
    const one = await ask('DELETE', `/api/v1/users/clerk/sessions/${open[0]!.id}`);
    expect(one.json()).toEqual({ account: 'clerk', ended: 1 });
    expect([await alive(first), await alive(second)].filter(Boolean)).toHaveLength(1);
    expect((await ask('DELETE', `/api/v1/users/clerk/sessions/${open[0]!.id}`)).statusCode).toBe(404);
    // Of another's account the session is not there.
    expect((await ask('DELETE', `/api/v1/users/head/sessions/${open[1]!.id}`)).statusCode).toBe(404);
    expect((await ask('DELETE', '/api/v1/users/clerk/sessions')).json()).toMatchObject({ ended: 1 });
    expect([await alive(first), await alive(second)]).toEqual([false, false]);
    expect((await ask('DELETE', '/api/v1/users/nobody/sessions')).statusCode).toBe(404);
  });

  test('is linked to one person at each provider, whom nobody else is linked to', async () => {
    const put = (account: string, identity: string, issuer = ISSUER) =>
      ask('PUT', `/api/v1/users/${account}/identity`, { issuer, identity });
    const linked = await put('clerk', 'p-1');
    expect(linked.json()).toMatchObject({ linked: [ISSUER], links: [{ claim: 'sub', linkedBy: 'guard' }] });
    expect(linked.body).not.toContain('p-1');
    expect((await put('head', 'p-1')).json()).toMatchObject({ code: 'CONFLICT' });
    expect((await put('clerk', 'p-2')).json<AccountFile>().links).toHaveLength(1);
    expect((await put('head', 'p-1')).statusCode).toBe(200);
    expect((await put('clerk', 'p-1', `${ISSUER}/firms`)).json<AccountFile>().links).toHaveLength(2);
    expect((await put('clerk', 'p-9', 'https://elsewhere.invalid')).json()).toMatchObject({ code: 'BAD_INPUT' });
    const gone = await ask('DELETE', '/api/v1/users/clerk/identity');
    expect(gone.json()).toMatchObject({ linked: [] });
    expect((await ask('DELETE', '/api/v1/users/clerk/identity')).statusCode).toBe(404);
    const { rows } = await sql<{
      row: string;
    }>`select row_to_json(a)::text as row from audit_log a where action like 'user.%linked'`.execute(kernel.db.kysely);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ row }) => row.includes('p-1'))).toEqual([]);
  });
});

describe(item(28, 'a key of a system'), () => {
  const make = (more: object = {}, by = guard) =>
    ask('POST', '/api/v1/keys', { organ: 'demo-a-amr', label: '前置机', purpose: '报送许可', ...more }, by);
  const use = (key: string) => server.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } });
  const keys = async (query = '') => (await ask('GET', `/api/v1/keys${query}`)).json<{ items: ListedKey[]; next: string | null }>();

  test('has a purpose and an end, is shown once and works until its last day', async () => {
    const { id, key, until } = (await make({ until: '2026-11-30' })).json<{ id: string; key: string; until: string }>();
    expect(until).toBe('2026-11-30');
    const listed = await ask('GET', '/api/v1/keys?live=true');
    expect(listed.json<{ items: ListedKey[] }>().items).toMatchObject([
      { id, label: '前置机', purpose: '报送许可', state: 'live', createdBy: 'guard', lastUsedAt: null },
    ]);
    expect(listed.body).not.toContain(key);
    kernel.clock.set('2026-11-30T15:59:59Z');
    expect((await use(key)).json()).toMatchObject({ account: `key:${id}`, role: 'machine' });
    kernel.clock.set('2026-11-30T16:00:00Z');
    expect((await use(key)).statusCode).toBe(401);
    guard = await signIn(server, 'guard');
    expect((await keys('?live=false')).items).toMatchObject([{ id, state: 'expired', lastUsedAt: '2026-11-30T15:59:59.000Z' }]);
    kernel.clock.set('2026-11-24T04:00:00Z');
    guard = await signIn(server, 'guard');
    await ask('DELETE', `/api/v1/keys/${id}`);
  });

  test('is one a system, revoked at once, and made anew', async () => {
    const { id, key } = (await make()).json<{ id: string; key: string }>();
    expect((await make()).json()).toMatchObject({ code: 'CONFLICT' });
    expect((await make({ label: '另一系统' })).statusCode).toBe(201);
    expect((await use(key)).statusCode).toBe(200);
    expect((await ask('DELETE', `/api/v1/keys/${id}`)).statusCode).toBe(204);
    expect((await use(key)).statusCode).toBe(401);
    expect((await ask('DELETE', `/api/v1/keys/${id}`)).statusCode).toBe(404);
    expect((await make()).json<{ until: string }>().until).toBe('2027-11-24');
  });

  test('with a quota counts its requests of the day, all of them, and begins anew at midnight', async () => {
    const { id, key } = (await make({ label: '定额', dailyQuota: 3 })).json<{ id: string; key: string }>();
    const answers = await Promise.all([use(key), use(key), use(key), use(key)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 429]);
    const over = await use(key);
    expect(over.json()).toMatchObject({ code: 'QUOTA_USED' });
    // From noon to midnight in Shanghai.
    expect(over.headers['retry-after']).toBe(String(12 * 3600));
    expect((await keys()).items.find((each) => each.id === id)).toMatchObject({ dailyQuota: 3, today: 5 });
    kernel.clock.set('2026-11-24T16:00:00Z');
    expect((await use(key)).statusCode).toBe(200);
    kernel.clock.set('2026-11-24T04:00:00Z');
  });

  test.each([
    [{ until: '2026-11-23' }, 'until'],
    [{ until: '2029-01-01' }, 'until'],
    [{ organ: 'no-such' }, 'no-such'],
    [{ dailyQuota: 0 }, 'dailyQuota'],
    [{ purpose: ' ' }, 'purpose'],
  ])('is not made with %o', async (more, said) => {
    const answer = await make({ label: 'wrong', ...more });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).toContain(said);
  });

  test('stands in a list, newest first, in pages without gaps', async () => {
    const all = (await keys()).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { items: ListedKey[]; next: string | null } = await keys(`?limit=1${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(3);
  });

  test('is seen by all three administrators and made by one', async () => {
    for (const by of [await signIn(server, 'keeper'), await signIn(server, 'auditor')]) {
      expect((await ask('GET', '/api/v1/keys', undefined, by)).statusCode).toBe(200);
      expect((await make({ label: 'theirs' }, by)).statusCode).toBe(403);
    }
  });
});
