import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import { testServer } from '../../../test/support/server.ts';
import type { RecordsTable } from '../records/types.ts';
import { openDataCapability } from './capability.ts';

let kernel: TestKernel;
let server: FastifyInstance;
beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [openDataCapability]);
});

const permit = (over: Partial<RecordsTable> = {}): Partial<RecordsTable> => ({
  kind: 'permit',
  nature: 'neutral',
  severity: null,
  display_class: 'permit',
  organ: 'demo-drc',
  line: 'ndrc',
  content: { title: '示例许可', validFrom: '2026-09-10', validTo: '2029-09-09' },
  ...over,
});

async function get(file: string): Promise<Record<string, string>[]> {
  const answer = await server.inject({ url: `/open-data/${file}.csv` });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['x-robots-tag']).toBe('noindex, noarchive');
  expect(answer.headers['cache-control']).toBe('no-store');
  return parse<Record<string, string>>(answer.body, { columns: true, bom: true });
}

test(item(25, 'the anonymous data set: what is shown and not adverse; corrections and tombstones beside it'), async () => {
  const [plain] = await plantAct(kernel.db, [permit()], { name: '示例甲公司', uscc: '91509900MA00000010' });
  const [formula] = await plantAct(kernel.db, [permit({ content: { title: '=HYPERLINK("x")' } })]);
  const [stated] = await plantAct(kernel.db, [permit({ content: { title: '限期公示', statedDisplayEnd: '2026-12-31' } })]);
  const [mended] = await plantAct(kernel.db, [permit({ corrections: [{ on: '2026-10-01', kind: 'correction', reason: '日期, 录错' }] })]);
  const [ended] = await plantAct(kernel.db, [permit({ content: { title: '已停', statedDisplayEnd: '2026-11-23' } })]);
  const [withdrawn] = await plantAct(kernel.db, [permit({ ended_on: '2026-10-10', ended_kind: 'withdrawn', ended_reason: '撤销' })]);
  const [held] = await plantAct(kernel.db, [permit({ held: ['PHONE_IN_TEXT'], released_on: null })]);
  const [never] = await plantAct(kernel.db, [permit({ released_on: '2026-09-15', ended_on: '2026-09-14', ended_kind: 'recalled' })]);
  const [adverse] = await plantAct(kernel.db, [{ corrections: [{ on: '2026-10-01', kind: 'correction', reason: '更正' }] }]);
  const [adverseEnded] = await plantAct(kernel.db, [{ ended_on: '2026-10-10', ended_kind: 'repaired' }]);

  const acts = await get('acts');
  const ids = (rows: Record<string, string>[]) => rows.map((row) => row['recordId']).sort();
  expect(ids(acts)).toEqual([plain, formula, stated, mended].map((row) => row!.record_id).sort());
  const row = acts.find((each) => each['recordId'] === plain!.record_id);
  expect(row).toMatchObject({
    uscc: '91509900MA00000010',
    subject: '示例甲公司',
    title: '示例许可',
    decided: '2026-09-10',
    validTo: '2029-09-09',
    publicUntil: '',
    corrected: 'false',
  });
  expect(acts.find((each) => each['recordId'] === formula!.record_id)?.['title']).toBe(`'=HYPERLINK("x")`);
  expect(acts.find((each) => each['recordId'] === stated!.record_id)?.['publicUntil']).toBe('2026-12-31');

  expect(await get('acts-corrections')).toEqual([
    {
      recordId: mended!.record_id,
      actId: mended!.act_id,
      on: '2026-10-01',
      kind: 'correction',
      reason: '日期, 录错',
    },
  ]);
  const tombstones = await get('acts-withdrawn');
  expect(Object.fromEntries(tombstones.map((each) => [each['recordId'], each['lastDayShown']]))).toEqual({
    [ended!.record_id]: '2026-11-23',
    [withdrawn!.record_id]: '2026-10-09',
  });
  for (const hidden of [held, never, adverse, adverseEnded]) {
    for (const file of ['acts', 'acts-corrections', 'acts-withdrawn']) {
      expect((await server.inject({ url: `/open-data/${file}.csv` })).body).not.toContain(hidden!.record_id);
    }
  }
});

test('each download is one disclosure, recorded before the first byte, with its count and the journal position', async () => {
  await sql`truncate disclosures`.execute(kernel.db.kysely);
  const head = (await sql<{ seq: number }>`select seq from journal_head`.execute(kernel.db.kysely)).rows[0]!.seq;
  const rows = await get('acts');
  const { rows: made } = await sql`select recipient, channel, purpose, to_seq, item_count from disclosures`.execute(kernel.db.kysely);
  expect(made).toEqual([
    {
      recipient: 'anonymous',
      channel: 'download',
      purpose: 'open-data acts.csv',
      to_seq: head,
      item_count: rows.length,
    },
  ]);
});

test('more rows than one page all come, once', async () => {
  const before = (await get('acts')).length;
  await sql`with s as (
      insert into subjects (subject_id, kind, name, seq, created_at)
      select gen_random_uuid(), 'enterprise', '示例公司' || n, 0, '2026-01-01' from generate_series(1, 2500) n returning subject_id)
    insert into records (subject_id, record_id, act_id, item, edition, kind, organ, reporting_organ, source, line, document_no, decided,
      content, nature, display_class, released_on, received_on, salt, seq)
    select subject_id, gen_random_uuid(), gen_random_uuid(), 'x', '2024', 'permit', 'demo-drc', 'demo-drc', 't', 'ndrc', 'n', '2026-01-01',
      '{"title": "批量"}', 'neutral', 'permit', '2026-01-02', '2026-01-02', '\\x00', 0 from s`.execute(kernel.db.kysely);
  const ids = (await get('acts')).map((row) => row['recordId']);
  expect(ids.length).toBe(before + 2500);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the terms stand in a file of their own, in both languages', async () => {
  const { body } = await server.inject({ url: '/open-data/licence.txt' });
  expect(body).toContain('publicUntil是公示的最后一天');
  expect(body).toContain('publicUntil is the last day of display');
});
