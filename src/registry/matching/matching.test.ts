import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { settle, verifyJournal } from '../../kernel/journal/index.ts';
import { OPERATOR } from '../intake/testing/caller.ts';
import { csv, exampleCode, exampleIdentity } from '../intake/testing/files.ts';
import { take } from '../intake/testing/take.ts';
import { recordHome } from '../records/content-home.ts';
import { recordMover } from '../records/index.ts';
import { mergeBodies } from '../subjects/index.ts';
import { registrationHome } from '../subjects/content-home.ts';
import { searchCapability } from '../search/capability.ts';
import { workOf } from '../../kernel/procedures/index.ts';
import { matchingCapability } from './capability.ts';
import { matchingWork } from './work.ts';
import { listDecisions } from './decisions.ts';
import { decideMatching, listMatching, undoMatching } from './service.ts';

const clerk: Caller = { ...ANONYMOUS, account: 'clerk', role: 'clerk', organ: 'demo-amr', purpose: '核对无代码的行' };
const REGISTER = ['企业名称', '统一社会信用代码', '注册号', '成立日期', '区县', '登记状态'];
const HONOURS = ['企业名称', '统一社会信用代码', '注册号', '荣誉名称', '认定文书号', '认定日期'];
const [OLD, OTHER] = ['509900000001001', '509900000001999'];

let kernel: TestKernel;
beforeEach(async () => {
  kernel = await testKernel();
  await send('registrations', REGISTER, [
    ['示例甲建筑工程有限公司', exampleCode(1), '', '2020-01-02', '示例甲区', '存续'],
    ['示例甲建筑工程厂', exampleCode(2), '', '2020-01-02', '示例甲区', '存续'],
    ['虚构乙餐饮店', exampleCode(3), OTHER, '2020-01-02', '示例乙区', '存续'],
  ]);
});

async function send(mapping: string, heading: string[], rows: string[][]): Promise<void> {
  await take(kernel, mapping, csv(heading, rows));
  await settle(kernel, [...searchCapability.readers!(kernel), ...matchingCapability.readers!(kernel)]);
}
const honour = (no: number, name = '示例甲建筑工程有限公司', number = OLD): string[] => [
  name,
  '',
  number,
  `示例荣誉${no}`,
  `示荣〔2026〕${no}号`,
  '2026-11-20',
];
const list = async () => (await listMatching(kernel, {}, clerk)).items;
async function records(): Promise<{ code: string; no: string; ended: string | null }[]> {
  const { rows } = await sql<{ code: string; no: string; ended: string | null }>`
    select s.uscc as code, r.document_no as no, r.ended_kind as ended from records r join subjects s using (subject_id)
    order by 2, 1`.execute(kernel.db.kysely);
  return rows;
}

