import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import { createElement } from 'react';
import { Type } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { probe, serveRoutes } from '../../../test/support/server.ts';
import { ERROR_CODES, XinhengError, type ErrorCode } from '../errors/index.ts';
import { noIndex } from '../http/index.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
});

const thrower = probe(
  '/api/v1/throw/{code}',
  async ({ params }) => {
    throw new XinhengError((params as { code: ErrorCode }).code, { what: '此处' });
  },
  {
    schemas: { params: Type.Object({ code: Type.Enum(Object.keys(ERROR_CODES)) }), response: { 200: Type.Unknown() } },
  },
);

describe('errors', () => {
  let throwing: FastifyInstance | undefined;

  test.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s is a problem of RFC 9457 in the language asked for', async (code) => {
    throwing ??= await serveRoutes(kernel, [thrower]);
    for (const [header, language] of [
      ['en-GB,en;q=0.9', 'en'],
      ['zh', 'zh'],
      ['fr', 'zh'],
    ]) {
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
    const server = await serveRoutes(loud, [
      probe('/api/v1/boom', async () => {
        throw new Error('cannot read "510202199001011234" of secret');
      }),
      probe('/api/v1/quoted', async () => sql`select ${'13800138000'}::uuid`.execute(kernel.db.kysely)),
      probe('/api/v1/lost', async () => {
        throw Object.assign(new Error('x'), { code: '57P01' });
      }),
      probe('/api/v1/full', async () => {
        throw Object.assign(new Error('x'), { code: '53100' });
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
    expect(lines.join('')).toContain('errors.test.ts');
  });

  test('people get a page, from the face where it draws one, plain where that fails', async () => {
    const page = probe(
      '/gone',
      async ({ reply }) => {
        noIndex(reply);
        throw new XinhengError('GONE');
      },
      { face: 'portal' },
    );
    const plain = await serveRoutes(kernel, [page]);
    const answer = await plain.inject('/en/gone');
    expect(answer.statusCode).toBe(410);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-robots-tag': 'noindex, noarchive',
    });
    expect(answer.body).toContain('<html lang="en">');
    expect((await plain.inject('/nowhere')).body).toContain('没有找到');
    const drawn = await serveRoutes(kernel, [page], {
      errorPage: ({ status, path }) => createElement('main', null, `${status} ${path}`),
    });
    expect((await drawn.inject('/gone?x=1')).body).toBe('<!doctype html><main>410 /gone</main>');
    const broken = await serveRoutes(kernel, [page], { errorPage: () => Promise.reject(new Error('no database')) });
    expect((await broken.inject('/gone')).body).toContain('停止公示');
  });
});
