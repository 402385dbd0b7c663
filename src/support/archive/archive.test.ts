import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { agree } from '../../../test/support/publicity/agree.ts';
import { director, elsewhere, reviewDesk, reviewer, second, type Desk } from '../../../test/support/publicity/desk.ts';
import type { TestKernel } from '../../../test/support/kernel.ts';
import { withMeanwhile } from '../../../test/support/meanwhile.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import type { Caller } from '../../kernel/access/index.ts';
import { noticeReader, recipientsOf } from '../../registry/disclosures/index.ts';
import { correct, withdraw } from '../../registry/publicity/index.ts';
import { changeRecord, documentKey } from '../../registry/records/index.ts';
import { archiveCapability } from './capability.ts';
import { recordDetail } from './detail.ts';
import { exportRecords } from './export.ts';
import { listRecords } from './list.ts';
import { pageSql, resolveFilter } from './select.ts';
import { subjectSummary } from './summary.ts';
import { subjectTimeline } from './timeline.ts';

let desk: Desk;
let kernel: TestKernel;
let server: FastifyInstance;
let as: SignedIn;
beforeAll(async () => {
  desk = await reviewDesk();
  ({ kernel } = desk);
  server = await testServer(kernel, [archiveCapability]);
  await testUser(kernel, { account: 'reader', role: 'reviewer', organ: 'demo-a-amr' });
  as = await signIn(server, 'reader');
});
afterAll(() => server.close());

const looks = async (action: string) =>
  (
    await sql<{
      subject_id: string | null;
      purpose: string;
    }>`select subject_id, purpose from access_log where action = ${action}`.execute(kernel.db.kysely)
  ).rows;
const clerk: Caller = { ...reviewer, account: 'clerk', role: 'clerk' };

