import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { withMeanwhile } from '../../../test/support/meanwhile.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { settle } from '../../kernel/journal/index.ts';
import { noticeReader } from '../../registry/disclosures/index.ts';
import { disclosuresCapability } from '../../registry/disclosures/capability.ts';
import { csv, exampleCode, exampleName } from '../../registry/intake/testing/files.ts';
import { register, take } from '../../registry/intake/testing/take.ts';
import { displayState, factsOf, findTerms } from '../../registry/publicity/index.ts';
import { changeRecord, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { explainBody } from '../evaluation/explain.ts';
import { gradesCapability } from './capability.ts';
import { exportGrades } from './export.ts';
import type { ReceivedGrade } from './received.ts';
import { pageSql } from './select.ts';

const HEADING = [
  '名称',
  '行政相对人类别',
  '统一社会信用代码',
  '评价名称',
  '评价文书号',
  '评价日期',
  '评价机关',
  '评价结果',
  '评价说明',
  '有效期至',
];
const PUBLIC = '公共信用综合评价';
const RISK = '企业信用风险分类';
const TAX = '纳税缴费信用评价';
const director: Caller = {
  ...ANONYMOUS,
  account: 'director',
  role: 'director',
  organ: 'demo-drc',
  purpose: '分级监管',
};

let kernel: TestKernel;
let server: FastifyInstance;
const all = async <T>(text: string): Promise<T[]> => (await sql.raw<T>(text).execute(kernel.db.kysely)).rows;

function row(n: number, more: Partial<Record<string, string>>): string[] {
  const plain: Partial<Record<string, string>> = {
    名称: exampleName(n),
    行政相对人类别: '法人',
    统一社会信用代码: exampleCode(n),
    评价名称: PUBLIC,
    评价文书号: `示评〔2026〕${n}号`,
    评价日期: '2026-06-30',
    评价机关: '示例市发展改革委',
    评价结果: 'B',
  };
  return HEADING.map((heading) => more[heading] ?? plain[heading] ?? '');
}

async function receive(rows: string[][], organ = 'demo-drc') {
  return take(kernel, 'grades', csv(HEADING, rows), { organ });
}
async function recordOf(n: number, title = PUBLIC): Promise<RecordsTable> {
  const rows = await all<RecordsTable>(`
    select r.* from records r join subjects s using (subject_id)
    where s.uscc = '${exampleCode(n)}' and r.kind = 'grade' and r.content->>'title' = '${title}' order by r.decided desc`);
  return rows[0]!;
}
async function change(n: number, changes: RecordChanges, eventType: 'record.replaced' | 'record.ended' = 'record.replaced'): Promise<void> {
  const { subject_id: subjectId, record_id: recordId } = await recordOf(n);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { subjectId, recordId, eventType, changes }, at));
}

let people: Record<'city' | 'district' | 'clerk', Record<string, string>>;
beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, ...Array.from({ length: 9 }, (_, n) => n + 1));
  await sql`update subjects set district = case when uscc = ${exampleCode(2)} then '509902' else '509901' end`.execute(kernel.db.kysely);
  server = await testServer(kernel, [gradesCapability, disclosuresCapability]);
  await testUser(kernel, { account: 'city', role: 'director', organ: 'demo-drc' });
  await testUser(kernel, { account: 'district', role: 'officer', organ: 'demo-b-amr' });
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-b-amr' });
  const as = async (account: string) => ({ ...(await signIn(server, account)), 'xinheng-purpose': 'check' });
  people = { city: await as('city'), district: await as('district'), clerk: await as('clerk') };
});
afterAll(() => server.close());

