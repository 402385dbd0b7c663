import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { loadDemo } from '../src/demo/index.ts';
import { dailyWork } from '../src/server.ts';
import { keepRates } from '../src/registry/codes/rate.ts';
import { weekOf } from '../src/after/bulletins/week.ts';
import type { Counted, Weekly } from '../src/after/bulletins/types.ts';
import { command } from './support/command-line.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from './support/server.ts';
import { looked } from './support/looked.ts';

let kernel: TestKernel;
let server: FastifyInstance;
const as: Record<string, SignedIn> = {};
beforeAll(async () => {
  kernel = await testKernel({ jurisdiction: 'demo', rooms: capabilities });
  kernel.settings.demo = true;
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  await loadDemo(kernel, (living) => dailyWork(living, capabilities));
  await plantMore();
  await keepRates(kernel, kernel.clock.today().toString());
  server = await testServer(kernel, capabilities);
  for (const [account, role, organ] of [
    ['monday', 'director', 'demo-drc'],
    ['district', 'director', 'demo-a-amr'],
    ['plain', 'clerk', 'demo-a-amr'],
  ] as const) {
    await testUser(kernel, { account, role, organ });
    as[account] = await signIn(server, account);
  }
}, 300_000);
afterAll(() => server.close());

/** What no day of the demonstration brings about: objections and corrections that nobody answers, an open work order. */
async function plantMore(): Promise<void> {
  const db = kernel.db.kysely;
  await sql`
    update records set disputes = '[{"raisedOn": "2026-11-02", "due": "2026-11-10", "state": "open"}]',
      report_due_provisional = true
    where (subject_id, record_id) in (select subject_id, record_id from records order by record_id limit 7)`.execute(db);
  await sql`
    update records set held = '{PHONE_IN_TEXT}', released_on = null, report_due = '2026-11-25'
    where ended_on is null and (subject_id, record_id) in (select subject_id, record_id from records order by record_id desc limit 4)`.execute(
    db,
  );
  await sql`
    insert into notices (idempotency_key, recipient, kind, record_id, at)
    select 'planted ' || n, 'demo-' || case when n < 3 then 'a' else 'b' end || '-amr', 'record.corrected', gen_random_uuid(), '2026-11-10'
    from generate_series(1, 5) n`.execute(db);
  await sql`
    with finding as (
      insert into code_findings (finding_id, kind, key, fingerprint, cause, codes, subject_ids, counted, found_on)
      values (gen_random_uuid(), 'invalid', 'planted', 'x', 'unknown', '{}', '{}', false, '2026-11-10') returning finding_id)
    insert into code_orders (order_id, number, finding_id, kind, subject_ids, organ, organ_district, opened_on, due, due_provisional)
    select gen_random_uuid(), '2026-planted', finding_id, 'invalid', '{}', 'demo-a-amr', '509901', '2026-11-10', '2026-11-20', false
    from finding`.execute(db);
}

const ask = (url: string, who: string) =>
  server.inject({ url, headers: { ...as[who], 'xinheng-purpose': encodeURIComponent('周一例会') } });

/** All of a list, page by page. */
async function lengthOf(api: string, who: string): Promise<number> {
  let n = 0;
  let cursor: string | null = null;
  do {
    const url: string = cursor === null ? api : `${api}&cursor=${encodeURIComponent(cursor)}`;
    const answer = await ask(url, who);
    expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
    const page = answer.json<{ items: unknown[]; next?: string | null }>();
    n += page.items.length;
    cursor = page.next ?? null;
  } while (cursor !== null);
  return n;
}

/** Every number of the page that leads to a list. */
function countsOf(weekly: Weekly): [string, Pick<Counted, 'n' | 'list'>][] {
  const { late, dueSoon, silent, objections, unconfirmed, codes, unknown } = weekly;
  return [
    ['late', late],
    ['late before', late.before],
    ...(late.worst ? [['worst', late.worst] as [string, Pick<Counted, 'n' | 'list'>]] : []),
    ['due soon', dueSoon],
    ['silent', silent],
    ['objections', objections],
    ['unconfirmed', unconfirmed],
    ...(codes ? [['orders', codes.orders] as [string, Counted]] : []),
    ...unknown.flatMap((each): [string, Counted][] => (each.kind === 'provisional' ? [['provisional', each.count]] : [])),
  ];
}

