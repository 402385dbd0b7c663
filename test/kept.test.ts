import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { buildServer } from '../src/kernel/serving/index.ts';
import { errorPage } from '../src/faces/portal/index.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { plantPortal } from './support/portal-fixture.ts';
import { TEST_PASSWORD, testUser } from './support/server.ts';

/*
 * Pages kept in memory (kernel/serving/kept.ts): what is sent must be what would be drawn now, to the byte. Two servers stand on
 * one database: one that keeps, one that never does.
 */

const FIRM = '91509900MATE5T025F';
const ADDRESS = `/subjects/${FIRM}`;
type Server = Awaited<ReturnType<typeof buildServer>>;

let kernel: TestKernel;
let keeping: Server;
let fresh: Server;
beforeAll(async () => {
  kernel = await testKernel();
  await plantPortal(kernel);
  const built = (keep: boolean) =>
    buildServer(kernel, capabilities, { errorPage: (given) => errorPage(kernel, given), limits: null, keep });
  [keeping, fresh] = await Promise.all([built(true), built(false)]);
});
afterAll(async () => {
  await keeping.close();
  await fresh.close();
});

const get = (server: Server, url = ADDRESS, headers: Record<string, string> = {}) => server.inject({ url, headers });

/** How often a request borrows a connection of the database. */
async function looksFor(ask: () => Promise<unknown>): Promise<number> {
  let n = 0;
  const count = (): void => void (n += 1);
  kernel.db.pool.on('acquire', count);
  await ask();
  kernel.db.pool.off('acquire', count);
  return n;
}

async function alike(url = ADDRESS, headers: Record<string, string> = {}): Promise<string> {
  const [kept, drawn] = [await get(keeping, url, headers), await get(fresh, url, headers)];
  expect([kept.statusCode, kept.body], url).toEqual([drawn.statusCode, drawn.body]);
  const { 'x-request-id': _, date: _d, 'content-length': _l, ...heads } = kept.headers;
  const { 'x-request-id': _o, date: _p, 'content-length': _q, ...others } = drawn.headers;
  expect({ ...heads, vary: null }).toEqual({ ...others, vary: null });
  expect(String(kept.headers.vary).split(', ')).toEqual(expect.arrayContaining(['accept-language', 'authorization', 'cookie']));
  return kept.body;
}

const rename = (name: string) => sql`update subjects set name = ${name} where uscc = ${FIRM}`.execute(kernel.db.kysely);

describe('a kept page', () => {
  test('costs one short question, and is what would be drawn, in both languages and every display', async () => {
    for (const url of [ADDRESS, `/en${ADDRESS}`, '/subjects/92509900MATE5T076L'])
      for (const view of ['', 'large', 'contrast', 'large contrast']) {
        const headers: Record<string, string> = view === '' ? {} : { cookie: `xinheng_view=${encodeURIComponent(view)}` };
        const first = await alike(url, headers);
        const drawnLooks = await looksFor(() => get(fresh, url, headers));
        // Any commit on the server drops what is kept, and other tests commit beside this one.
        let keptLooks = Infinity;
        for (let tries = 0; tries < 200 && keptLooks > 1; tries++) keptLooks = await looksFor(() => get(keeping, url, headers));
        expect([keptLooks, drawnLooks > 5], url).toEqual([1, true]);
        expect(await alike(url, headers)).toBe(first);
      }
  });

  test('is sent packed as it was asked for, with the same content', async () => {
    const plain = (await get(keeping)).body;
    for (const [encoding, unpack] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      for (let n = 0; n < 2; n += 1) {
        const answer = await get(keeping, ADDRESS, { 'accept-encoding': encoding });
        expect(answer.headers['content-encoding']).toBe(encoding);
        expect(unpack(answer.rawPayload).toString()).toBe(plain);
      }
    }
    const refused = await get(keeping, ADDRESS, { 'accept-encoding': 'gzip;q=0, br;q=0.0' });
    expect([refused.headers['content-encoding'], refused.body]).toEqual([undefined, plain]);
  });

  test('redirects, refusals and what does not exist are never kept', async () => {
    for (const url of ['/subjects/91509900MATE5T05XW', '/subjects/91509900MATE5T084K', `/subjects/${FIRM.toLowerCase()}`]) {
      await alike(url);
      await alike(url);
    }
  });

  test('is not for whoever is signed in', async () => {
    await testUser(kernel, { account: 'kept', role: 'officer', organ: 'demo-amr' });
    const signed = await keeping.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { account: 'kept', password: TEST_PASSWORD },
    });
    const cookie = signed.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await get(keeping);
    const answer = await get(keeping, ADDRESS, { cookie });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  });
});

describe('what was kept is gone', () => {
  test('with any commit, of whatever table: a name, an arrival that no event tells of', async () => {
    await get(keeping);
    await rename('重庆示例改名食品有限公司');
    expect(await alike()).toContain('重庆示例改名食品有限公司');
    await sql`update registrations set received_on = '2026-11-20' where subject_id =
      (select subject_id from subjects where uscc = ${FIRM})`.execute(kernel.db.kysely);
    expect(await alike()).toContain('2026年11月20日');
  });

  test('not by what is under way and not committed, and then at once', async () => {
    await get(keeping);
    await kernel.db.tx(async (tx) => {
      await sql`update subjects set name = '重庆示例未定食品有限公司' where uscc = ${FIRM}`.execute(tx);
      expect(await alike()).not.toContain('未定');
    });
    expect(await alike()).toContain('未定');
  });

  test('with the minute, the setting, another edition of the policy', async () => {
    const now = kernel.clock.now();
    const before = await alike();
    kernel.clock.set(now.add({ minutes: 1 }).toString());
    expect(await alike()).not.toBe(before);
    kernel.settings.greyscale = true;
    expect(await alike()).toContain('class="grey"');
    kernel.settings.greyscale = false;
    await kernel.policy.reload();
    expect(await looksFor(() => get(keeping))).toBeGreaterThan(5);
  });

  test('at the very second in which a display ends', async () => {
    const shown = (text: string) => (text.match(/data-adverse/g) ?? []).length;
    const counts: number[] = [];
    for (const instant of ['2027-10-30T15:59:59Z', '2027-10-30T16:00:00Z', '2031-01-01T00:00:00Z']) {
      kernel.clock.set(instant);
      await get(keeping);
      counts.push(shown(await alike()));
    }
    expect(counts[0]).toBeGreaterThan(counts[1]!);
    kernel.clock.set('2026-11-24T04:00:00Z');
  });

  test('whatever is read and written at the same time: what begins after a commit shows it', async () => {
    for (let n = 0; n < 60; n += 1) {
      const name = `重庆示例第${n}次食品有限公司`;
      const readers = Array.from({ length: 6 }, () => get(keeping));
      await rename(name);
      const after = await Promise.all(Array.from({ length: 3 }, () => get(keeping)));
      for (const { body } of after) expect(body).toContain(name);
      for (const { statusCode } of await Promise.all(readers)) expect(statusCode).toBe(200);
    }
  });

  test('a crowd at one page has it drawn once', async () => {
    // While other tests commit on the same server, a crowd may meet several states of it.
    let looks = Infinity;
    for (let tries = 0; tries < 60 && looks >= 40; tries++) {
      await rename(`重庆示例众人食品有限公司第${tries}店`);
      looks = await looksFor(() => Promise.all(Array.from({ length: 100 }, () => get(keeping))));
    }
    expect(looks).toBeLessThan(40);
  });
});
