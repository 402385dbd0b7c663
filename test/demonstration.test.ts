import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { FIXED } from '../src/demo/fixed.ts';
import { loadDemo } from '../src/demo/index.ts';
import { findEvaluation, outcomeIn } from '../src/during/evaluation/index.ts';
import type { Role } from '../src/kernel/access/index.ts';
import type { ModelContent } from '../src/kernel/policy/index.ts';
import { dailyWork } from '../src/server.ts';
import { INVARIANTS, type EndOfDay } from '../src/simulate/index.ts';
import { command } from './support/command-line.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { checkList, listsOf, readersOf } from './support/lists.ts';
import { testPortal, type TestPortal } from './support/portal.ts';
import { looked } from './support/looked.ts';
import { signIn, testServer, testUser, type SignedIn } from './support/server.ts';

let kernel: TestKernel;
let portal: TestPortal;
let end: EndOfDay;
beforeAll(async () => {
  kernel = await testKernel({ today: '2026-11-24', jurisdiction: 'demo', rooms: capabilities });
  kernel.settings.demo = true;
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  end = await loadDemo(kernel, (living) => dailyWork(living, capabilities));
  portal = await testPortal(kernel);
}, 300_000);
afterAll(() => portal.server.close());

describe('the invented city', () => {
  test('comes in through the same intake: late, bad, held, returned and ended rows are among them', async () => {
    const { rows } = await sql<Record<string, number>>`
      select sum(accepted)::int as accepted, sum(rejected)::int as rejected, sum(returned)::int as returned,
        sum(held)::int as held, sum(rows_read)::int as read from intake_batches`.execute(kernel.db.kysely);
    expect(rows[0]?.['rejected']).toBeGreaterThanOrEqual(2);
    expect(rows[0]?.['returned']).toBeGreaterThanOrEqual(1);
    expect(rows[0]?.['held']).toBeGreaterThanOrEqual(1);
    const subjects = await sql<{ uscc: string }>`select uscc from subjects`.execute(kernel.db.kysely);
    expect(subjects.rows.length).toBe(210);
    for (const { uscc } of Object.values(FIXED)) expect(subjects.rows.map((r) => r.uscc)).toContain(uscc);
  });

  test.each(INVARIANTS.map((each) => [each.name, each] as const))('at its end: %s', async (_, { check }) => {
    expect(await check(end)).toEqual([]);
  });

  test('every name and code says that it is invented', async () => {
    const { rows } = await sql<{ name: string; uscc: string }>`select name, uscc from subjects`.execute(kernel.db.kysely);
    for (const { name, uscc } of rows) {
      expect(name).toContain('示例');
      expect(uscc.slice(2, 8)).toBe('509900');
    }
  });

  test('its figures say something: several organs are rated, some are late, some silent, a display ended yesterday', async () => {
    const { text } = await portal.get('/figures/timeliness');
    const rates = [...text.matchAll(/data-rate="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(rates.length).toBeGreaterThanOrEqual(6);
    expect(Math.min(...rates)).toBeLessThan(90);
    expect(Math.max(...rates)).toBe(100);
    expect(text.match(/<svg role="img"/g)).toHaveLength(2);
    expect(text).toMatch(/最高的是[^，<]*，100\.0%/);
    for (const word of ['零报告', '没有报送，也没有零报告', '已报送']) expect(text).toContain(`>${word}</td>`);
    const home = await portal.get('/');
    const figure = (name: string) => Number(new RegExp(`data-figure="${name}"[^>]*><b>([^<]*)<`).exec(home.text)?.[1]);
    expect([figure('ended'), figure('objections')]).toEqual([1, 1]);
  });
});

describe('every list of the house', async () => {
  const lists = await listsOf(capabilities);
  const kind = '{kind}';
  const searches: Record<string, string> = {
    silent: 'from=2026-11-01&to=2026-11-07',
    // To read a log writes to it.
    audit: 'to=2026-11-23',
    looks: 'to=2026-11-23',
  };
  const people = new Map<string, SignedIn>();
  let server: FastifyInstance;
  let filled = 0;
  beforeAll(async () => {
    server = await testServer(kernel, capabilities);
  });
  afterAll(() => server.close());

  test('there are dozens', () => {
    expect(lists.length).toBeGreaterThan(30);
  });

  test.each(lists.map((each) => [each.path, each] as const))('%s: by page, as CSV, as a workbook', async (path, list) => {
    const role = readersOf(list)[0]!;
    const person = people.get(role) ?? (await personOf(role));
    people.set(role, person);
    const headers = { ...person, 'xinheng-purpose': encodeURIComponent('核对清单') };
    const kinds = path.includes(kind) ? (await server.inject('/api/v1/lists')).json<{ items: { kind: string }[] }>().items : [];
    const placed = (text: string) => text.replace(kind, kinds[0]?.kind ?? kind);
    const file = typeof list.file === 'string' ? placed(list.file) : list.file;
    const n = await checkList(server, { ...list, path: placed(path), file }, searches[list.name] ?? '', headers);
    if (n > 0) filled += 1;
  });

  test('many of them have rows in the invented city', () => {
    console.log(`lists: ${lists.length}, with rows ${filled}`);
    expect(filled).toBeGreaterThan(lists.length / 3);
  });

  async function personOf(role: Role): Promise<SignedIn> {
    const account = `lists-${role}`;
    await testUser(kernel, { account, role, organ: 'demo-drc', displayName: '示例清单' });
    return signIn(server, account);
  }
});

describe('grades in the invented city', () => {
  test('came from others on three scales, each row taken; none of them is on display', async () => {
    const { rows } = await sql<{ title: string; n: number; shown: number }>`
      select content->>'title' as title, count(*)::int as n, count(*) filter (where display_class <> 'internal')::int as shown
      from records where kind = 'grade' group by 1 order by 1`.execute(kernel.db.kysely);
    expect(rows.map((row) => row.title).toSorted()).toEqual(['企业信用风险分类', '公共信用综合评价', '纳税缴费信用评价'].toSorted());
    expect(rows.map((row) => [row.n > 2, row.shown])).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
    ]);
  });

  test('by models are kept fresh from day to day: no full run found what the reader had not done', async () => {
    const { rows } = await sql<{ runs: number; wrong: number; open: number }>`
      select count(*)::int as runs, count(*) filter (where missed + differing > 0)::int as wrong,
        count(*) filter (where finished_at is null)::int as open from evaluation_runs`.execute(kernel.db.kysely);
    expect(rows[0]).toMatchObject({ wrong: 0, open: 0 });
    expect(rows[0]!.runs).toBeGreaterThan(20);
  });

  test('a public D caps the example grade at B', async () => {
    const { rows } = await sql<{ subject: string; id: string }>`
      select subject_id as subject, s.evaluation_id as id from evaluation_standing s join subjects b using (subject_id)
      where s.model = 'example-supervision' and b.uscc = ${FIXED.repaired.uscc}`.execute(kernel.db.kysely);
    const stored = (await kernel.db.tx((tx) => findEvaluation(tx, rows[0]!.subject, rows[0]!.id)))!;
    const { vetoes } = outcomeIn(stored, kernel.policy.get<ModelContent>('model', 'example-supervision').content);
    expect([stored.grade, vetoes]).toEqual(['B', ['public-d']]);
  });
});