describe(item(25, 'the week in five sentences'), () => {
  test('each number is as long as the list behind it, for the city and for a district, in every week of the demonstration', async () => {
    const seen = new Map<string, number>();
    for (const who of ['monday', 'district'])
      for (const week of ['', '?week=2026-11-11', '?week=2026-10-28', '?week=2026-10-14', '?week=2026-09-16']) {
        const answer = await ask(`/api/v1/bulletins/weekly${week}`, who);
        expect(answer.statusCode, answer.body).toBe(200);
        for (const [name, { n, list }] of countsOf(answer.json<Weekly>())) {
          expect({ who, week, name, n: await lengthOf(list.api, who) }).toEqual({ who, week, name, n });
          seen.set(name, (seen.get(name) ?? 0) + n);
          expect(list.page).toBe(
            `/workbench${new URL(list.page, 'http://x').pathname.replace('/workbench', '')}?${list.api.split('?')[1]}`,
          );
        }
      }
    console.log('weekly bulletin:', Object.fromEntries(seen));
    looked('J9', 'numbers of weeks, each as long as its list', seen.size);
    // It looked at something.
    for (const name of ['late', 'due soon', 'silent', 'objections', 'unconfirmed', 'provisional', 'orders'])
      expect(seen.get(name), name).toBeGreaterThan(0);
  });

  test('counts are told without a purpose and are the same; a clerk has none', async () => {
    const [bare, stated] = [
      await server.inject({ url: '/api/v1/bulletins/weekly', headers: { ...as['monday'] } }),
      await ask('/api/v1/bulletins/weekly', 'monday'),
    ];
    expect(bare.json()).toEqual(stated.json());
    expect((await ask('/api/v1/bulletins/weekly', 'plain')).statusCode).toBe(403);
    expect((await ask('/api/v1/bulletins/weekly?week=2026-11-24', 'monday')).statusCode).toBe(400);
  });

  test('the paper opens and says the same sentences; the tables have the same numbers', async () => {
    const weekly = (await ask('/api/v1/bulletins/weekly', 'monday')).json<Weekly>();
    expect(weekly.sentences).toHaveLength(5);
    const text = documentText((await ask('/api/v1/bulletins/weekly.docx', 'monday')).rawPayload);
    for (const sentence of [...weekly.sentences, ...weekly.unknownSentences]) expect(text).toContain(sentence);
    expect(text).toContain(weekly.asOf);
    const { sheets } = await readXlsx((await ask('/api/v1/bulletins/weekly.xlsx', 'monday')).rawPayload);
    expect(sheets).toHaveLength(4);
    const cells = sheets[1]!.rows.slice(2).map((row) => row.map((cell) => String(cell ?? '')));
    expect(cells.map((row) => [row[0], Number(row[2])])).toEqual(weekly.organs.map((row) => [row.name, row.late]));
    expect(weekly.organs.reduce((sum, row) => sum + row.late, 0)).toBe(weekly.late.n);
    for (const row of weekly.organs) expect(row.latePercent === null).toBe(row.received < 20);
    looked('J9', 'sentences of the paper', weekly.sentences.length);
  });

  test('without the decision to name organs the paper names none', async () => {
    kernel.settings.demo = false;
    try {
      const weekly = (await ask('/api/v1/bulletins/weekly', 'monday')).json<Weekly>();
      expect(weekly.named).toBe(false);
      const text = documentText((await ask('/api/v1/bulletins/weekly.docx', 'monday')).rawPayload);
      expect(weekly.organs.length).toBeGreaterThan(0);
      for (const { name } of weekly.organs) expect(text).not.toContain(name);
      expect((await readXlsx((await ask('/api/v1/bulletins/weekly.xlsx', 'monday')).rawPayload)).sheets).toHaveLength(1);
    } finally {
      kernel.settings.demo = true;
    }
  });

  test('on the command line, to a file', async () => {
    const out = join(await mkdtemp(join(tmpdir(), 'xh-weekly-')), 'w.docx');
    const answer = await command(kernel, ['bulletin', 'weekly', '--out', out]);
    expect(answer).toContain('1 ');
    expect(documentText(await readFile(out))).toContain('通报');
  });

  test('a week runs from Monday to Sunday and is over', () => {
    const today = kernel.clock.today();
    expect(today.toString()).toBe('2026-11-24');
    expect(weekOf(undefined, today)).toEqual({
      week: { from: '2026-11-16', to: '2026-11-22' },
      before: { from: '2026-11-09', to: '2026-11-15' },
    });
    expect(weekOf('2026-01-01', today).week).toEqual({ from: '2025-12-29', to: '2026-01-04' });
    expect(() => weekOf('2026-11-23', today)).toThrow();
    expect(() => weekOf('9999-12-31', today)).toThrow(/BAD_INPUT/);
  });
});

/** The text of word/document.xml, by the directory of the archive. */
function documentText(file: Buffer): string {
  const name = Buffer.from('word/document.xml');
  for (let at = file.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1; at = file.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [method, size, length, local] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
      file.readUInt32LE(at + 42),
    ];
    if (!file.subarray(at + 46, at + 46 + length).equals(name)) continue;
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(start, start + size);
    const xml = (method === 8 ? inflateRawSync(data) : data).toString('utf8');
    return xml
      .replaceAll(/<[^>]+>/gu, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  }
  throw new Error('no document in it');
}
