import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { browse, CLIENT, startProvider, type RunningProvider } from '../../../../test/support/provider.ts';
import { cookiesOf, signIn, testServer, testUser } from '../../../../test/support/server.ts';
import { localOperator, setActive } from '../index.ts';
import { linkIdentity } from './index.ts';
import type { OidcProvider } from './settings.ts';

const CALLBACK = 'http://127.0.0.1:9/auth/oidc/callback';

let kernel: TestKernel;
let server: FastifyInstance;
let provider: RunningProvider;
let directory: string;
const settingsOf = (issuer: string): OidcProvider => ({
  issuer,
  clientId: CLIENT.id,
  secretFile: 'oidc.secret',
  callback: CALLBACK,
  title: { zh: '示例市统一身份认证', en: 'Shili City identity' },
});

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'xh-oidc-'));
  await writeFile(join(directory, 'oidc.secret'), `${CLIENT.secret}\n`, { mode: 0o600 });
  provider = await startProvider(CALLBACK);
  kernel = await testKernel();
  Object.assign(kernel.settings, { dataDirectory: directory, oidc: { workbench: settingsOf(provider.issuer) } });
  server = await testServer(kernel);
  await testUser(kernel, { account: 'officer', role: 'reviewer', organ: 'demo-a-amr', displayName: '示例审核' });
  await testUser(kernel, { account: 'gone', role: 'reviewer', organ: 'demo-a-amr' });
  await testUser(kernel, { account: 'fresh', role: 'reviewer', organ: 'demo-a-amr', mustChange: true });
  await link('officer', 'staff-1');
  await link('gone', 'staff-2');
  await link('fresh', 'staff-3');
});
afterAll(async () => {
  await server.close();
  await provider.close();
  await rm(directory, { recursive: true, force: true });
});

async function link(account: string, identity: string): Promise<void> {
  const by = await localOperator(kernel);
  await kernel.db.tx((tx) => linkIdentity(kernel, tx, by, { account, issuer: provider.issuer, identity }));
}
const start = (query = 'face=workbench', prefix = '') => server.inject({ url: `${prefix}/auth/oidc/start?${query}` });
const locationOf = (answer: LightMyRequestResponse) => String(answer.headers['location']);
/** The way back, as the browser brings it. */
const comeBack = (address: string, cookie: string) => {
  const { pathname, search } = new URL(address);
  return server.inject({ url: `${pathname}${search}`, headers: { cookie } });
};

/** Out to the provider as the person, and back to our door with what it sent. */
async function out(sub: string | null, query?: string): Promise<{ address: string; cookie: string }> {
  provider.person = sub === null ? null : { sub, employee_no: `no-${sub}` };
  const begun = await start(query);
  return { address: await browse(locationOf(begun), CALLBACK), cookie: cookiesOf(begun) };
}
async function signedIn(sub: string, query?: string): Promise<LightMyRequestResponse> {
  const { address, cookie } = await out(sub, query);
  return comeBack(address, cookie);
}
const me = (cookie: string) => server.inject({ url: '/api/v1/me', headers: { cookie } });
const log = async (action: string) =>
  (
    await sql<{ account: string | null; outcome: string; details: object }>`
      select account, outcome, details from audit_log where action = ${action} order by id desc limit 1`.execute(kernel.db.kysely)
  ).rows[0];

