import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { buildServer } from '../src/kernel/serving/index.ts';
import { settle } from '../src/kernel/journal/index.ts';
import { errorPage } from '../src/faces/portal/index.ts';
import { csv, exampleCode, exampleName, registration, REGISTRATION_HEADING } from '../src/registry/intake/testing/files.ts';
import { take } from '../src/registry/intake/testing/take.ts';
import { crawl } from './support/crawl.ts';
import { command } from './support/command-line.ts';
import { occurrences } from './support/forgetting.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { issue } from './support/receipts.ts';

/*
 * A received grade is internal unless its issuer publishes just that value, and a risk class is never public. A stranger
 * without a session walks every public door; what must not be there is known by words that stand nowhere else.
 */

const BODY = 7;
const INTERNAL = {
  risk: { title: '企业信用风险分类', organ: '示例市市场监管局', no: '示险〔2026〕7781号', grade: 'D', text: '示例风险说明之甲' },
  national: { title: '公共信用综合评价', organ: '示例市发展改革委', no: '示评〔2026〕7782号', grade: 'D', text: '示例综合说明之乙' },
  tax: { title: '纳税缴费信用评价', organ: '示例市税务局', no: '示税〔2025〕7783号', grade: 'C', text: '示例纳税说明之丙' },
} as const;
/** What its issuer publishes: found at the same doors, so that the search can be seen to find. */
const PUBLISHED = { title: '纳税缴费信用评价', organ: '示例市税务局', no: '示税〔2026〕7784号', grade: 'A', text: '示例纳税说明之丁' };
const NEEDLES = Object.values(INTERNAL).flatMap(({ no, text }) => [no, encodeURIComponent(no), text]);
const HEADING = ['名称', '行政相对人类别', '统一社会信用代码', '评价名称', '评价文书号', '评价日期', '评价机关', '评价结果', '评价说明'];

let kernel: TestKernel;
let server: FastifyInstance;
let ids: { subject: string; acts: string[]; records: string[] };

async function send(mapping: string, text: string, organ: string): Promise<void> {
  const { counts } = await take(kernel, mapping, text, { organ });
  expect(counts).toMatchObject({ rejected: 0, returned: 0, held: 0 });
}

beforeAll(async () => {
  kernel = await testKernel();
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  server = await buildServer(kernel, capabilities, { errorPage: (given) => errorPage(kernel, given), limits: null });
  await server.ready();
  await send('registrations', csv(REGISTRATION_HEADING, [registration(BODY)]), 'demo-amr');
  const rows = [INTERNAL.tax, INTERNAL.risk, INTERNAL.national, PUBLISHED].map(({ title, organ, no, grade, text }, n) => [
    exampleName(BODY),
    '法人',
    exampleCode(BODY),
    title,
    no,
    `2026-0${n + 3}-15`,
    organ,
    grade,
    text,
  ]);
  await send('grades', csv(HEADING, rows), 'demo-drc');
  const readers = capabilities.flatMap((each) => each.readers?.(kernel) ?? []);
  await settle(kernel, readers);
  const { rows: found } = await sql<{ subject_id: string; act_id: string; record_id: string }>`
    select subject_id, act_id, record_id from records where kind = 'grade'`.execute(kernel.db.kysely);
  ids = { subject: found[0]!.subject_id, acts: found.map((each) => each.act_id), records: found.map((each) => each.record_id) };
}, 120_000);
afterAll(() => server.close());

const TAILS = ['', '/acts', '/lists', '/commitments', '/honours', '/registration', '/follow', '/feed.atom'];