/** What docs/demonstration.md promises of each fixed code: page, API and command line alike. */
const ANSWERS: readonly [string, number, number][] = [
  [FIXED.nothing.uscc, 200, 0],
  [FIXED.penalties.uscc, 200, 2],
  [FIXED.listed.uscc, 200, 1],
  [FIXED.repaired.uscc, 200, 0],
  [FIXED.shielded.uscc, 200, 0],
  [FIXED.merged.uscc, 301, 0],
  [FIXED.individual.uscc, 200, 1],
  [FIXED.ambiguous.uscc, 200, 0],
  ['91509900MATE5T084K', 422, 0],
];

describe('the fixed subjects', () => {
  test.each(ANSWERS)('%s answers %i with %i adverse records everywhere', async (code, status, adverse) => {
    looked('J12', 'test subjects on portal, API and command line', 1);
    const page = await portal.get(`/subjects/${code}`);
    expect(page.status).toBe(status);
    expect(page.text.match(/data-adverse="/g)?.length ?? 0).toBe(adverse);
    const api = await portal.get(`/api/v1/subjects/${code}`);
    expect(api.status).toBe(status);
    const answer = await command(kernel, ['subject', 'show', code, '--json']);
    if (status === 422) {
      expect(JSON.parse(api.text).code).toBe('BAD_USCC');
      expect(answer).toContain('BAD_USCC');
      return;
    }
    const shown = JSON.parse(answer);
    const survivor = status === 301 ? FIXED.nothing.uscc : code;
    expect(shown.subject.uscc).toBe(survivor);
    expect(shown.onDisplay.adverse).toBe(adverse);
    if (status === 301) expect(page.headers['location']).toBe(`/subjects/${survivor}`);
    else expect(JSON.parse(api.text).onDisplay.adverse).toBe(adverse);
  });

  test('one objection, one repaired act that answers 410, three bodies of one name', async () => {
    const file = JSON.parse((await portal.get(`/api/v1/subjects/${FIXED.penalties.uscc}`)).text);
    expect(file.onDisplay.underObjection).toBe(1);
    const { rows } = await sql<{ act_id: string }>`
      select act_id from records where ended_kind = 'repaired'`.execute(kernel.db.kysely);
    expect(rows.length).toBe(1);
    expect((await portal.get(`/acts/${rows[0]?.act_id}`)).status).toBe(410);
    const found = JSON.parse((await portal.get(`/api/v1/subjects?query=${encodeURIComponent(FIXED.ambiguous.name)}`)).text);
    expect(found.items.filter((each: { name: string }) => each.name === FIXED.ambiguous.name)).toHaveLength(3);
  });
});
