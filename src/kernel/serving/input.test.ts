import { Type } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { serveRoutes, signIn, testUser } from '../../../test/support/server.ts';
import { route } from '../http/index.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
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
      body: Type.Object(
        { name: Type.String({ maxLength: 5 }), day: Type.Optional(Type.String({ format: 'date' })) },
        { additionalProperties: false },
      ),
      response: { 200: Type.Object({ name: Type.String() }) },
    },
    handle: async ({ body }) => ({ ...body, secret: 'never declared' }),
  });
  const send = async (payload: string | object, url = '/api/v1/echo/1', headers: Record<string, string> = {}) => {
    const server = await serveRoutes(kernel, [echo], { bodyLimit: 10_000 });
    await testUser(kernel, { account: 'sender', role: 'policy' }).catch(() => undefined);
    const signed = await signIn(server, 'sender');
    return server.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/json', ...signed, ...headers },
    });
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
      expect((await send('name=a', '/api/v1/echo/1', { 'content-type': type })).json()).toMatchObject({
        code: 'UNSUPPORTED_MEDIA',
      });
    }
  });

  test('is not looked at before the caller is', async () => {
    const server = await serveRoutes(kernel, [echo]);
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/echo/1',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