/** Text by address of all that a stranger can ask for, with what its links lead to. */
async function doors(): Promise<Map<string, string>> {
  const code = exampleCode(BODY);
  const words = [...NEEDLES, PUBLISHED.no].map((word) => encodeURIComponent(word));
  const pages = ['', '/en'].flatMap((prefix) => [
    `${prefix}/`,
    `${prefix}/acts`,
    `${prefix}/lists`,
    `${prefix}/figures`,
    `${prefix}/corrections`,
    ...[code, `id:${ids.subject}`].flatMap((key) => TAILS.map((tail) => `${prefix}/subjects/${key}${tail}`)),
    ...[...ids.acts, ...ids.records].flatMap((id) => ['', '/proof', '/mistake'].map((tail) => `${prefix}/acts/${id}${tail}`)),
    `${prefix}/search?query=${encodeURIComponent(exampleName(BODY))}`,
    ...words.map((word) => `${prefix}/search?query=${word}`),
  ]);
  const below = [
    '',
    '/records',
    '/grades',
    '/evaluations',
    '/timeline',
    '/supervision',
    '/measures',
    '/history',
    '/summary',
    '/succession',
  ];
  const api = [
    ...below.map((tail) => `/api/v1/subjects/${code}${tail}`),
    ...words.map((word) => `/api/v1/subjects?query=${word}`),
    ...words.map((word) => `/api/v1/find?query=${word}`),
    ...[...ids.acts, ...ids.records].flatMap((id) => [`/api/v1/acts/${id}`, `/api/v1/records/${id}`]),
    ...['risk-class', 'enterprise-risk-class', 'public-credit-comprehensive', 'tax-payment-credit'].map(
      (scale) => `/api/v1/grades?scale=${scale}`,
    ),
    '/api/v1/acts?limit=200',
    '/api/v1/acts?kind=grade',
    '/api/v1/publicity/held',
    '/api/v1/records?kind=grade',
    '/api/v1/evaluations/runs',
    '/open-data/acts.csv',
    '/open-data/acts-corrections.csv',
    '/open-data/acts-withdrawn.csv',
    '/sitemap.xml',
    '/openapi.json',
  ];
  const found = await crawl(server, [...pages, ...api]);
  const texts = new Map([...found].map(([url, { body, headers }]) => [url, withoutEcho(url, `${body}\n${JSON.stringify(headers)}`)]));
  for (const argv of [
    ['subject', 'show', code],
    ['subject', 'show', code, '--json'],
  ])
    texts.set(argv.join(' '), await command(kernel, argv));
  const receipt = await issue(server, code);
  texts.set('receipt', JSON.stringify(receipt));
  return texts;
}

/** What the asker sent comes back in the search box and in the links that keep it. */
function withoutEcho(url: string, text: string): string {
  const query = new URL(url, 'http://host').searchParams.get('query');
  return query === null ? text : text.replaceAll(query, '').replaceAll(encodeURIComponent(query), '');
}

describe(item(12, 'received grades on public faces'), () => {
  test('a risk class, the national result and what its issuer keeps are nowhere; what it publishes is found', async () => {
    const texts = await doors();
    expect(ids.acts).toHaveLength(4);
    expect(texts.size).toBeGreaterThan(100);
    expect(occurrences(texts, NEEDLES)).toEqual([]);
    const where = occurrences(texts, [PUBLISHED.no]).join('\n');
    for (const door of [`/subjects/${exampleCode(BODY)}`, `/api/v1/subjects/${exampleCode(BODY)}`, 'subject show'])
      expect(where).toContain(door);
    // No act of an internal one ever was: 404, not 410.
    const { rows } = await sql<{ act_id: string }>`select act_id from records where display_class = 'internal'`.execute(kernel.db.kysely);
    expect(rows).toHaveLength(3);
    for (const { act_id: act } of rows)
      for (const url of [`/acts/${act}`, `/api/v1/acts/${act}`]) expect((await server.inject(url)).statusCode, url).toBe(404);
  }, 120_000);

  test('nor is the grade by a model: no public door names one of the body', async () => {
    const { rows } = await sql<{ model: string; grade: string }>`select model, grade from evaluation_standing`.execute(kernel.db.kysely);
    expect(rows.map((each) => each.model)).toContain('example-supervision');
    for (const tail of ['/evaluations', '/grades']) {
      const answer = await server.inject(`/api/v1/subjects/${exampleCode(BODY)}${tail}`);
      expect(answer.statusCode).toBe(401);
    }
  });
});
