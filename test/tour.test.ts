import { sql } from 'kysely';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { demonstrationOf } from '../src/cli/demonstration.ts';
import { loadDemo } from '../src/demo/index.ts';
import { demoClock, fixedClock } from '../src/kernel/clock/index.ts';
import type { Kernel } from '../src/kernel/context.ts';
import { declaredRoutes } from '../src/kernel/serving/index.ts';
import { findInstance } from '../src/kernel/instance.ts';
import { allContentHomes, allReaders, settle, verifyJournal } from '../src/kernel/journal/index.ts';
import { dailyWork } from '../src/server.ts';
import { ATTEMPTS } from '../src/tour/law/attempts.ts';
import { changesOf } from '../src/tour/changes.ts';
import { PLACES, ROLE_CARDS } from '../src/tour/visitors/roles.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { cookiesOf, testServer } from './support/server.ts';

const DAY = '2026-11-24';
const HOME = { host: 'localhost', origin: 'http://localhost' };

/** Another site, and a stranger's name that resolves to this machine. */
const FOREIGN: Record<string, string>[] = [{ origin: 'http://evil.example' }, { host: 'evil.example', origin: 'http://evil.example' }];

let base: TestKernel;
let kernel: Kernel;
let server: FastifyInstance;
let restored = 0;
beforeAll(async () => {
  base = await testKernel({ today: DAY, jurisdiction: 'demo', rooms: capabilities });
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(base.db.kysely);
  await loadDemo(base, (living) => dailyWork(living, capabilities));
  // At one in the afternoon, so that a day of the test does not end while it runs.
  kernel = { ...base, clock: demoClock(Temporal.PlainDate.from(DAY), fixedClock('2026-11-24T05:00:00Z')) };
  const newDay = async () => {
    for (const work of dailyWork(kernel, capabilities)) await work.run(kernel.clock.today());
    await settle(kernel, allReaders(kernel));
  };
  kernel.demonstration = await demonstrationOf(kernel, { newDay, restore: () => void (restored += 1) });
  server = await testServer(kernel, capabilities);
}, 300_000);
afterAll(() => server.close());

const get = (url: string, cookie = '') => server.inject({ url, headers: { ...HOME, cookie } });
const post = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    headers: { ...HOME, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });
const tokenIn = (page: LightMyRequestResponse) => /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';

describe(item(28, 'the tour is there in the server of a demonstration alone'), () => {
  const tours = (of: Kernel) => declaredRoutes(of, capabilities).filter(({ path }) => path.startsWith('/tour'));

  test('no address of it without one, though the data be a demonstration’s', async () => {
    expect(tours(kernel).length).toBeGreaterThan(7);
    expect(tours(base).map(({ path }) => path)).toEqual(['/tour/texts']);
    const real: Kernel = { ...kernel, settings: { ...kernel.settings, demo: false } };
    expect(tours(real)).toEqual([]);
    expect(await demonstrationOf(real, { newDay: async () => undefined, restore: () => undefined })).toBeUndefined();
    const plain = await testServer(base, capabilities);
    for (const { method, path } of tours(kernel).filter((each) => each.path !== '/tour/texts'))
      expect((await plain.inject({ method, url: path, headers: HOME })).statusCode, `${method} ${path}`).toBe(404);
    await plain.close();
  });

  test('its forms are refused from another site, under another name, and without a word of where they stand', async () => {
    const forms: [string, Record<string, string>][] = [
      ['/tour/enter', { as: 'security' }],
      ['/tour/enter', { as: 'clerk' }],
      ['/tour/clock', { by: '1' }],
      ['/tour/law', { attempt: 'person' }],
      ['/tour/reset', {}],
    ];
    for (const [url, form] of forms)
      for (const headers of FOREIGN) expect((await post(url, form, headers)).statusCode, url).toBeGreaterThanOrEqual(400);
    const silent = await server.inject({
      method: 'POST',
      url: '/tour/enter',
      payload: { as: 'clerk' },
      headers: { host: 'localhost' },
    });
    expect(silent.statusCode).toBeGreaterThanOrEqual(400);
    expect(kernel.clock.today().toString()).toBe(DAY);
    expect(restored).toBe(0);
    // An administrator is on no card.
    expect((await post('/tour/enter', { as: 'security' })).statusCode).toBe(400);
  });

  test('a signed-in reader’s forms need the session’s token, on the ribbon of any page as well', async () => {
    const cookie = cookiesOf(await post('/tour/enter', { as: 'owner' }));
    expect((await post('/tour/clock', { by: '1' }, { cookie })).statusCode).toBe(403);
    expect(kernel.clock.today().toString()).toBe(DAY);
    const page = await get('/centre', cookie);
    expect(page.statusCode).toBeLessThan(400);
    const stranger = await get('/');
    expect(stranger.body).toContain('action="/tour/clock"');
    expect(stranger.body).not.toContain('_csrf');
  });
});

