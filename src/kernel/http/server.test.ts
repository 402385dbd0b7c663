import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { createElement } from 'react';
import pino from 'pino';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { capability } from '../capability.ts';
import { XinhengError, ERROR_CODES, type ErrorCode } from '../errors/index.ts';
import { noIndex, route, type AnyRoute, type ServerOptions } from './index.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
});

const get = (path: string, handle: AnyRoute['handle'], more: Partial<AnyRoute> = {}): AnyRoute => ({
  method: 'GET',
  path,
  face: 'api',
  summary: 'a probe',
  permission: 'public',
  audit: 'none',
  schemas: { response: { 200: Type.Unknown() } },
  handle,
  ...more,
});
const serve = (routes: AnyRoute[], options: ServerOptions = {}) =>
  testServer(kernel, [capability({ name: 'probe', items: [], routes: () => routes })], options);

const thrower = get('/api/v1/throw/{code}', async ({ params }) => {
  throw new XinhengError((params as unknown as { code: ErrorCode }).code, { what: '此处' });
}, { schemas: { params: Type.Object({ code: Type.Enum(Object.keys(ERROR_CODES)) }), response: { 200: Type.Unknown() } } });

describe('errors', () => {
  let throwing: FastifyInstance | undefined;

  test.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s is a problem of RFC 9457 in the language asked for', async (code) => {
    throwing ??= await serve([thrower]);
    for (const [header, language] of [['en-GB,en;q=0.9', 'en'], ['zh', 'zh'], ['fr', 'zh']]) {
      const answer = await throwing.inject({ url: `/api/v1/throw/${code}`, headers: { 'accept-language': header } });
      expect(answer.statusCode).toBe(ERROR_CODES[code].status);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const problem = answer.json<{ title: string; code: string; type: string; status: number }>();
      expect(problem).toMatchObject({ code, status: answer.statusCode, type: `/developers/errors/${code}` });
      expect(/\p{Script=Han}/u.test(problem.title)).toBe(language === 'zh');
    }
  });

  test('nothing of an unknown exception reaches the caller, nor its values the log', async () => {
    const lines: string[] = [];
    const log = pino(new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }));
    const loud = { ...kernel, log };
    const server = await testServer(loud, [
      capability({
        name: 'probe',
        items: [],
        routes: () => [
          get('/api/v1/boom', async () => {
            throw new Error('cannot read "510202199001011234" of secret');
          }),
          get('/api/v1/quoted', async () => sql`select ${'13800138000'}::uuid`.execute(kernel.db.kysely)),
          get('/api/v1/lost', async () => {
            throw Object.assign(new Error('x'), { code: '57P01' });
          }),
          get('/api/v1/full', async () => {
            throw Object.assign(new Error('x'), { code: '53100' });
          }),
        ],
      }),
    ]);
    const boom = await server.inject('/api/v1/boom?query=510202199001011234');
    expect(boom.json()).toMatchObject({ code: 'INTERNAL', status: 500 });
    expect(boom.body).not.toMatch(/51020|secret|Error/);
    expect(boom.json<{ detail: string }>().detail).toContain(String(boom.headers['x-request-id']));
    expect((await server.inject('/api/v1/quoted')).json()).toMatchObject({ code: 'BAD_INPUT' });
    expect((await server.inject('/api/v1/lost')).json()).toMatchObject({ code: 'DATABASE_LOST', status: 503 });
    expect((await server.inject('/api/v1/full')).json()).toMatchObject({ code: 'DISK_FULL', status: 503 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join('')).not.toMatch(/51020|13800138000|query=/);
    expect(lines.join('')).toContain('server.test.ts');
  });

  test('people get a page, from the face where it draws one, plain where that fails', async () => {
    const page = get('/gone', async ({ reply }) => {
      noIndex(reply);
      throw new XinhengError('GONE');
    }, { face: 'portal' });
    const plain = await serve([page]);
    const answer = await plain.inject('/en/gone');
    expect(answer.statusCode).toBe(410);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex, noarchive' });
    expect(answer.body).toContain('<html lang="en">');
    expect((await plain.inject('/nowhere')).body).toContain('没有找到');
    const drawn = await serve([page], {
      errorPage: ({ status, path }) => createElement('main', null, `${status} ${path}`),
    });
    expect((await drawn.inject('/gone?x=1')).body).toBe('<!doctype html><main>410 /gone</main>');
    const broken = await serve([page], { errorPage: () => Promise.reject(new Error('no database')) });
    expect((await broken.inject('/gone')).body).toContain('停止公示');
  });
});

