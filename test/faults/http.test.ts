import { beforeAll, describe, expect, test } from 'vitest';
import { PENALTY_HEADING, penalty } from '../../src/registry/intake/testing/files.ts';
import { dataDirectory, query, serve, xinheng, type Served } from './program.ts';

/** What the tests of kernel/http show piece by piece, once on the shipped program over its own socket. */
let data: string;
let served: Served;
let password: string;
let organ: string;
beforeAll(async () => {
  data = dataDirectory();
  served = await serve(data, ['--demo']);
  const clerk = served
    .out()
    .map((line) => line.split(' '))
    .find(([what, account]) => what === 'account' && account === 'clerk');
  [password, organ] = [clerk?.[2] ?? '', clerk?.[4] ?? ''];
  return () => void served.process.kill('SIGTERM');
});

const call = (method: string, path: string, headers: Record<string, string> = {}, body?: object) =>
  fetch(`${served.address}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe('over its own socket', () => {
  test('a session: cookie out of reach of scripts, CSRF token needed, gone after signing out', async () => {
    const opened = await call('POST', '/api/v1/session', {}, { account: 'clerk', password });
    expect(opened.status).toBe(201);
    const [cookie] = opened.headers.getSetCookie().filter((each) => each.startsWith('xinheng_session='));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const { csrf } = (await opened.json()) as { csrf: string };
    const mine = {
      cookie: opened.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; '),
    };
    expect((await call('GET', '/api/v1/me', mine)).status).toBe(200);
    expect(await codeOf(await call('DELETE', '/api/v1/session', mine))).toBe('CSRF');
    const foreign = { ...mine, 'x-csrf-token': csrf, origin: 'https://elsewhere.example' };
    expect(await codeOf(await call('DELETE', '/api/v1/session', foreign))).toBe('CSRF');
    expect((await call('DELETE', '/api/v1/session', { ...mine, 'x-csrf-token': csrf })).status).toBe(204);
    expect(await codeOf(await call('GET', '/api/v1/me', mine))).toBe('UNAUTHENTICATED');
    const [stored] = await query<{ hash: string }>(data, `select password_hash as hash from users where account = 'clerk'`);
    expect(stored?.hash).toMatch(/^\$argon2id\$/);
  });

  test('one act: the same key gives the same answer, another body under it is refused', async () => {
    const made = xinheng(data, ['admin', 'key', '--organ', organ, '--label', 'test', '--json']);
    expect(made).toMatchObject({ code: 0, err: [] });
    const { key } = JSON.parse(made.out) as { key: string };
    const row = Object.fromEntries(PENALTY_HEADING.map((code, i) => [code, penalty(901)[i]!]));
    const send = (given: object, idempotency?: string) =>
      call(
        'POST',
        '/api/v1/records',
        { authorization: `Bearer ${key}`, ...(idempotency ? { 'idempotency-key': idempotency } : {}) },
        { mapping: 'penalties-2018', row: given },
      );
    expect((await send(row)).status).toBe(400);
    const first = await send(row, 'k');
    const said = await first.text();
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([200, null]);
    const again = await send(row, 'k');
    expect([again.headers.get('idempotency-replayed'), await again.text()]).toEqual(['true', said]);
    expect((await send({ ...row, BZ: '另一份' }, 'k')).status).toBe(422);
  });

  test('problems, headers and limits', async () => {
    const wrong = await call('GET', '/api/v1/subjects/911509900', { 'accept-language': 'en' });
    expect(wrong.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const { type, code } = (await wrong.json()) as { type: string; code: string };
    expect((await fetch(new URL(type, served.address))).status).toBe(200);
    expect(type).toMatch(new RegExp(`/developers/errors/${code}$`));
    const home = await call('GET', '/');
    expect(home.headers.get('content-security-policy')).toContain(`script-src 'none'`);
    expect(home.headers.get('x-content-type-options')).toBe('nosniff');

    let last = 0;
    for (let n = 0; n < 25 && last !== 429; n += 1) {
      const answer = await call('POST', '/api/v1/session', {}, { account: `nobody-${n}`, password: 'x'.repeat(12) });
      last = answer.status;
      if (last === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(last).toBe(429);
  });
});