describe('six roles', () => {
  test.each(ROLE_CARDS)('%s: one click, and every place of the card answers', async (as) => {
    for (const [n, place] of PLACES[as].entries()) {
      const entered = await post('/tour/enter', { as, to: String(n) });
      expect([entered.statusCode, entered.headers['location']]).toEqual([303, place]);
      const answer = await get(place, cookiesOf(entered));
      // A list of cases asks for the purpose first: that is the way in, not an error.
      expect([200, 302, 303, 403], `${place}: ${answer.statusCode}`).toContain(answer.statusCode);
      if (answer.statusCode === 403) expect(answer.body).toContain('/purpose"');
    }
  });

  test('the session is written down as one that the tour opened; the passer-by has none', async () => {
    const { rows } = await sql<{ account: string; way: string }>`
      select account, details->>'way' as way from v_audit_log where action = 'session.opened' order by id desc limit 1`.execute(
      base.db.kysely,
    );
    expect(rows[0]).toEqual({ account: 'officer', way: 'tour' });
    const cookie = cookiesOf(await post('/tour/enter', { as: 'clerk' }));
    expect((await get('/api/v1/me', cookie)).json()).toMatchObject({ account: 'clerk' });
    const token = tokenIn(await get('/tour', cookie));
    await post('/tour/enter', { as: 'passer-by', _csrf: token }, { cookie });
    expect((await get('/api/v1/me', cookie)).statusCode).toBe(401);
  });
});

describe('try to break the law', () => {
  const state = async () => {
    const { rows } = await sql`
      select (select seq from v_journal_head) as head, (select count(*)::int from cases) as cases, (select count(*)::int from intake_batches) as batches,
        (select md5(string_agg(content::text, '' order by record_id)) from records) as content,
        (select role from users where account = 'officer') as role`.execute(base.db.kysely);
    return rows[0];
  };
  const REFUSED: Record<string, string> = {
    'no-basis': 'MISSING_FIELD',
    'no-notice': 'STEP_REFUSED|NOT_OPEN',
    'own-case': 'SAME_PERSON',
    'own-proposal': 'SAME_PERSON',
    person: 'NATURAL_PERSON.*POLICY_INVALID',
    'alter-record': 'LEAF_DIFFERS',
    'alter-log': '42501',
  };

  test.each(ATTEMPTS)('%s is refused with its rule and its test, and leaves nothing', async (attempt) => {
    const before = await state();
    for (const prefix of ['', '/en']) {
      const answer = await post(`${prefix}/tour/law`, { attempt });
      expect(answer.statusCode).toBe(200);
      expect(/data-refused="([^"]*)"/.exec(answer.body)?.[1], answer.body.slice(0, 3000)).toMatch(new RegExp(`^(?:${REFUSED[attempt]})$`));
      expect(answer.body).toContain('.test.ts');
    }
    expect(await state()).toEqual(before);
  });

  test('afterwards the journal proves what it proved before', async () => {
    expect((await verifyJournal(base.db, allContentHomes(base))).problems).toEqual([]);
  });
});

describe(item(25, 'the clock of the demonstration'), () => {
  test('passes days forward only, each with its work; who is signed in stays so, and what is started later knows the day', async () => {
    const cookie = cookiesOf(await post('/tour/enter', { as: 'owner' }));
    const token = tokenIn(await get('/tour', cookie));
    const push = async (by: string) => {
      const from = kernel.clock.today().toString();
      const answer = await post('/tour/clock', { by, back: '/acts', _csrf: token }, { cookie });
      expect(answer.statusCode).toBe(303);
      // Days that take long are shown passing.
      for (let to = String(answer.headers['location']); to.startsWith('/tour/passing');) {
        const next = await get(to, cookie);
        to = next.statusCode === 303 ? String(next.headers['location']) : to;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return changesOf(kernel, from, kernel.clock.today().toString());
    };

    const one = await push('1');
    expect(one.to).toBe('2026-11-25');
    expect(one.ended).toHaveLength(1);
    expect((await get(`/acts/${one.ended[0]}`)).statusCode).toBe(410);

    const three = await push('3');
    expect(three.to).toBe('2026-11-30');
    expect(three.late.map(({ kind, organ, n }) => [kind, organ, n])).toEqual([
      ['row', 'demo-amr', 1],
      ['row', 'demo-a-amr', 3],
    ]);
    expect(three.due.map(({ kind, due }) => [kind, due])).toEqual(
      expect.arrayContaining([
        ['objection', '2026-11-27'],
        ['window', '2026-11-30'],
      ]),
    );

    const seven = await push('7');
    expect(seven.to).toBe('2026-12-09');
    expect(seven.ended.length).toBeGreaterThan(0);
    for (const act of seven.ended) expect((await get(`/acts/${act}`)).statusCode).toBe(410);

    const month = await push('month');
    expect(month.to).toBe('2027-01-09');
    expect(month.ended.length).toBeGreaterThan(3);
    // Firms grow older and records leave their windows: each night what fell due is evaluated anew.
    expect(month.graded).toBeGreaterThan(0);

    expect((await get('/api/v1/me', cookie)).json()).toMatchObject({ account: 'owner' });
    expect((await findInstance(base.db))?.passed).toEqual({ from: '2026-12-09', to: '2027-01-09' });
    const page = await get('/tour', cookie);
    expect(page.body).toContain('从2026年12月9日到2027年1月9日');
    expect(page.body).toContain(`data-ended="${month.ended.length}"`);
    expect(page.body).toContain(`data-graded="${month.graded}"`);
    expect((await post('/tour/clock', { by: '-1', _csrf: token }, { cookie })).statusCode).toBe(400);
  });

  test('restoring is asked twice, and the server is told once', async () => {
    expect((await get('/tour/reset')).body).toContain('action="/tour/reset"');
    expect(restored).toBe(0);
    const answer = await post('/tour/reset', {});
    expect(answer.headers['refresh']).toContain('/tour');
    await expect.poll(() => restored).toBe(1);
  });
});