describe(item(28, 'one record, down to the row by which it came'), () => {
  test('file, row, versions, who was given it; a look of its body', async () => {
    const batch = await desk.batch('sender');
    const content = { title: '示例处罚', fineFen: 1000000 };
    const [row] = await desk.plant({ item: 'penalty', edition: '2022', batch_id: batch, row_no: 17, content });
    await agree(
      kernel,
      await correct(kernel, row!.record_id, { kind: 'correction', reason: '金额录错', patch: { content: { fineFen: 100000 } } }, reviewer),
      second,
    );
    const found = await recordDetail(kernel, row!.record_id, reviewer);
    expect(found.provenance).toMatchObject({
      batch,
      file: 'x.csv',
      row: 17,
      mapping: 'penalties-2018',
      reportedBy: 'sender',
    });
    expect(found.versions.map(({ version, event }) => [version, event])).toEqual([
      [2, 'record.corrected'],
      [1, null],
    ]);
    expect(found.versions[0]!.changes).toContainEqual({ field: 'fineFen', from: '1000000', to: '100000' });
    expect(found).toMatchObject({
      complete: true,
      level: 'PERSONAL',
      marks: ['corrected'],
      display: { state: 'shown' },
      itemTitle: { zh: expect.stringContaining('行政处罚'), en: expect.stringMatching(/penalt/iu) },
      ruleTitle: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
    });
    expect(await looks('record.opened')).toEqual([{ subject_id: row!.subject_id, purpose: reviewer.purpose }]);

    // From the other district: what the public sees, and no more.
    const outside = await recordDetail(kernel, row!.record_id, elsewhere);
    expect(outside).toMatchObject({ complete: false, level: 'PUBLIC', provenance: null, versions: [], recipients: [] });
    await expect(recordDetail(kernel, row!.record_id, { ...reviewer, purpose: null })).rejects.toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    const [held] = await desk.plant({ held: ['PHONE_IN_TEXT'], released_on: null });
    await expect(recordDetail(kernel, held!.record_id, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recordDetail(kernel, 'x', reviewer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a number finds its act however it is written; a body by its code', async () => {
    const [row] = await desk.plant({ document_no: '示市监罚〔2026〕778号' });
    const key = documentKey({ organ: row!.organ, kind: 'penalty', documentNo: row!.document_no, code: '', title: '' });
    await sql`insert into act_keys (key, decided, act_id) values (${key}::uuid, ${row!.decided}::date, ${row!.act_id}::uuid)`.execute(
      kernel.db.kysely,
    );
    const byNumber = await listRecords(kernel, { documentNo: '示市监罚[2026]７７８号' }, {}, reviewer);
    expect(byNumber.items.map((line) => line.recordId)).toEqual([row!.record_id]);
    expect((await listRecords(kernel, { documentNo: '示市监罚〔2026〕779号' }, {}, reviewer)).items).toEqual([]);
    const byBody = await listRecords(kernel, { subject: `id:${row!.subject_id}` }, {}, reviewer);
    expect(byBody).toMatchObject({ items: [{ recordId: row!.record_id }], total: { count: 1, more: false } });
    await expect(listRecords(kernel, { subject: 'reg:500000000000000' }, {}, reviewer)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe(item(28, 'an export is a disclosure'), () => {
  test('a record that changed after it was read goes to nobody', async () => {
    const [row] = await desk.plant({ content: { title: '示例处罚' } });
    const filter = { subject: `id:${row!.subject_id}` };
    const disclosed = async () => (await sql`select 1 from disclosures`.execute(kernel.db.kysely)).rows.length;
    const before = await disclosed();
    const meanwhile = withMeanwhile(kernel, () =>
      kernel.db.tx((tx) =>
        changeRecord(
          tx,
          kernel,
          { subjectId: row!.subject_id, recordId: row!.record_id, eventType: 'record.replaced', changes: { shared: true } },
          new Date(kernel.clock.now().epochMilliseconds),
        ),
      ),
    );
    await expect(exportRecords(meanwhile, { filter, format: 'csv' }, reviewer, 'zh-CN')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await disclosed()).toBe(before);
  });

  test('to the organ that took it, which is told of the correction that comes later', async () => {
    const [row] = await desk.plant({ seq: 1, document_no: '=1+1', content: { title: '示例处罚', fineFen: 200000 } });
    const filter = { subject: `id:${row!.subject_id}` };
    const made = await exportRecords(kernel, { filter, format: 'csv', recipient: '区政府办' }, reviewer, 'zh-CN');
    expect(made.rows).toBe(1);
    const text = String(made.bytes);
    expect(text).toContain("'=1+1");
    expect(text).toContain('公示中');
    expect(text).toContain('2,000.00');
    const { rows: told } = await sql<{ details: { recipient: string } }>`
      select details from audit_log where action = 'records.exported'`.execute(kernel.db.kysely);
    expect(told[0]!.details).toMatchObject({ recipient: '区政府办', rows: 1 });
    const receivers = async () =>
      (await recipientsOf(kernel.db, { subjectId: row!.subject_id, recordId: row!.record_id })).map(({ recipient }) => recipient);
    expect(await receivers()).toEqual(['demo-a-amr']);
    await agree(kernel, await withdraw(kernel, row!.record_id, { reason: '复议撤销' }, reviewer), second);
    const { rows: events } = await sql<{ seq: number; at: Date }>`
      select seq, at from journal where object = ${row!.record_id} and type = 'record.withdrawn'`.execute(kernel.db.kysely);
    const sent: unknown[] = [];
    await kernel.db.tx((tx) =>
      noticeReader.handle(
        tx,
        [
          {
            seq: events[0]!.seq,
            type: 'record.withdrawn',
            subjectId: row!.subject_id,
            object: row!.record_id,
            version: 2,
            leaf: Buffer.alloc(32),
            at: events[0]!.at,
          },
        ],
        { now: events[0]!.at, outbox: async (message) => void sent.push(message.payload) },
      ),
    );
    expect(sent).toMatchObject([{ recipient: 'demo-a-amr', record: row!.record_id, event: 'record.withdrawn' }]);
  });

  test('by API as a workbook; not for a clerk, not without a purpose', async () => {
    const post = (headers: object, payload: object = { filter: { organ: 'demo-a-amr' }, format: 'xlsx' }) =>
      server.inject({ method: 'POST', url: '/api/v1/records/export', headers: { ...as, ...headers }, payload });
    expect((await post({})).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const purpose = { 'xinheng-purpose': encodeURIComponent('年度核对') };
    const answer = await post(purpose);
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
    const [sheet] = (await readXlsx(answer.rawPayload)).sheets;
    expect(sheet!.rows.length).toBe(2 + Number(answer.headers['xinheng-rows']));
    expect(String(sheet!.rows[0]![0])).toContain('年度核对');
    expect((await post(purpose, { filter: { nonsense: 1 }, format: 'csv' })).statusCode).toBe(400);
    await expect(exportRecords(kernel, { filter: {}, format: 'csv' }, clerk, 'zh-CN')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe(item(28, 'a body as officials see it'), () => {
  test('what happened, newest first, and what is to come; the past only for who may read it', async () => {
    const [row] = await desk.plant({
      decided: '2026-09-10',
      received_on: '2026-09-15',
      released_on: '2026-09-15',
      disputes: [{ raisedOn: '2026-11-20', due: '2026-11-27', state: 'open' }],
    });
    const key = `id:${row!.subject_id}`;
    const line = await subjectTimeline(kernel, key, {}, reviewer);
    expect(line.items.map(({ kind, on, ahead }) => [kind, on, ahead])).toEqual([
      ['display-ends', expect.any(String), true],
      ['objection-raised', '2026-11-20', false],
      ['display-began', '2026-09-15', false],
      ['received', '2026-09-15', false],
      ['decided', '2026-09-10', false],
    ]);
    await expect(subjectTimeline(kernel, key, { asOf: '2026-11-01' }, clerk)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const then = await subjectTimeline(kernel, key, { asOf: '2026-11-01', knownAt: 0 }, reviewer);
    expect(then.items.map(({ kind }) => kind)).not.toContain('objection-raised');
    expect(then.items.length).toBeGreaterThan(3);
    const head = await subjectSummary(kernel, key, reviewer);
    expect(head).toMatchObject({
      records: [{ nature: 'adverse', kind: 'penalty', display: 'shown', n: 1 }],
      marks: { objection: 1, corrected: 0, late: 0, shielded: 0 },
      cases: { open: 0, all: 0 },
    });
    // As it leaves by the schemas.
    const headers = { ...as, 'xinheng-purpose': 'check' };
    for (const [url, answer] of [
      [`/api/v1/subjects/${key}/timeline`, await subjectTimeline(kernel, key, {}, reviewer)],
      [`/api/v1/subjects/${key}/summary`, head],
      [`/api/v1/records/${row!.record_id}`, await recordDetail(kernel, row!.record_id, reviewer)],
    ] as const)
      expect((await server.inject({ url, headers })).json()).toEqual(JSON.parse(JSON.stringify(answer)));
    expect((await looks('subject.timeline.opened')).map((each) => each.subject_id)).toContain(row!.subject_id);
  });
});

test(item(28, 'a page of a large register is walked along an index, never sorted or read whole'), async () => {
  const plans: { index: string; plan: string }[] = [];
  const enough = new Error('enough seen');
  const work = kernel.db.kysely.transaction().execute(async (tx) => {
    // Enough rows that a plan is a choice; gone with the transaction.
    await sql`
      insert into acts (act_id, kind, organ, document_no, decided, subject_ids)
      select gen_random_uuid(), 'penalty', 'demo-' || (n % 40), 'n' || n, date '2020-01-01' + (n % 2400), array[gen_random_uuid()]
      from generate_series(1, 60000) n`.execute(tx);
    await sql`
      insert into records (subject_id, record_id, act_id, item, edition, kind, organ, reporting_organ, source, line, document_no, decided,
        content, nature, display_class, received_on, released_on, salt, seq)
      select subject_ids[1], gen_random_uuid(), act_id, '05-02', '2024', kind, organ, organ, 'x', 'samr', document_no, decided,
        '{"title": "x"}', 'adverse', 'penalty_general', decided, decided, '\\x00', 0 from acts where document_no like 'n%'`.execute(tx);
    await sql`analyze acts, records`.execute(tx);
    const planOf = async (filter: Parameters<typeof resolveFilter>[1], after: Parameters<typeof pageSql>[1]): Promise<string> => {
      const resolved = await resolveFilter(tx, filter, '2026-11-24');
      const { rows } = await sql<Record<string, string>>`
        explain ${pageSql({ filter, resolved, caller: director }, after, 51)}`.execute(tx);
      return rows.map((each) => Object.values(each)[0]).join('\n');
    };
    const place = {
      decided: '2024-03-01',
      actId: '00000000-0000-0000-0000-000000000000',
      recordId: '00000000-0000-0000-0000-000000000000',
    };
    for (const [filter, after, index] of [
      [{}, null, 'acts_recent'],
      [{}, place, 'acts_recent'],
      [{ display: 'shown' }, null, 'acts_recent'],
      [{ organ: 'demo-7' }, null, 'acts_organ'],
    ] as const) {
      plans.push({ index, plan: await planOf(filter, after) });
    }
    throw enough;
  });
  await expect(work).rejects.toBe(enough);
  expect(plans).toHaveLength(4);
  for (const { index, plan } of plans) {
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on (?:acts|records)/u);
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from acts where document_no like 'n%'`.execute(kernel.db.kysely);
  expect(rows[0]!.n).toBe(0);
});
