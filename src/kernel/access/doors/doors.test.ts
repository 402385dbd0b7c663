import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { createElement } from 'react';
import { Type } from 'typebox';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { cookiesOf, TEST_PASSWORD, testServer, testUser } from '../../../../test/support/server.ts';
import { capability } from '../../capability.ts';
import { XinhengError } from '../../errors/index.ts';
import { FormRefused, route, type AnyRoute } from '../../http/index.ts';

let kernel: TestKernel;
let server: FastifyInstance;

const pages = (): AnyRoute[] => [
  route({
    method: 'GET',
    path: '/workbench/things/{id}/part',
    face: 'workbench',
    summary: 'above public',
    permission: 'subject.history',
    purposeFor: '/workbench/things/{id}',
    audit: 'probe.opened',
    schemas: { params: Type.Object({ id: Type.String() }) },
    handle: async ({ caller }) => `seen for ${caller.purpose}`,
  }),
  route({
    method: 'POST',
    path: '/workbench/things',
    face: 'workbench',
    summary: 'a form that is wrong',
    permission: 'session',
    audit: 'probe.sent',
    schemas: { body: Type.Object({}) },
    handle: async () => {
      throw new FormRefused(new XinhengError('NOT_OPEN'), createElement('main', null, 'the form again'));
    },
  }),
];

beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [capability({ name: 'probe', items: [], pages })]);
  await testUser(kernel, { account: 'reviewer', role: 'reviewer', organ: 'demo-a-amr', displayName: '示例审核' });
  await testUser(kernel, { account: 'fresh', role: 'reviewer', organ: 'demo-a-amr', mustChange: true });
});
beforeEach(async () => {
  await sql`delete from sign_in_attempts`.execute(kernel.db.kysely);
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { ...FORM, ...headers },
  });
const csrfIn = (answer: LightMyRequestResponse) => /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? '';

async function signedIn(account: string): Promise<{ cookie: string; _csrf: string }> {
  const answer = await post('/workbench/sign-in', { account, password: TEST_PASSWORD });
  const cookie = cookiesOf(answer);
  return { cookie, _csrf: csrfIn(await server.inject({ url: '/centre/sign-in', headers: { cookie } })) };
}

describe(item(28, 'whoever is not signed in'), () => {
  test.each(['', '/en'])('finds the sign-in at the page wanted, and comes back to it (%s)', async (prefix) => {
    const wanted = '/workbench/things/7/part?x=1';
    const door = await server.inject(prefix + wanted);
    expect(door.statusCode).toBe(401);
    expect(door.body).toContain(`name="back" value="${wanted}"`);
    const entered = await post(`${prefix}/workbench/sign-in`, {
      account: 'Reviewer ',
      password: TEST_PASSWORD,
      back: wanted,
    });
    expect([entered.statusCode, entered.headers['location']]).toEqual([303, prefix + wanted]);
  });

  test.each([
    'https://elsewhere.invalid/workbench',
    '//elsewhere.invalid/workbench',
    '/\\elsewhere.invalid',
    'javascript:alert(1)',
    '/workbenchx',
    '/api/v1/me',
    '',
  ])('is never sent to %s', async (back) => {
    const entered = await post('/workbench/sign-in', { account: 'reviewer', password: TEST_PASSWORD, back });
    expect(entered.headers['location']).toBe('/workbench');
  });

  test('gets the form again with the account and without the password, and is counted', async () => {
    const wrong = { account: 'reviewer', password: 'not-the-password-1', back: '/workbench/things/7/part' };
    const answer = await post('/workbench/sign-in', wrong);
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('账号或密码不正确');
    expect(answer.body).toContain('value="reviewer"');
    expect(answer.body).toContain('name="back" value="/workbench/things/7/part"');
    expect(answer.body).not.toContain('not-the-password-1');
    const codes: number[] = [];
    for (let n = 0; n < 5; n += 1) codes.push((await post('/workbench/sign-in', wrong)).statusCode);
    expect(codes).toEqual([401, 401, 401, 401, 429]);
  });

  test('over the API is answered by a problem, not by a page', async () => {
    expect((await server.inject('/api/v1/me')).json()).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
  });
});