describe('input', () => {
  const echo = route({
    method: 'POST',
    path: '/api/v1/echo/{id}',
    face: 'api',
    summary: 'a probe',
    permission: 'session',
    audit: 'probe.written',
    schemas: {
      params: Type.Object({ id: Type.String() }),
      query: Type.Object({ limit: Type.Optional(Type.Integer({ maximum: 10 })) }),
      body: Type.Object({ name: Type.String({ maxLength: 5 }), day: Type.Optional(Type.String({ format: 'date' })) }, { additionalProperties: false }),
      response: { 200: Type.Object({ name: Type.String() }) },
    },
    handle: async ({ body }) => ({ ...body, secret: 'never declared' }),
  });
  const send = async (payload: string | object, url = '/api/v1/echo/1', headers: Record<string, string> = {}) => {
    const server = await serve([echo], { bodyLimit: 10_000 });
    await testUser(kernel, { account: 'sender', role: 'policy' }).catch(() => undefined);
    const signed = await signIn(server, 'sender');
    return server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...signed, ...headers } });
  };

  test('is answered in the shape that the schema declares and no other', async () => {
    expect((await send({ name: 'abc' })).json()).toEqual({ name: 'abc' });
  });

  test.each<[string, string | object, string]>([
    ['a wrong type', { name: 5 }, 'TYPE'],
    ['an unknown field', { name: 'a', x: 1 }, 'ADDITIONALPROPERTIES'],
    ['a missing field', {}, 'REQUIRED'],
    ['a day that does not exist', { name: 'a', day: '2026-02-30' }, 'FORMAT'],
    ['a NUL', { name: 'a\0' }, 'CHARACTERS'],
    ['half a surrogate pair', '{"name":"\\ud800"}', 'CHARACTERS'],
    ['half a document', '{"name":', 'JSON'],
    ['nothing', '', 'JSON'],
    ['a prototype', '{"__proto__":{"admin":true},"name":"a"}', 'JSON'],
    ['endless brackets', '['.repeat(4000) + ']'.repeat(4000), 'DEPTH'],
  ])('with %s is refused with the place and the words', async (_, payload, code) => {
    const answer = await send(payload);
    expect(answer.statusCode).toBe(400);
    const { errors } = answer.json<{ errors: { code: string; message: string }[] }>();
    expect(errors.map((fault) => fault.code)).toContain(code);
    for (const fault of errors) expect(fault.message).toMatch(/\p{Script=Han}/u);
  });

  test('names the place in the address, the body and the path', async () => {
    expect((await send({ name: 'a' }, '/api/v1/echo/1?limit=11')).json()).toMatchObject({
      errors: [{ path: 'query/limit', code: 'MAXIMUM', message: '太大，最大为10' }],
    });
    expect((await send({ name: 'abcdef' })).json()).toMatchObject({ errors: [{ path: '/name', code: 'MAXLENGTH' }] });
    expect((await send({ name: 'a' }, '/api/v1/echo/%00')).json()).toMatchObject({ errors: [{ path: 'params/id' }] });
    expect((await send({ name: 'a' }, '/api/v1/echo/%zz')).statusCode).toBe(400);
  });

  test('too large or of another kind is refused before it is read', async () => {
    expect((await send({ name: 'a'.repeat(20_000) })).json()).toMatchObject({ code: 'TOO_LARGE' });
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'nonsense']) {
      expect((await send('name=a', '/api/v1/echo/1', { 'content-type': type })).json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA' });
    }
  });

  test('is not looked at before the caller is', async () => {
    const server = await serve([echo]);
    const answer = await server.inject({ method: 'POST', url: '/api/v1/echo/1', payload: '{' , headers: { 'content-type': 'application/json' } });
    expect(answer.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('headers', () => {
  test('let no script run, and no other site draw or be sent to', async () => {
    const server = await serve([get('/', async () => '<p>x</p>', { face: 'portal' })]);
    const { headers } = await server.inject('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
    const https = await serve([], { https: true });
    expect((await https.inject('/healthz')).headers['strict-transport-security']).toContain('max-age=31536000');
  });
});

describe('languages', () => {
  test('of a page by its address alone, of the API by Accept-Language', async () => {
    const server = await serve([
      get('/where', async ({ language, request }) => `${language} ${request.url}`, { face: 'portal' }),
      get('/api/v1/where', async ({ language }) => language),
    ]);
    const body = async (url: string) => (await server.inject({ url, headers: { 'accept-language': 'en' } })).body;
    expect(await body('/where?a=1')).toBe('zh-CN /where?a=1');
    expect(await body('/en/where?a=1')).toBe('en /where?a=1');
    expect(await body('/api/v1/where')).toBe('en');
    for (const url of ['/en/en/where', '/english', '/en/api/v1/where']) {
      expect((await server.inject(url)).statusCode, url).toBe(404);
    }
  });
});

describe(item(25, 'faces'), () => {
  test('not served by a process answer 404, their part of the API too', async () => {
    const routes = [
      get('/', async () => 'portal', { face: 'portal' }),
      get('/workbench', async () => 'workbench', { face: 'workbench' }),
      get('/api/v1/open', async () => 'open'),
      get('/api/v1/inner', async () => 'inner', { permission: 'policy.read', audit: 'probe.read' }),
      get('/api/v1/desk', async () => 'desk', { permission: 'policy.read', audit: 'probe.read', servedWith: ['desk'] }),
    ];
    const statuses = async (faces: ServerOptions['faces']) => {
      const server = await serve(routes, { faces: faces ?? [] });
      return Promise.all(routes.map(async ({ path }) => (await server.inject(path)).statusCode));
    };
    expect(await statuses(['portal'])).toEqual([200, 404, 200, 404, 404]);
    expect(await statuses(['portal', 'desk'])).toEqual([200, 404, 200, 404, 401]);
    expect(await statuses(['workbench', 'field'])).toEqual([404, 200, 200, 401, 404]);
  });
});

describe('limits', () => {
  test('count strangers by address and callers by account, and say when to come back', async () => {
    const routes = [get('/api/v1/often', async () => 'x', { rate: 3 }), get('/often', async () => 'x', { rate: 3, face: 'portal' })];
    const server = await serve(routes, { limits: { read: 300, write: 60 } });
    const ask = (url: string, remoteAddress: string, headers: Record<string, string> = {}) => server.inject({ url, remoteAddress, headers });
    for (let n = 0; n < 3; n += 1) expect((await ask('/api/v1/often', '10.0.0.1')).statusCode).toBe(200);
    const refused = await ask('/api/v1/often', '10.0.0.1', { cookie: 'xinheng_session=guess', authorization: 'Bearer guess' });
    expect(refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json<{ detail: string }>().detail).toContain('2026年11月24日12:0');
    expect((await ask('/api/v1/often', '10.0.0.2')).statusCode).toBe(200);
    for (let n = 0; n < 3; n += 1) await ask('/often', '10.0.0.1');
    const page = await ask('/often', '10.0.0.1');
    expect(page.statusCode).toBe(429);
    expect(page.body).toContain('请求过于频繁');
  });
});

describe('operation', () => {
  test('healthz, readyz and openapi answer; metrics only on loopback itself or with the token', async () => {
    const server = await serve([thrower], { metricsToken: 'token-of-the-monitor' });
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready', parked: 0 });
    const metrics = (remoteAddress: string, headers: Record<string, string> = {}) =>
      server.inject({ url: '/metrics', remoteAddress, headers });
    const own = await metrics('127.0.0.1');
    expect(own.body).toContain('xinheng_http_request_seconds_bucket');
    expect((await metrics('10.1.1.1')).statusCode).toBe(404);
    expect((await metrics('127.0.0.1', { 'x-forwarded-for': '10.1.1.1' })).statusCode).toBe(404);
    expect((await metrics('10.1.1.1', { authorization: 'Bearer wrong' })).statusCode).toBe(404);
    expect((await metrics('10.1.1.1', { authorization: 'Bearer token-of-the-monitor' })).statusCode).toBe(200);
    const file = (await server.inject('/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
    }>();
    expect(file.openapi).toBe('3.1.0');
    expect(Object.keys(file.paths).sort()).toEqual([
      '/api/v1/audit', '/api/v1/me', '/api/v1/me/password', '/api/v1/session', '/api/v1/throw/{code}',
    ]);
    for (const operation of Object.values(file.paths).flatMap((path) => Object.values(path))) {
      expect(operation).toMatchObject({ 'x-permission': expect.any(String), 'x-audit': expect.any(String), summary: expect.any(String) });
      expect(operation['responses']).toHaveProperty(['default', 'content', 'application/problem+json']);
    }
  });
});

describe('a declaration', () => {
  test.each<[string, Partial<AnyRoute>, string]>([
    ['without a permission that anyone holds', { permission: 'records.erase' as never }, 'held by no role'],
    ['without an audit event', { audit: '' }, 'audit'],
    ['that reads above public without one', { permission: 'subject.file' }, 'audit'],
    ['that writes without one', { method: 'DELETE', permission: 'session' }, 'audit'],
    ['without a schema for its parameter', { path: '/api/v1/x/{id}' }, 'no schema for the parameters id'],
    ['without a schema for its body', { method: 'POST', permission: 'session', audit: 'x.y' }, 'no schema for the body'],
    ['without a schema for its answer', { schemas: {} }, 'no schema for the answer'],
  ])('%s is refused at start', async (_, wrong, words) => {
    await expect(serve([get('/api/v1/x', async () => 'x', wrong)])).rejects.toThrow(words);
  });
});