describe(item(28, 'signing in at a provider of identities'), () => {
  test('opens a session of the linked account and leads back to what was wanted', async () => {
    const back = await signedIn('staff-1', `face=workbench&to=${encodeURIComponent('/workbench/cases?late=true')}`);
    expect([back.statusCode, locationOf(back)]).toEqual([303, '/workbench/cases?late=true']);
    const cookies = back.cookies.filter((each) => each.name === 'xinheng_session');
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax', path: '/' }]);
    expect((await me(cookiesOf(back))).json()).toMatchObject({ account: 'officer', mustChange: false });
    expect(await log('session.opened')).toMatchObject({ account: 'officer', outcome: 'ok', details: { way: 'oidc' } });
  });

  test('asks with a code, PKCE, state and nonce, and keeps them in a signed cookie of ten minutes', async () => {
    const begun = await start();
    const asked = new URL(locationOf(begun)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid',
      redirect_uri: CALLBACK,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(begun.cookies).toMatchObject([{ name: 'xinheng_oidc', httpOnly: true, sameSite: 'Lax', path: '/auth/oidc', maxAge: 600 }]);
    const again = new URL(locationOf(await start())).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge']) expect(again.get(name)).not.toBe(asked.get(name));
  });

  test('in English comes back in English', async () => {
    provider.person = { sub: 'staff-1' };
    const begun = await start('face=workbench', '/en');
    const back = await comeBack(await browse(locationOf(begun), CALLBACK), cookiesOf(begun));
    expect(locationOf(back)).toBe('/en/workbench');
  });

  test('needs no new password of whoever has a one-time one, which still opens nothing else', async () => {
    const back = await signedIn('staff-3');
    const cookie = cookiesOf(back);
    expect((await me(cookie)).json()).toMatchObject({ account: 'fresh', mustChange: false });
    const local = await signIn(server, 'fresh');
    expect((await me(local.cookie)).json()).toMatchObject({ mustChange: true });
  });

  test.each(['https://elsewhere.invalid/workbench', '//elsewhere.invalid', '/centre-not', 'javascript:alert(1)'])(
    'never leads to %s',
    async (to) => {
      expect(locationOf(await signedIn('staff-1', `face=workbench&to=${encodeURIComponent(to)}`))).toBe('/workbench');
    },
  );

  test('may read another claim than sub, and a value of another claim means nobody', async () => {
    const own = { ...settingsOf(provider.issuer), claim: 'employee_no', scope: 'staff' };
    Object.assign(kernel.settings, { oidc: { workbench: own } });
    try {
      expect((await signedIn('staff-1')).statusCode).toBe(403);
      await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-a-amr' });
      await link('clerk', 'no-staff-1');
      expect((await me(cookiesOf(await signedIn('staff-1')))).json()).toMatchObject({ account: 'clerk' });
    } finally {
      Object.assign(kernel.settings, { oidc: { workbench: settingsOf(provider.issuer) } });
    }
  });

  test('is offered beside the password, for the face that has it', async () => {
    const ways = async (url: string) =>
      (await server.inject({ url, headers: { 'accept-language': 'en' } })).json<{ items: object[] }>().items;
    expect(await ways('/api/v1/session/ways')).toEqual([
      { kind: 'password', title: null, start: null, leave: null },
      {
        kind: 'oidc',
        title: 'Shili City identity',
        start: '/en/auth/oidc/start?face=workbench',
        leave: '/en/auth/oidc/leave?face=workbench',
      },
    ]);
    expect(await ways('/api/v1/session/ways?face=centre')).toMatchObject([{ kind: 'password' }]);
    expect((await start('face=centre')).statusCode).toBe(404);
    expect((await start('face=portal')).statusCode).toBe(400);
  });

  test('ends at the provider too, which sends back to the own door', async () => {
    const answer = await server.inject({ url: '/auth/oidc/leave?face=workbench' });
    const address = new URL(locationOf(answer));
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(new URL('/workbench/sign-in?why=out', CALLBACK).href);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(200);
  });
});

/** A page that helps: what was wrong, both ways to go on, no session. */
function refused(answer: LightMyRequestResponse, status: number, code: string): void {
  expect(answer.statusCode).toBe(status);
  expect(answer.body).toContain(`data-message="${code}.what"`);
  expect(answer.body).toContain('/auth/oidc/start?face=workbench');
  expect(answer.body).toContain('/workbench/sign-in?back=');
  expect(answer.cookies.find(({ name }) => name === 'xinheng_session')).toBeUndefined();
}

describe(item(28, 'what comes back from a provider is believed only if'), () => {
  test('the person is linked to an account; none is made, and the person alone is told who they are there', async () => {
    const before = await sql`select 1 from users`.execute(kernel.db.kysely);
    const answer = await signedIn('stranger-77');
    refused(answer, 403, 'OIDC_UNLINKED');
    expect(answer.body).toContain('stranger-77');
    expect((await sql`select 1 from users`.execute(kernel.db.kysely)).rows).toHaveLength(before.rows.length);
    expect(await log('session.refused')).toEqual({
      account: null,
      outcome: 'OIDC_UNLINKED',
      details: { way: 'oidc' },
    });
  });

  test('the account is open', async () => {
    const by = await localOperator(kernel);
    await kernel.db.tx((tx) => setActive(kernel, tx, by, 'gone', false));
    refused(await signedIn('staff-2'), 403, 'ACCOUNT_CLOSED');
    expect(await log('session.refused')).toMatchObject({ account: 'gone', outcome: 'ACCOUNT_CLOSED' });
  });

  test('it comes back in the same browser', async () => {
    const { address } = await out('staff-1');
    refused(await comeBack(address, ''), 400, 'OIDC_EXPIRED');
    const other = cookiesOf(await start());
    refused(await comeBack(address, other), 400, 'OIDC_EXPIRED');
  });

  test('the state is the one it set out with', async () => {
    const { address, cookie } = await out('staff-1');
    const forged = new URL(address);
    forged.searchParams.set('state', 'a'.repeat(43));
    refused(await comeBack(forged.href, cookie), 400, 'OIDC_EXPIRED');
  });

  test('the cookie is ours', async () => {
    const { address, cookie } = await out('staff-1');
    const [head, body, signature = ''] = cookie.split('.');
    const payload = Buffer.from(body ?? '', 'base64url').toString();
    const changed = Buffer.from(payload.replace('/workbench', '/workbench/x')).toString('base64url');
    expect(changed).not.toBe(body);
    refused(await comeBack(address, [head, changed, signature].join('.')), 400, 'OIDC_EXPIRED');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    refused(await comeBack(address, `xinheng_oidc=${none}.${body}.`), 400, 'OIDC_EXPIRED');
  });

  test('within ten minutes', async () => {
    const { address, cookie } = await out('staff-1');
    const now = kernel.clock.now();
    kernel.clock.set(now.add({ minutes: 10, seconds: 1 }).toString());
    const late = await comeBack(address, cookie);
    kernel.clock.set(now.toString());
    refused(late, 400, 'OIDC_EXPIRED');
  });

  test('once', async () => {
    const { address, cookie } = await out('staff-1');
    expect((await comeBack(address, cookie)).statusCode).toBe(303);
    refused(await comeBack(address, cookie), 400, 'OIDC_EXPIRED');
  });

  test('nobody turned back at the provider', async () => {
    const { address, cookie } = await out(null);
    refused(await comeBack(address, cookie), 401, 'OIDC_DECLINED');
  });

  test('the code is one that the provider gave', async () => {
    const { address, cookie } = await out('staff-1');
    const forged = new URL(address);
    forged.searchParams.set('code', 'x'.repeat(43));
    refused(await comeBack(forged.href, cookie), 401, 'OIDC_UNTRUSTED');
  });

  test('the client’s secret is closed to others', async () => {
    await writeFile(join(directory, 'open.secret'), CLIENT.secret, { mode: 0o644 });
    Object.assign(kernel.settings, {
      oidc: { workbench: { ...settingsOf(provider.issuer), secretFile: 'open.secret' } },
    });
    const answer = await start();
    Object.assign(kernel.settings, { oidc: { workbench: settingsOf(provider.issuer) } });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain(CLIENT.secret);
  });
});