test('signing out needs the token of the session and ends it', async () => {
  const { cookie, _csrf } = await signedIn('reviewer');
  expect((await post('/workbench/sign-out', {}, { cookie })).statusCode).toBe(403);
  const out = await post('/workbench/sign-out', { _csrf }, { cookie });
  expect(out.headers['location']).toBe('/workbench/sign-in?why=out');
  expect((await server.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(401);
});

test('with a one-time password nothing is open but changing it; then the new one opens', async () => {
  const { cookie, _csrf } = await signedIn('fresh');
  const shut = await server.inject({ url: '/workbench/things/7/part', headers: { cookie } });
  expect(shut.statusCode).toBe(403);
  expect(shut.body).toContain('data-message="change.lead"');
  const weak = await post('/workbench/password', { _csrf, current: TEST_PASSWORD, next: 'fresh-fresh-fresh' }, { cookie });
  expect([weak.statusCode, weak.body.includes('不含账号')]).toEqual([400, true]);
  const next = 'other-weights-on-the-beam-3';
  const wrong = await post('/workbench/password', { _csrf, current: 'x', next }, { cookie });
  expect([wrong.statusCode, /id="f-current-fault"/.test(wrong.body)]).toEqual([401, true]);
  const changed = await post('/workbench/password', { _csrf, current: TEST_PASSWORD, next, back: '/workbench/things/7/part' }, { cookie });
  expect(changed.headers['location']).toBe('/workbench/sign-in?why=changed&back=%2Fworkbench%2Fthings%2F7%2Fpart');
  expect((await post('/workbench/sign-in', { account: 'fresh', password: next })).statusCode).toBe(303);
});

describe(item(28, 'a look above public in a browser'), () => {
  test.each(['', '/en'])('keeps the frame of its face at an address that nobody serves, with the way back (%s)', async (prefix) => {
    const { cookie } = await signedIn('reviewer');
    const answer = await server.inject({
      url: `${prefix}/field/91509900MATE5T025F/nothing?x=1`,
      headers: { cookie },
    });
    expect([answer.statusCode, answer.body.includes('91509900MATE5T025F/nothing')]).toEqual([404, false]);
    expect(answer.body).toContain(`<a href="${prefix}/field">`);
    expect(answer.body).toContain('示例审核');
    const stranger = await server.inject({ url: `${prefix}/field/nothing` });
    expect([stranger.statusCode, stranger.body.includes(`href="${prefix}/field"`)]).toEqual([404, false]);
  });

  test('asks for its purpose once for each case, fills nothing in, and forgets it with the session', async () => {
    const { cookie, _csrf } = await signedIn('reviewer');
    const look = (id: string, with_ = cookie) => server.inject({ url: `/workbench/things/${id}/part`, headers: { cookie: with_ } });
    const asked = await look('7');
    expect(asked.statusCode).toBe(403);
    expect(asked.body).toContain('name="scope" value="/workbench/things/7"');
    expect(/<input id="f-purpose"[^>]*>/.exec(asked.body)?.[0]).not.toContain('value=');
    const state = (purpose: string) =>
      post('/workbench/purpose', { _csrf, purpose, scope: '/workbench/things/7', back: '/workbench/things/7/part' }, { cookie });
    const empty = await state('　');
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('name="scope" value="/workbench/things/7"');
    expect((await state('承办本案')).headers['location']).toBe('/workbench/things/7/part');
    expect((await look('7')).body).toBe('seen for 承办本案');
    expect((await look('8')).statusCode).toBe(403);
    const { cookie: later } = await signedIn('reviewer');
    expect((await look('7', later)).statusCode).toBe(403);
  });
});

test('a form shown again has the status of its error, and the trace says the error', async () => {
  const { cookie, _csrf } = await signedIn('reviewer');
  const answer = await post('/workbench/things', { _csrf }, { cookie });
  expect([answer.statusCode, answer.body]).toEqual([409, '<!doctype html><main>the form again</main>']);
  const { rows } = await sql<{ outcome: string }>`
    select outcome from audit_log where action = 'probe.sent'`.execute(kernel.db.kysely);
  expect(rows).toEqual([{ outcome: 'NOT_OPEN' }]);
});