describe(item(12, 'grades of others come in by file, each on its own scale'), () => {
  test('scale, value, issuer, date and document are kept as the scale writes them, whatever words the file has', async () => {
    const result = await receive([row(1, { 评价名称: '公共信用综合评价结果', 评价结果: ' a级 ' }), row(2, {})]);
    expect(result.counts).toMatchObject({ accepted: 2, rejected: 0, held: 0 });
    const record = await recordOf(1);
    expect(record).toMatchObject({ kind: 'grade', organ: 'demo-drc', decided: '2026-06-30', document_no: '示评〔2026〕1号' });
    expect([record.content.title, record.content['grade'], record.content['published']]).toEqual([PUBLIC, 'A', undefined]);
  });

  test.each<[string, Partial<Record<string, string>>, string, object]>([
    [
      'a value that the scale does not have',
      { 评价结果: 'AA' },
      'GRADE_VALUE_UNKNOWN',
      { scale: PUBLIC, given: 'AA', allowed: 'A、B、C、D' },
    ],
    ['a scale that nobody described', { 评价名称: '示例无名评价' }, 'GRADE_SCALE_UNKNOWN', { scale: '示例无名评价' }],
    ['by another than its issuer', { 评价名称: RISK, 评价机关: '示例市发展改革委' }, 'GRADE_NOT_ISSUED', { scale: RISK }],
  ])('refused with words: %s', async (_, more, code, params) => {
    const result = await receive([row(3, { ...more, 评价文书号: `示拒〔2026〕${code}` })]);
    expect(result.counts).toMatchObject({ accepted: 0, rejected: 1, reasons: { [code]: 1 } });
    const [found] = await all<{ params: object }>(`select params from intake_findings where code = '${code}'`);
    expect(found!.params).toEqual(params);
  });

  test('only what the scale says its issuer publishes is on display; corrected, it is internal until its issuer says it anew', async () => {
    const tax = { 评价名称: '纳税信用等级', 评价机关: '示例市税务局' };
    await receive(
      [row(4, { ...tax, 评价结果: 'A', 评价文书号: '示税〔2026〕1号' }), row(5, { ...tax, 评价结果: 'B', 评价文书号: '示税〔2026〕2号' })],
      'demo-tax',
    );
    const terms = await findTerms(kernel.db);
    const stateOf = async (n: number) => displayState(factsOf(await recordOf(n, TAX)), terms, '2026-11-24').state;
    expect([await stateOf(4), await stateOf(5)]).toEqual(['shown', 'not_displayable']);
    expect((await recordOf(4, TAX)).display_class).toBe('neutral_act');
    // No column of a file can say so itself.
    await take(kernel, 'grades', csv([...HEADING, 'published'], [[...row(6, { 评价结果: 'D' }), `${PUBLIC}=D`]]), { organ: 'demo-drc' });
    expect((await recordOf(6)).display_class).toBe('internal');
  });
});

interface Page {
  items: (ReceivedGrade & { subject: { uscc: string; district: string } })[];
  next: string | null;
}