describe(item(8, 'the matching desk'), () => {
  test('shows a row that waits beside the bodies that it may mean, the likelier first, with reasons', async () => {
    await send('honours', HONOURS, [honour(1), honour(2, '虚构乙饭店', OTHER.replace('999', '888'))]);
    const items = await list();
    expect(items.map(({ name, number, title }) => [name, number.text, title])).toEqual(
      expect.arrayContaining([['示例甲建筑工程有限公司', OLD, '示例荣誉1']]),
    );
    const [first] = items.filter((each) => each.documentNo === '示荣〔2026〕1号');
    expect(first!.candidates.map(({ uscc, reasons }) => [uscc, reasons])[0]).toEqual([exampleCode(1), ['name_equal']]);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from access_log where action = 'matching.listed'`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBeGreaterThan(0);
    await expect(listMatching(kernel, {}, { ...clerk, purpose: null })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await listMatching(kernel, {}, { ...clerk, organ: 'demo-eeb' })).items).toEqual([]);
    await expect(listMatching(kernel, {}, OPERATOR)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('waits in the work lists of the organ that sent it, a batch as one, until somebody has decided', async () => {
    await send('honours', HONOURS, [honour(1), honour(2, '虚构乙饭店', OTHER.replace('999', '888'))]);
    const work = async (caller: Caller) => (await workOf(kernel, caller, 'zh-CN', {}, [matchingWork])).items;
    const [row] = (await list()) as [Awaited<ReturnType<typeof list>>[number]];
    const [waits] = await work(clerk);
    expect(waits).toMatchObject({
      what: `认定${row.batch}批的2行是哪一家`,
      must: true,
      link: '/workbench/intake/matching',
    });
    expect(await work({ ...clerk, role: 'officer' })).toEqual([]);
    expect(await work({ ...clerk, organ: 'demo-eeb' })).toEqual([]);
    await decideMatching(kernel, { row: row.id, subject: exampleCode(1), reason: '名称和地址一致' }, clerk);
    expect((await work(clerk)).map(({ what }) => what)).toEqual([`认定${row.batch}批的1行是哪一家`]);
    const [other] = (await list()) as [Awaited<ReturnType<typeof list>>[number]];
    await decideMatching(kernel, { row: other.id, subject: exampleCode(3), reason: '来函确认' }, clerk);
    expect(await work(clerk)).toEqual([]);
  });

  test('pages through all rows once, in their order', async () => {
    // By the day of arrival, then in the order of the file, whatever their numbers.
    await send('honours', HONOURS, [honour(3), honour(4), honour(5)]);
    kernel.clock.set('2026-11-25T04:00:00Z');
    await send('honours', HONOURS, [honour(1), honour(2)]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMatching(kernel, { cursor, limit: 2 }, clerk);
      seen.push(...page.items.map((each) => each.documentNo));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([3, 4, 5, 1, 2].map((n) => `示荣〔2026〕${n}号`));
  });

  test('a decision attaches the row, is remembered for the source’s later rows, and is undone in one step', async () => {
    await send('honours', HONOURS, [honour(1)]);
    const [row] = (await list()) as [Awaited<ReturnType<typeof list>>[number]];
    await expect(decideMatching(kernel, { row: row.id, subject: exampleCode(1), reason: ' ' }, clerk)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(
      decideMatching(kernel, { row: row.id, subject: exampleCode(1), reason: '核对' }, { ...clerk, organ: 'demo-eeb' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { decision } = await decideMatching(kernel, { row: row.id, subject: exampleCode(1), reason: '名称相同，核对档案' }, clerk);
    expect(await list()).toEqual([]);
    await expect(decideMatching(kernel, { row: row.id, subject: exampleCode(2), reason: '核对' }, clerk)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // The same number and name again: nobody is asked. Another name with that number is another question.
    await send('honours', HONOURS, [honour(2), honour(3, '示例丙建筑工程有限公司')]);
    expect(await records()).toEqual([
      { code: exampleCode(1), no: '示荣〔2026〕1号', ended: null },
      { code: exampleCode(1), no: '示荣〔2026〕2号', ended: null },
    ]);
    expect((await list()).map((each) => each.documentNo)).toEqual(['示荣〔2026〕3号']);

    expect(await undoMatching(kernel, decision, '认错了', clerk)).toEqual({ decision, rows: 2 });
    expect((await records()).map((each) => each.ended)).toEqual(['withdrawn', 'withdrawn']);
    expect((await list()).map((each) => each.documentNo).sort()).toEqual(['示荣〔2026〕1号', '示荣〔2026〕2号', '示荣〔2026〕3号']);
    await expect(undoMatching(kernel, decision, '再来', clerk)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    const { rows } = await sql`select decided_by, undone_by, undo_reason from match_decisions`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ decided_by: 'clerk', undone_by: 'clerk', undo_reason: '认错了' }]);
    // Then rightly: to the other body, and the act is there once.
    const again = (await list()).find((each) => each.documentNo === '示荣〔2026〕1号')!;
    await decideMatching(kernel, { row: again.id, subject: exampleCode(2), reason: '原来是厂' }, clerk);
    expect((await records()).filter((each) => each.ended === null)).toEqual([{ code: exampleCode(2), no: '示荣〔2026〕1号', ended: null }]);
    expect(await verifyJournal(kernel.db, [recordHome, registrationHome])).toMatchObject({ valid: true });
  });

  test('what is remembered of a body leads through all its mergers to the one that lives on', async () => {
    await send('honours', HONOURS, [honour(1)]);
    const [row] = await list();
    await decideMatching(kernel, { row: row!.id, subject: exampleCode(1), reason: '名称相同，核对档案' }, clerk);
    const { rows } = await sql<{ id: string }>`select subject_id as id from subjects order by uscc`.execute(kernel.db.kysely);
    const [one, two, three] = rows.map(({ id }) => id) as [string, string, string];
    const at = new Date(kernel.clock.now().epochMilliseconds);
    const merge = (loser: string, survivor: string) =>
      kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], at));
    await merge(one, two);
    await merge(two, three);
    await send('honours', HONOURS, [honour(2)]);
    expect((await records()).map(({ code }) => code)).toEqual([exampleCode(3), exampleCode(3)]);
    expect((await listDecisions(kernel, {}, clerk)).items).toMatchObject([{ subjectId: three, uscc: exampleCode(3), rows: 2 }]);
  });

  test('an adverse row never gets there, by no door', async () => {
    await send('honours', HONOURS, [honour(1)]);
    await sql`update intake_waiting set row = jsonb_set(row, '{row,nature}', '"adverse"')`.execute(kernel.db.kysely);
    expect(await list()).toEqual([]);
    const { rows } = await sql<{ id: string }>`select waiting_id as id from intake_waiting`.execute(kernel.db.kysely);
    await expect(decideMatching(kernel, { row: rows[0]!.id, subject: exampleCode(1), reason: '核对' }, clerk)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await records()).toEqual([]);
  });

  test('a wrong code is no usable code: the row waits here, with the bodies whose code is near, and its answer is remembered', async () => {
    const wrong = `${exampleCode(3).slice(0, 17)}${exampleCode(3).endsWith('A') ? 'B' : 'A'}`;
    const row = (no: number, code: string): string[] => ['虚构丙商行', code, '', `示例荣誉${no}`, `示荣〔2026〕${no}号`, '2026-11-20'];
    await send('honours', HONOURS, [row(1, wrong)]);
    const [first] = await list();
    expect(first).toMatchObject({ number: { kind: 'uscc', text: wrong }, name: '虚构丙商行' });
    expect(first!.candidates.map(({ uscc, reasons }) => [uscc, reasons])).toEqual([[exampleCode(3), ['code_near']]]);
    await decideMatching(kernel, { row: first!.id, subject: exampleCode(3), reason: '来函确认' }, clerk);
    await send('honours', HONOURS, [row(2, wrong)]);
    expect(await list()).toEqual([]);
    expect(await records()).toEqual([1, 2].map((no) => ({ code: exampleCode(3), no: `示荣〔2026〕${no}号`, ended: null })));
  });

  test('a wrong code sent again rightly waits no longer', async () => {
    const row = (code: string): string[] => ['示例甲建筑工程有限公司', code, '', '示例荣誉', '示荣〔2026〕1号', '2026-11-20'];
    await send('honours', HONOURS, [row(exampleCode(1).slice(0, 16))]);
    expect(await list()).toHaveLength(1);
    await send('honours', HONOURS, [row(exampleCode(1))]);
    expect(await list()).toEqual([]);
    expect(await records()).toHaveLength(1);
  });

  test('a wrong code that looks like a person’s number goes back and is kept nowhere', async () => {
    const person = exampleIdentity(3);
    const mistyped = `${person.slice(0, 17)}${person.endsWith('1') ? '2' : '1'}`;
    await send('honours', HONOURS, [['示例甲建筑工程有限公司', mistyped, '', '示例荣誉', '示荣〔2026〕1号', '2026-11-20']]);
    expect(await list()).toEqual([]);
    const { rows } = await sql<{ n: number; kept: number }>`
      select (select count(*)::int from intake_waiting) as n,
        (select count(*)::int from intake_findings f where f::text like ${`%${mistyped}%`}) as kept`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ n: 0, kept: 0 }]);
  });

  test('over HTTP: with a session, a purpose and the clerk’s own rows', async () => {
    await send('honours', HONOURS, [honour(1)]);
    const server = await testServer(kernel, [matchingCapability]);
    await testUser(kernel, { account: 'desk-clerk', role: 'clerk', organ: 'demo-amr' });
    const headers = { ...(await signIn(server, 'desk-clerk')), 'xinheng-purpose': 'matching' };
    expect((await server.inject('/api/v1/matching/rows')).statusCode).toBe(401);
    const page = (await server.inject({ url: '/api/v1/matching/rows', headers })).json<{ items: { id: string }[] }>();
    const url = `/api/v1/matching/rows/${page.items[0]!.id}/decide`;
    const payload = { subject: exampleCode(1), reason: '核对' };
    const decided = await server.inject({ method: 'POST', url, headers, payload });
    expect(decided.statusCode).toBe(200);
    const { decision } = decided.json<{ decision: string }>();
    const held = { url: '/api/v1/matching/decisions', headers };
    const [one] = (await server.inject(held)).json<{ items: { decision: string; rows: number; uscc: string }[] }>().items;
    expect(one).toMatchObject({ decision, rows: 1, uscc: exampleCode(1), decidedBy: 'desk-clerk' });
    const csvOf = async (by: object) =>
      (await server.inject({ url: '/api/v1/matching/decisions.csv', headers: { ...by } })).body.trim().split('\r\n');
    expect((await csvOf(headers)).slice(1)).toEqual([expect.stringContaining(`,${exampleCode(1)},核对,1,desk-clerk,`)]);
    await testUser(kernel, { account: 'other-clerk', role: 'clerk', organ: 'demo-eeb' });
    const theirs = { ...(await signIn(server, 'other-clerk')), 'xinheng-purpose': 'matching' };
    expect((await server.inject({ ...held, headers: theirs })).json()).toEqual({ items: [], next: null });
    expect((await csvOf(theirs)).slice(1)).toEqual([]);
    const undo = {
      method: 'POST' as const,
      url: `/api/v1/matching/decisions/${decision}/undo`,
      headers,
      payload: { reason: '误' },
    };
    expect((await server.inject(undo)).json()).toEqual({ decision, rows: 1 });
    expect((await server.inject(undo)).statusCode).toBe(409);
    // What no longer holds is not listed; its row waits again and stands in the table.
    expect((await server.inject(held)).json()).toEqual({ items: [], next: null });
    const table = await server.inject({ url: '/api/v1/matching/rows.csv', headers });
    expect(table.headers['content-type']).toContain('text/csv');
    expect(table.body.split('\r\n')[1]).toContain(`示例甲建筑工程有限公司,${OLD},示例荣誉1`);
    const { cookie } = headers;
    for (const url of ['/api/v1/matching/rows.csv', '/api/v1/matching/decisions', '/api/v1/matching/decisions.csv'])
      expect((await server.inject({ url, headers: { cookie } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const { rows: looks } = await sql<{ action: string; subject_id: string | null }>`
      select distinct action from access_log where purpose = 'matching' order by 1`.execute(kernel.db.kysely);
    expect(looks.map(({ action }) => action)).toEqual(['matching.decisions.listed', 'matching.exported', 'matching.listed']);
    await server.close();
  });
});
