import type { Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { CLIENT, listening, stop } from '../../../../test/support/provider.ts';
import { cookiesOf, testServer, testUser } from '../../../../test/support/server.ts';
import { localOperator } from '../index.ts';
import { linkIdentity } from './index.ts';

const CALLBACK = 'http://127.0.0.1:9/auth/oidc/callback';

let kernel: TestKernel;
let server: FastifyInstance;
let http: Server;
let issuer: string;
let own: CryptoKey;
let strange: CryptoKey;
let jwk: JWK;
/** What the provider says and does; each test bends one thing. */
interface Bent {
  issuer?: string;
  algorithms?: string[];
  /** Of the token endpoint. */
  status?: number;
  hangs?: boolean;
  token?: (claims: JWTPayload) => Promise<string> | string;
}
let bent: Bent = {};
let nonce = '';

const sign = (claims: JWTPayload, key = own) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key);

beforeAll(async () => {
  ({ privateKey: own } = await keys());
  ({ privateKey: strange } = await keys());
  ({ server: http, issuer } = await listening());
  http.on('request', (request, response) => {
    void answer(request.url ?? '').then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  kernel = await testKernel();
  configure(issuer);
  server = await testServer(kernel);
  await testUser(kernel, { account: 'officer', role: 'reviewer', organ: 'demo-a-amr' });
  const by = await localOperator(kernel);
  await kernel.db.tx((tx) => linkIdentity(kernel, tx, by, { account: 'officer', issuer, identity: 'staff-1' }));
});
afterEach(() => {
  bent = {};
  configure(issuer);
});
afterAll(async () => {
  await server.close();
  await stop(http);
});

async function keys() {
  const made = await generateKeyPair('ES256', { extractable: true });
  if (jwk === undefined) jwk = { ...(await exportJWK(made.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  return made;
}

/** Made anew each time, so that nothing known of the provider stays. */
function configure(at: string): void {
  const title = { zh: '示例市统一身份认证', en: 'Shili City identity' };
  Object.assign(kernel.settings, {
    dataDirectory: 'test-output',
    oidc: { workbench: { issuer: at, clientId: CLIENT.id, callback: CALLBACK, title } },
  });
}

async function answer(url: string): Promise<{ status: number; body: unknown }> {
  if (url.startsWith('/.well-known/')) {
    const body = {
      issuer: bent.issuer ?? issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: bent.algorithms ?? ['ES256'],
      code_challenge_methods_supported: ['S256'],
    };
    return { status: 200, body };
  }
  if (url.startsWith('/jwks')) return { status: 200, body: { keys: [jwk] } };
  if (bent.hangs) await new Promise((done) => setTimeout(done, 8_000));
  if (bent.status !== undefined) return { status: bent.status, body: { error: 'server_error' } };
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: CLIENT.id, sub: 'staff-1', nonce, iat: now, exp: now + 300 };
  const token = await (bent.token ?? sign)(claims);
  return { status: 200, body: { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: token } };
}

/** Out, and back with a code, with what the provider makes of it. */
async function attempt(more: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  const begun = await server.inject({ url: '/auth/oidc/start?face=workbench&to=/workbench/cases' });
  if (begun.statusCode !== 303) return begun;
  const asked = new URL(String(begun.headers['location'])).searchParams;
  nonce = asked.get('nonce') ?? '';
  const query = new URLSearchParams({ code: 'c', state: asked.get('state') ?? '', ...more });
  return server.inject({ url: `/auth/oidc/callback?${query.toString()}`, headers: { cookie: cookiesOf(begun) } });
}
const sessions = async () => (await sql`select 1 from sessions`.execute(kernel.db.kysely)).rows.length;

async function refuses(bend: Bent, code: 'OIDC_UNTRUSTED' | 'OIDC_UNREACHABLE' | 'OIDC_DECLINED', more = {}) {
  bent = bend;
  const before = await sessions();
  const answered = await attempt(more);
  expect(answered.body).toContain(`data-message="${code}.what"`);
  expect(answered.statusCode).toBe(code === 'OIDC_UNREACHABLE' ? 503 : 401);
  expect(await sessions()).toBe(before);
  return answered;
}

test('what is not bent opens a session', async () => {
  const answered = await attempt();
  expect([answered.statusCode, answered.headers['location']]).toEqual([303, '/workbench/cases']);
});

describe(item(28, 'a token of a provider opens nothing when'), () => {
  test.each<[string, Bent]>([
    ['it is not signed', { token: (claims) => new UnsecuredJWT(claims).encode() }],
    [
      'it is not signed and the provider says that it need not be',
      { algorithms: ['none', 'ES256'], token: (claims) => new UnsecuredJWT(claims).encode() },
    ],
    ['another key signed it', { token: (claims) => sign(claims, strange) }],
    [
      'it is signed with what everybody knows of the provider',
      {
        algorithms: ['HS256', 'ES256'],
        token: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(JSON.stringify(jwk))),
      },
    ],
    ['its nonce is that of an earlier sign-in', { token: (claims) => sign({ ...claims, nonce: 'a'.repeat(43) }) }],
    ['it has no nonce', { token: ({ nonce: _nonce, ...claims }) => sign(claims) }],
    ['it is somebody else’s', { token: (claims) => sign({ ...claims, aud: 'another-client' }) }],
    ['another provider made it', { token: (claims) => sign({ ...claims, iss: 'https://elsewhere.invalid' }) }],
    ['it is over', { token: (claims) => sign({ ...claims, iat: 1_700_000_000, exp: 1_700_000_300 }) }],
    ['it names nobody', { token: ({ sub: _sub, ...claims }) => sign(claims) }],
    ['it is none at all', { token: () => 'nothing' }],
  ])('%s', async (_, bend) => {
    const answered = await refuses(bend, 'OIDC_UNTRUSTED');
    expect(answered.body).not.toContain('staff-1');
  });

  test('the provider calls itself otherwise than was agreed', async () => {
    configure(issuer);
    await refuses({ issuer: 'http://127.0.0.1:1' }, 'OIDC_UNTRUSTED');
  });

  test('the answer names another provider', async () => {
    await refuses({}, 'OIDC_UNTRUSTED', { iss: 'https://elsewhere.invalid' });
  });
});

describe(item(28, 'a provider that is in trouble'), () => {
  test('and can’t be reached says so, with the way by password, and is asked again the next time', async () => {
    const { server: gone, issuer: nowhere } = await listening();
    await stop(gone);
    configure(nowhere);
    const answered = await refuses({}, 'OIDC_UNREACHABLE');
    expect(answered.body).toContain('/workbench/sign-in?back=%2Fworkbench%2Fcases');
    configure(issuer);
    expect((await attempt()).statusCode).toBe(303);
  });

  test('on the way back', async () => {
    await refuses({ status: 503 }, 'OIDC_UNREACHABLE');
    await refuses({ hangs: true }, 'OIDC_UNREACHABLE');
  });

  test('what it says to refuse somebody is not shown', async () => {
    const more = { error: 'access_denied', error_description: '<b>zhang san</b>' };
    expect((await refuses({}, 'OIDC_DECLINED', more)).body).not.toContain('zhang san');
  });
});