describe(item(12, 'received grades are passed on by purpose'), () => {
  const get = async (url: string, headers: Record<string, string>) => (await server.inject({ url, headers })).json<Page>();

  test('of one body to any department and district, also to another district than its own, each look logged; without purpose, permission or session not', async () => {
    const url = `/api/v1/subjects/${exampleCode(1)}/grades`;
    const { items } = await get(url, people.district);
    expect(items).toEqual([
      expect.objectContaining({
        scale: { id: 'public-credit-comprehensive', name: PUBLIC, kind: 'comprehensive', title: expect.anything() },
        value: 'A',
        issuer: expect.objectContaining({ code: 'demo-drc' }),
        decided: '2026-06-30',
        documentNo: '示评〔2026〕1号',
        usedUntil: '2028-06-29',
        state: 'current',
        published: false,
      }),
    ]);
    const looks = await all(`select account, purpose from access_log where action = 'subject.grades'`);
    expect(looks).toEqual([{ account: 'district', purpose: 'check' }]);
    expect((await server.inject(url)).statusCode).toBe(401);
    expect((await server.inject({ url, headers: people.clerk })).statusCode).toBe(403);
    expect((await server.inject({ url, headers: { cookie: people.city['cookie']! } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
  });

  test('what each is today: the latest holds, expired ones are missing, and what does not count has its reason', async () => {
    await receive([
      row(7, { 评价文书号: '示评〔2024〕7号', 评价日期: '2024-06-30', 评价结果: 'D' }),
      row(7, { 评价文书号: '示评〔2026〕71号', 评价日期: '2026-01-31', 评价结果: 'C' }),
      row(7, { 评价文书号: '示评〔2026〕72号', 评价日期: '2026-05-31', 评价结果: 'A', 有效期至: '2026-11-23' }),
    ]);
    const states = async (n: number) =>
      (await get(`/api/v1/subjects/${exampleCode(n)}/grades`, people.city)).items.map((each) => `${each.value} ${each.state}`);
    // The latest has run out: an older one does not come back in its place.
    expect(await states(7)).toEqual(['A expired', 'C superseded', 'D superseded']);
    for (const [changes, state] of [
      [{ held: ['PHONE_IN_TEXT'], released_on: null }, 'unconfirmed'],
      [{ disputes: [{ raisedOn: '2026-11-10', due: '2026-11-23', state: 'open' }] }, 'objection-late'],
      [{ disputes: [{ raisedOn: '2026-11-20', due: '2026-11-24', state: 'open' }] }, 'current'],
      [{ validity: 'stayed' }, 'set-aside'],
      [{ ended_on: '2026-11-20', ended_kind: 'withdrawn' }, 'withdrawn'],
    ] as [RecordChanges, string][]) {
      const { held, released_on, disputes, validity, ended_on, ended_kind } = await recordOf(2);
      await change(2, changes);
      expect(await states(2)).toEqual([`B ${state}`]);
      const listed = (await get('/api/v1/grades?scale=public-credit-comprehensive', people.city)).items;
      expect(
        listed.some((each) => each.subject.uscc === exampleCode(2)),
        state,
      ).toBe(state === 'current');
      await change(2, { held, released_on, disputes, validity, ended_on, ended_kind });
    }
  });

  test('as a list of one scale, of the own district or the city and never of another district, page by page', async () => {
    const url = '/api/v1/grades?scale=public-credit-comprehensive';
    const whole = (await get(url, people.city)).items;
    expect(whole.map((each) => each.subject.uscc).toSorted()).toEqual([1, 2, 6].map((n) => exampleCode(n)).toSorted());
    expect((await get(url, people.district)).items.map((each) => each.subject.uscc)).toEqual([exampleCode(2)]);
    expect((await server.inject({ url: `${url}&district=509901`, headers: people.district })).statusCode).toBe(403);
    expect((await get(`${url}&value=D`, people.city)).items.map((each) => each.value)).toEqual(['D']);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await get(`${url}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`, people.city);
      paged.push(...page.items.map((each) => each.recordId));
      cursor = page.next;
    }
    expect(paged).toEqual(whole.map((each) => each.recordId));
    const looks = await all<{ n: number }>(
      `select count(*)::int as n from access_log where action = 'grades.listed' and account = 'district' and purpose = 'check'`,
    );
    expect(looks).toEqual([{ n: 1 }]);
    expect((await server.inject({ url: '/api/v1/grades', headers: people.city })).statusCode).toBe(400);
    expect((await server.inject({ url: '/api/v1/grades?scale=nobody', headers: people.city })).statusCode).toBe(404);
  });

  test('the list walks the index of its scale', async () => {
    const plan: string[] = [];
    const undone = kernel.db.tx(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      const statement = pageSql({ name: PUBLIC, today: '2026-11-24', months: 24 }, null, 50);
      const { rows } = await sql<Record<string, string>>`explain ${statement}`.execute(tx);
      plan.push(...rows.map((each) => Object.values(each)[0]!));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(plan.join('\n')).toContain('records_grades');
  });

  test('exported it is a disclosure: a correction and a withdrawal reach who received it', async () => {
    const payload = { filter: { scale: 'public-credit-comprehensive' }, format: 'csv' };
    const send = (headers: Record<string, string>) => server.inject({ method: 'POST', url: '/api/v1/grades/export', headers, payload });
    expect((await send(people.clerk)).statusCode).toBe(403);
    const file = await send(people.district);
    expect([file.statusCode, file.headers['xinheng-rows']]).toEqual([200, '1']);
    expect(file.body).toContain(exampleCode(2));
    expect(file.body).not.toContain(exampleCode(1));
    const [made] = await all<{ recipient: string; purpose: string }>(
      `select recipient, purpose, filter from disclosures where disclosure_id = '${String(file.headers['xinheng-disclosure'])}'`,
    );
    expect(made).toMatchObject({ recipient: 'demo-b-amr', purpose: 'check' });
    await settle(kernel, [noticeReader]);
    await sql`delete from outbox`.execute(kernel.db.kysely);
    // An internal grade is never on display: it is corrected by its issuer's file.
    expect((await receive([row(2, { 评价结果: 'C' }), row(1, { 评价结果: 'B' })])).counts).toMatchObject({ replaced: 2 });
    await settle(kernel, [noticeReader]);
    await change(2, { ended_on: '2026-11-24', ended_kind: 'withdrawn' }, 'record.ended');
    await settle(kernel, [noticeReader]);
    const told = await all<{ payload: { recipient: string; event: string; record: string } }>(
      `select payload from outbox where channel = 'notice' order by payload->>'seq'`,
    );
    const { record_id: record } = await recordOf(2);
    expect(told.map(({ payload: each }) => [each.recipient, each.event, each.record])).toEqual([
      ['demo-b-amr', 'record.replaced', record],
      ['demo-b-amr', 'record.ended', record],
    ]);
    expect(JSON.stringify(told)).not.toContain('示评');
  });

  test('to whom it goes stands in the disclosure; a grade that changed after it was read goes to nobody', async () => {
    const filter = { scale: 'public-credit-comprehensive' };
    const made = await exportGrades(kernel, { filter, format: 'csv', recipient: '示例区工作专班' }, director, 'zh-CN');
    const disclosed = () => all<{ disclosure_id: string; purpose: string }>(`select disclosure_id, purpose from disclosures order by at`);
    const before = await disclosed();
    expect(before.find((each) => each.disclosure_id === made.disclosure)?.purpose).toBe('分级监管 → 示例区工作专班');
    const meanwhile = withMeanwhile(kernel, () => change(1, { shared: false }));
    await expect(exportGrades(meanwhile, { filter, format: 'csv' }, director, 'zh-CN')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await disclosed()).toEqual(before);
    await change(1, { shared: true });
    expect((await exportGrades(kernel, { filter, format: 'csv' }, director, 'zh-CN')).rows).toBe(made.rows);
    await expect(exportGrades(kernel, { filter, format: 'csv' }, { ...director, purpose: null }, 'zh-CN')).rejects.toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
  });
});

describe(item(12, 'models ask for received grades by the name under which they are kept'), () => {
  const explained = (n: number, model: string) => explainBody(kernel, exampleCode(n), { model }, director);

  test('last year’s D of the tax organ, called as its file calls it, caps this year’s grade at B; this year’s A lifts it', async () => {
    const tax = (more: Partial<Record<string, string>>) =>
      receive([row(3, { 评价名称: '纳税信用等级', 评价机关: '示例市税务局', ...more })], 'demo-tax');
    expect(await explained(3, 'tax-payment-credit')).toMatchObject({ grade: 'A', score: '100', vetoes: [] });
    expect((await tax({ 评价文书号: '示税〔2025〕31号', 评价日期: '2025-04-30', 评价结果: 'D级' })).counts).toMatchObject({ accepted: 1 });
    const capped = await explained(3, 'tax-payment-credit');
    expect(capped).toMatchObject({ grade: 'B', score: '100', vetoes: ['last-year-d'] });
    expect(capped.indicators.find(({ id }) => id === 'last-grade')).toMatchObject({
      raw: 'D',
      records: [(await recordOf(3, TAX)).record_id],
    });
    await tax({ 评价文书号: '示税〔2026〕31号', 评价日期: '2026-04-30', 评价结果: 'A' });
    expect(await explained(3, 'tax-payment-credit')).toMatchObject({ grade: 'A', vetoes: [] });
  });

  test('a D of roads counts by the province of the organ that gave it: one caps at C, two at D', async () => {
    const n = 4;
    await sql`update subjects set industry = 'E48' where uscc = ${exampleCode(n)}`.execute(kernel.db.kysely);
    // The score of a section: no template carries it, so that it is put where the reader of facts looks for it.
    const contracts = await take(
      kernel,
      'contracts',
      csv(
        ['名称', '行政相对人类别', '统一社会信用代码', '合同名称', '合同编号', '签订日期', '信息提供机关', '合同类别'],
        [[exampleName(n), '法人', exampleCode(n), '示例标段', '示合〔2025〕4号', '2025-03-01', '示例市住房城乡建设委', 'bidding']],
      ),
      { organ: 'demo-housing' },
    );
    expect(contracts.counts).toMatchObject({ accepted: 1 });
    const [contract] = await all<RecordsTable>(
      `select r.* from records r join subjects s using (subject_id) where s.uscc = '${exampleCode(n)}' and r.kind = 'contract'`,
    );
    const { subject_id: subjectId, record_id: recordId, content } = contract!;
    await kernel.db.tx((tx) =>
      changeRecord(
        tx,
        kernel,
        { subjectId, recordId, eventType: 'record.replaced', changes: { content: { ...content, result: '97.5' } } },
        new Date(kernel.clock.now().epochMilliseconds),
      ),
    );
    // Organs of other places that the list knows.
    const found: (readonly [string | null, string | null, string[]])[] = [];
    const roads = { 评价名称: '公路施工企业信用评价结果', 评价日期: '2025-12-01', 评价结果: 'D级' };
    for (const [at, organ, value] of [
      [1, '', ''],
      [2, '上海市生态环境局', 'A'],
      [3, '上海市生态环境局', 'D级'],
      [4, '上海市生态环境局', 'D级'],
      [5, '广东省市场监督管理局', 'D级'],
    ] as const) {
      if (organ !== '')
        expect(
          (await receive([row(n, { ...roads, 评价机关: organ, 评价结果: value, 评价文书号: `示路〔2025〕${at}号` })])).counts,
          organ,
        ).toMatchObject({ accepted: 1 });
      const { grade, indicators, vetoes } = await explained(n, 'highway-enterprises');
      found.push([grade, indicators.find(({ id }) => id === 'd-provinces')!.raw, vetoes]);
    }
    expect(found).toEqual([
      ['AA', '0', []],
      ['AA', '0', []],
      ['C', '1', ['one-province']],
      ['C', '1', ['one-province']],
      ['D', '2', ['two-provinces']],
    ]);
    expect((await recordOf(n, '公路施工企业信用评价')).display_class).toBe('internal');
  });
});

describe(item(12, 'only a rule of a model uses a received grade'), () => {
  const graded = async (n: number, asOf?: string) => {
    const { grade, vetoes, score } = await explainBody(kernel, exampleCode(n), { model: 'example-supervision', asOf }, director);
    return { grade, vetoes, score };
  };

  test('a public D caps the trade grade at B and takes no points; no result and one of another scale do nothing', async () => {
    const clean = await graded(8);
    expect(clean).toMatchObject({ grade: 'A', vetoes: [] });
    await receive([row(8, { 评价文书号: '示评〔2026〕8号', 评价结果: 'D' })]);
    expect(await graded(8)).toEqual({ ...clean, grade: 'B', vetoes: ['public-d'] });
    await receive([row(9, { 评价名称: RISK, 评价机关: '示例市市场监管局', 评价文书号: '示险〔2026〕9号', 评价结果: 'D' })], 'demo-amr');
    expect(await graded(9)).toEqual(clean);
  });

  test.each<[string, RecordChanges, boolean]>([
    ['in force', {}, true],
    ['under objection in time', { disputes: [{ raisedOn: '2026-11-20', due: '2026-11-24', state: 'open' }] }, true],
    ['under objection, the organ late', { disputes: [{ raisedOn: '2026-11-10', due: '2026-11-23', state: 'open' }] }, false],
    ['held for a reviewer: unconfirmed', { held: ['PHONE_IN_TEXT'], released_on: null }, false],
    ['stayed', { validity: 'stayed' }, false],
    ['withdrawn', { ended_on: '2026-11-20', ended_kind: 'withdrawn' }, false],
    ['no longer shared', { shared: false }, false],
  ])('a D that is %s', async (_, changes, caps) => {
    const { held, released_on, disputes, validity, ended_on, ended_kind, shared } = await recordOf(8);
    await change(8, changes);
    expect((await graded(8)).grade).toBe(caps ? 'B' : 'A');
    await change(8, { held, released_on, disputes, validity, ended_on, ended_kind, shared });
  });

  test('a D past its own last day lowers nothing, and neither does an older one before it', async () => {
    const { content } = await recordOf(8);
    await change(8, { content: { ...content, validTo: '2026-11-24' } });
    expect((await graded(8)).grade).toBe('B');
    await change(8, { content: { ...content, validTo: '2026-11-23' } });
    expect((await graded(8)).grade).toBe('A');
    expect((await graded(8, '2026-11-23')).grade).toBe('B');
    await receive([row(8, { 评价文书号: '示评〔2026〕80号', 评价日期: '2026-01-31', 评价结果: 'D' })]);
    expect((await graded(8)).grade).toBe('A');
  });
});
