import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { capability } from '../capability.ts';
import { route, type AnyRoute } from '../http/index.ts';

let kernel: TestKernel;
let server: FastifyInstance;
let clerk: SignedIn;
let reviewer: SignedIn;

const routes = (): AnyRoute[] => [
  route({
    method: 'POST',
    path: '/desk/form',
    face: 'desk',
    summary: 'a form',
    permission: 'session',
    audit: 'probe.sent',
    schemas: { body: Type.Object({ count: Type.Integer(), name: Type.String() }, { additionalProperties: false }) },
    handle: async ({ body, csrf }) => `${typeof body.count} ${body.name} ${Object.keys(body).join()} ${csrf?.length}`,
  }),
  route({
    method: 'GET',
    path: '/api/v1/file',
    face: 'api',
    summary: 'above public',
    permission: 'subject.history',
    audit: 'probe.opened',
    schemas: { response: { 200: Type.String() } },
    handle: async ({ caller }) => caller.purpose ?? '',
  }),
  route({
    method: 'POST',
    path: '/api/v1/in-transaction',
    face: 'api',
    summary: 'audits itself',
    permission: 'session',
    audit: 'probe.inside',
    schemas: { body: Type.Object({ fail: Type.Boolean() }), response: { 204: Type.Null() } },
    handle: (call) =>
      kernel.db.tx(async (tx) => {
        await call.audit(tx, { object: 'the thing', details: { n: 1 } });
        if (call.body.fail) throw new Error('after the trace');
        return undefined;
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/upload',
    face: 'api',
    summary: 'a file',
    permission: 'intake.report',
    audit: 'probe.uploaded',
    upload: true,
    schemas: { response: { 200: Type.Integer() } },
    async handle({ request }) {
      const file = await request.file();
      return file === undefined ? -1 : (await file.toBuffer()).length;
    },
  }),
  route({
    method: 'GET',
    path: '/long',
    face: 'portal',
    summary: 'long',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async () => '信'.repeat(5000),
  }),
];

beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  server = await testServer(kernel, [capability({ name: 'probe', items: [], routes })], { uploadLimit: 5000 });
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr', district: null });
  await testUser(kernel, { account: 'reviewer', role: 'reviewer', organ: 'demo-amr', district: null });
});
beforeEach(async () => {
  clerk = await signIn(server, 'clerk');
  reviewer = await signIn(server, 'reviewer');
});

const events = async (action: string) => {
  const { rows } = await sql<{ object: string | null; outcome: string; details: object }>`
    select object, outcome, details from audit_log where action = ${action} order by id`.execute(kernel.db.kysely);
  return rows;
};

describe('a form', () => {
  const send = (payload: string) =>
    server.inject({
      method: 'POST',
      url: '/desk/form',
      payload,
      headers: { cookie: clerk.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });

  test('carries the token in a hidden field that the handler never sees, and numbers as numbers', async () => {
    const answer = await send(`count=3&name=a&_csrf=${clerk['x-csrf-token']}`);
    expect(answer.body).toBe('number a count,name 43');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test('without it is answered by a page', async () => {
    const answer = await send('count=3&name=a');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('请求来源未通过核对');
  });
});

describe(item(25, 'a look above public'), () => {
  const look = (headers: Record<string, string>) => server.inject({ url: '/api/v1/file', headers: { ...reviewer, ...headers } });

  test('needs a purpose, which goes to the audit log', async () => {
    expect((await look({})).json()).toMatchObject({ code: 'PURPOSE_REQUIRED', status: 403 });
    expect((await look({ 'xinheng-purpose': '%20' })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await look({ 'xinheng-purpose': encodeURIComponent('办理食品许可') })).body).toBe('办理食品许可');
    const raw = Buffer.from('核查线索').toString('latin1');
    expect((await look({ 'xinheng-purpose': raw })).body).toBe('核查线索');
    expect((await look({ 'xinheng-purpose': '100% sure' })).body).toBe('100% sure');
    for (const bad of ['%FF%FE', '\u00ff\u00fe', 'x'.repeat(201), 'a%00b']) {
      expect((await look({ 'xinheng-purpose': bad })).json(), bad).toMatchObject({ code: 'BAD_INPUT' });
    }
    expect(await events('probe.opened')).toContainEqual({
      object: null,
      outcome: 'ok',
      details: { purpose: '核查线索' },
    });
  });

  test('does not leave when its trace cannot be written', async () => {
    await sql`alter table audit_log rename to audit_log_away`.execute(kernel.db.kysely);
    try {
      const answer = await look({ 'xinheng-purpose': 'x' });
      expect(answer.json()).toMatchObject({ code: 'INTERNAL' });
    } finally {
      await sql`alter table audit_log_away rename to audit_log`.execute(kernel.db.kysely);
    }
  });
});

test('an audit event written in the transaction is written once, and goes with it when it fails', async () => {
  const send = (fail: boolean) =>
    server.inject({ method: 'POST', url: '/api/v1/in-transaction', payload: { fail }, headers: { ...clerk } });
  expect((await send(false)).statusCode).toBe(204);
  expect(await events('probe.inside')).toEqual([{ object: 'the thing', outcome: 'ok', details: { n: 1 } }]);
  expect((await send(true)).statusCode).toBe(500);
  expect(await events('probe.inside')).toEqual([
    { object: 'the thing', outcome: 'ok', details: { n: 1 } },
    { object: null, outcome: 'INTERNAL', details: {} },
  ]);
});

describe('an upload', () => {
  const send = (size: number, headers: Record<string, string> = { ...clerk }) => {
    const part = `--b\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\n${'x'.repeat(size)}\r\n--b--\r\n`;
    return server.inject({
      method: 'POST',
      url: '/api/v1/upload',
      payload: part,
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
    });
  };

  test('is read up to its limit', async () => {
    expect((await send(1234)).json()).toBe(1234);
    expect((await send(5001)).json()).toMatchObject({ code: 'TOO_LARGE', status: 413 });
  });

  test.each([
    ['cut short', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nabc'],
    ['that is something else', 'multipart/form-data; boundary=b', '{"a":'],
    ['without a boundary', 'multipart/form-data', '--b--'],
    ['with an absurd boundary', `multipart/form-data; boundary=${'b'.repeat(400)}`, '--b--'],
  ])('%s is refused, not a failure inside', async (_, type, payload) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/upload',
      payload,
      headers: { ...clerk, 'content-type': type },
    });
    expect(answer.json()).toMatchObject({ code: 'BAD_INPUT', status: 400 });
  });

  test('needs the token and the caller like any write', async () => {
    expect((await send(10, { cookie: clerk.cookie })).json()).toMatchObject({ code: 'CSRF' });
    expect((await send(10, {})).json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

test('answers are compressed for strangers, not beside the secrets of a session', async () => {
  const ask = (headers: Record<string, string>) => server.inject({ url: '/long', headers: { 'accept-encoding': 'gzip', ...headers } });
  expect((await ask({})).headers['content-encoding']).toBe('gzip');
  expect((await ask({ cookie: clerk.cookie })).headers['content-encoding']).toBeUndefined();
});
