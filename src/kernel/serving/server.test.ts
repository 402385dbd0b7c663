import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { probe, serveRoutes } from '../../../test/support/server.ts';
import type { AnyRoute } from '../http/index.ts';
import type { ServerOptions } from './index.ts';
import { looked } from '../../../test/support/looked.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
});

describe('headers', () => {
  test('let no script run, and no other site draw or be sent to', async () => {
    const server = await serveRoutes(kernel, [probe('/', async () => '<p>x</p>', { face: 'portal' })]);
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
    const https = await serveRoutes(kernel, [], { https: true });
    expect((await https.inject('/healthz')).headers['strict-transport-security']).toContain('max-age=31536000');
  });
});

describe('languages', () => {
  test('of a page by its address alone, of the API by Accept-Language', async () => {
    const server = await serveRoutes(kernel, [
      probe('/where', async ({ language, request }) => `${language} ${request.url}`, { face: 'portal' }),
      probe('/api/v1/where', async ({ language }) => language),
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
      probe('/', async () => 'portal', { face: 'portal' }),
      probe('/workbench', async () => 'workbench', { face: 'workbench' }),
      probe('/api/v1/open', async () => 'open'),
      probe('/api/v1/inner', async () => 'inner', { permission: 'publicity.review', audit: 'probe.read' }),
      probe('/api/v1/desk', async () => 'desk', {
        permission: 'publicity.review',
        audit: 'probe.read',
        servedWith: ['desk'],
      }),
    ];
    const statuses = async (faces: ServerOptions['faces']) => {
      const server = await serveRoutes(kernel, routes, { faces: faces ?? [] });
      return Promise.all(routes.map(async ({ path }) => (await server.inject(path)).statusCode));
    };
    expect(await statuses(['portal'])).toEqual([200, 404, 200, 404, 404]);
    expect(await statuses(['portal', 'desk'])).toEqual([200, 404, 200, 404, 401]);
    expect(await statuses(['workbench', 'field'])).toEqual([404, 200, 200, 401, 404]);
  });
});

describe('limits', () => {
  test('count strangers by address and callers by account, and say when to come back', async () => {
    const routes = [probe('/api/v1/often', async () => 'x', { rate: 3 }), probe('/often', async () => 'x', { rate: 3, face: 'portal' })];
    const server = await serveRoutes(kernel, routes, { limits: { read: 300, write: 60 } });
    const ask = (url: string, remoteAddress: string, headers: Record<string, string> = {}) =>
      server.inject({ url, remoteAddress, headers });
    for (let n = 0; n < 3; n += 1) expect((await ask('/api/v1/often', '10.0.0.1')).statusCode).toBe(200);
    const refused = await ask('/api/v1/often', '10.0.0.1', {
      cookie: 'xinheng_session=guess',
      authorization: 'Bearer guess',
    });
    expect(refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json<{ detail: string }>().detail).toContain('2026年11月24日12:0');
    expect((await ask('/api/v1/often', '10.0.0.2')).statusCode).toBe(200);
    for (let n = 0; n < 3; n += 1) await ask('/often', '10.0.0.1');
    const page = await ask('/often', '10.0.0.1');
    expect(page.statusCode).toBe(429);
    expect(page.body).toContain('请求过于频繁');
    expect(page.body).toMatch(/12:0\d/);
    expect(page.body).not.toMatch(/captcha|验证码|<img|<input/i);
    looked('A9', 'refusals of too many requests', 2);
  });
});

describe('operation', () => {
  test('healthz, readyz and openapi answer; metrics only on loopback itself or with the token', async () => {
    const server = await serveRoutes(kernel, [probe('/api/v1/x', async () => 'x')], {
      metricsToken: 'token-of-the-monitor',
    });
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
      '/api/v1/keys',
      '/api/v1/keys.csv',
      '/api/v1/keys.xlsx',
      '/api/v1/keys/{id}',
      '/api/v1/me',
      '/api/v1/me/password',
      '/api/v1/session',
      '/api/v1/session/ways',
      '/api/v1/users',
      '/api/v1/users.csv',
      '/api/v1/users.xlsx',
      '/api/v1/users/{account}',
      '/api/v1/users/{account}/identity',
      '/api/v1/users/{account}/password',
      '/api/v1/users/{account}/sessions',
      '/api/v1/users/{account}/sessions/{session}',
      '/api/v1/users/{account}/state',
      '/api/v1/x',
    ]);
    for (const operation of Object.values(file.paths).flatMap((path) => Object.values(path))) {
      expect(operation).toMatchObject({
        'x-permission': expect.any(String),
        'x-audit': expect.any(String),
        summary: expect.any(String),
      });
      expect(operation['responses']).toHaveProperty(['default', 'content', 'application/problem+json']);
    }
  });
});

describe('a declaration', () => {
  test.each<[string, Partial<AnyRoute>, string]>([
    ['without a permission that anyone holds', { permission: 'records.erase' as never }, 'held by no role'],
    ['without an audit event', { audit: '' }, 'audit'],
    ['that reads above public without one', { permission: 'subject.history' }, 'audit'],
    ['that writes without one', { method: 'DELETE', permission: 'session' }, 'audit'],
    ['without a schema for its parameter', { path: '/api/v1/x/{id}' }, 'no schema for the parameters id'],
    ['without a schema for its body', { method: 'POST', permission: 'session', audit: 'x.y' }, 'no schema for the body'],
    ['without a schema for its answer', { schemas: {} }, 'no schema for the answer'],
  ])('%s is refused at start', async (_, wrong, words) => {
    await expect(serveRoutes(kernel, [probe('/api/v1/x', async () => 'x', wrong)])).rejects.toThrow(words);
  });
});
