import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { ANONYMOUS } from '../../../kernel/access/index.ts';
import { verifyJournal } from '../../../kernel/journal/index.ts';
import { proposalsCapability } from '../../../kernel/proposals/capability.ts';
import { portalCapability } from '../../../faces/portal/capability.ts';
import { exampleCode, penalty, registration } from '../../intake/testing/files.ts';
import { punish, register } from '../../intake/testing/take.ts';
import { pastFile, visibleSql } from '../../publicity/index.ts';
import { recordHome } from '../../records/content-home.ts';
import { currentRecords, recordMover } from '../../records/index.ts';
import { searchSubjects } from '../../search/index.ts';
import { subjectsCapability } from '../capability.ts';
import { registrationHome } from '../content-home.ts';
import { mergeBodies } from '../merge-bodies.ts';
import { undoMerge } from '../merge-undo.ts';
import { linksOf, operatorsOf } from './read.ts';
import { operatorOn } from './rules.ts';

const SHOP = exampleCode(4, '92');
let kernel: TestKernel;
let server: FastifyInstance;
let clerk: SignedIn;
let second: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  kernel = await testKernel();
  const shop = registration(4, { 统一社会信用代码: SHOP });
  const gone = registration(5, { 登记状态: '注销' });
  await register(kernel, 1, 2, 3, 6, shop, gone);
  const acts = [
    penalty(4, { CF_XDR_SHXYM: SHOP, CF_JDRQ: '2026-10-12' }),
    penalty(4, { CF_XDR_SHXYM: SHOP, CF_JDRQ: '2026-11-16', CF_WSH: '示市监罚〔2026〕44号' }),
    penalty(5),
  ];
  await punish(kernel, ...acts);
  server = await testServer(kernel, [subjectsCapability, proposalsCapability, portalCapability]);
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr' });
  await testUser(kernel, { account: 'second', role: 'reviewer', organ: 'demo-amr' });
  await testUser(kernel, { account: 'stranger', role: 'reviewer', organ: 'demo-eeb' });
  [clerk, second, stranger] = [await signIn(server, 'clerk'), await signIn(server, 'second'), await signIn(server, 'stranger')];
});
afterAll(() => server.close());

const purpose = { 'xinheng-purpose': 'register' };
const post = (url: string, headers: SignedIn, payload: object) =>
  server.inject({ method: 'POST', url, headers: { ...headers, ...purpose }, payload });
async function agreed(url: string, payload: object): Promise<void> {
  const { proposal } = (await post(url, clerk, payload)).json<{ proposal: string }>();
  expect((await post(`/api/v1/proposals/${proposal}/confirm`, second, {})).statusCode).toBe(200);
}
const linking = (from: string, kind: string, to: string) =>
  agreed(`/api/v1/subjects/${from}/links`, {
    kind,
    to,
    since: '2026-11-01',
    document: '示登〔2026〕1号',
    reason: '登记',
  });
const file = async (code: string) =>
  (await server.inject(`/api/v1/subjects/${code}`)).json<{
    subject: { state: string };
    links: { kind: string; direction: string; uscc: string }[];
    records: unknown[];
  }>();
const id = async (code: string): Promise<string> =>
  (await sql<{ id: string }>`select subject_id as id from subjects where uscc = ${code}`.execute(kernel.db.kysely)).rows[0]!.id;
const page = async (code: string): Promise<string> => (await server.inject(`/subjects/${code}`)).body;
const all = async (code: string, as = clerk) =>
  (await server.inject({ url: `/api/v1/subjects/${code}/succession`, headers: { ...as, ...purpose } })).json<{
    links: { kind: string; direction: string; until: string | null }[];
    operators: object[];
  }>();

describe(item(8, 'succession and branches are links'), () => {
  test('the registering organ says them, two of its people; both bodies show it, no record moves', async () => {
    const link = {
      kind: 'absorbed',
      to: exampleCode(2),
      since: '2026-11-01',
      document: '示登〔2026〕1号',
      reason: '登记',
    };
    const url = `/api/v1/subjects/${exampleCode(1)}/links`;
    expect((await post(url, stranger, link)).json()).toMatchObject({ code: 'FORBIDDEN' });
    expect((await post(url, clerk, { ...link, to: exampleCode(1) })).json()).toMatchObject({ code: 'CONFLICT' });
    expect((await post(url, clerk, { ...link, since: '2027-01-01' })).json()).toMatchObject({ code: 'BAD_INPUT' });
    const before = await sql`select * from records order by record_id`.execute(kernel.db.kysely);
    await agreed(url, link);
    expect((await sql`select * from records order by record_id`.execute(kernel.db.kysely)).rows).toEqual(before.rows);
    expect((await file(exampleCode(1))).links).toMatchObject([{ kind: 'absorbed', direction: 'to', uscc: exampleCode(2) }]);
    expect((await file(exampleCode(2))).links).toMatchObject([{ direction: 'from', uscc: exampleCode(1) }]);
    expect(await page(exampleCode(2))).toContain('吸收合并');
    expect((await post(url, clerk, link)).json()).toMatchObject({ code: 'CONFLICT' });
  });

  test('a branch names its head office and has its own file; a closed branch is linked no more', async () => {
    await linking(exampleCode(3), 'branch', exampleCode(2));
    const end = {
      kind: 'branch',
      to: exampleCode(2),
      until: '2026-11-20',
      document: '示登〔2026〕2号',
      reason: '注销',
    };
    await agreed(`/api/v1/subjects/${exampleCode(3)}/links/end`, end);
    expect((await all(exampleCode(3))).links).toMatchObject([{ kind: 'branch', direction: 'to', until: '2026-11-20' }]);
    // It may have been a wrong one: the public sees what stands.
    expect((await file(exampleCode(3))).links).toEqual([]);
    expect(await page(exampleCode(3))).not.toContain('分支机构 →');
  });

  test('个转企 is for organs alone', async () => {
    await linking(SHOP, 'from_individual', exampleCode(6));
    for (const code of [SHOP, exampleCode(6)]) {
      expect((await file(code)).links).toEqual([]);
      expect(await page(code)).not.toContain('个转企');
      expect((await all(code)).links).toMatchObject([{ kind: 'from_individual' }]);
    }
    expect((await file(exampleCode(6))).records).toEqual([]);
    const looks = await sql<{ n: number }>`
      select count(*)::int as n from access_log where action = 'subject.succession.opened' and subject_id is not null`.execute(
      kernel.db.kysely,
    );
    expect(looks.rows[0]!.n).toBeGreaterThanOrEqual(2);
    // By no other name either: 改制 of an individual business would be public.
    for (const [from, kind, to] of [
      [exampleCode(3), 'from_individual', exampleCode(2)],
      [SHOP, 'converted', exampleCode(2)],
      [exampleCode(3), 'converted', SHOP],
    ] as const) {
      const asked = { kind, to, since: '2026-11-01', document: 'x', reason: 'x' };
      expect((await post(`/api/v1/subjects/${from}/links`, clerk, asked)).json()).toMatchObject({ code: 'BAD_INPUT' });
    }
  });

  test('a merger of entries moves no link, and the survivor shows it', async () => {
    const [loser, survivor, other] = [await id(exampleCode(1)), await id(exampleCode(3)), await id(exampleCode(2))];
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], new Date('2026-11-24')));
    const links = await linksOf(kernel.db.kysely, survivor);
    expect(links.map((link) => link.kind).sort()).toEqual(['absorbed', 'branch']);
    expect((await linksOf(kernel.db.kysely, other)).every((link) => link.other.id === survivor)).toBe(true);
    // Merged once more, into the very body that one of them was absorbed into: that link joins nothing any longer.
    const merge = { loser: survivor, survivor: other };
    const at = new Date('2026-11-24');
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, merge, [recordMover], at));
    expect(await linksOf(kernel.db.kysely, other)).toEqual([]);
    await kernel.db.tx((tx) => undoMerge(tx, kernel, survivor, {}, [recordMover], at));
    expect((await linksOf(kernel.db.kysely, survivor)).map((link) => link.kind).sort()).toEqual(['absorbed', 'branch']);
  });
});

describe(item(20, 'an individual business and its operators'), () => {
  test('what is adverse binds to the operator of its day, who is kept without a name', async () => {
    const change = { since: '2026-11-02', document: '示登〔2026〕9号', reason: '经营者变更' };
    await agreed(`/api/v1/subjects/${SHOP}/operators`, change);
    expect((await all(SHOP)).operators).toEqual([
      { no: 1, since: null, until: '2026-11-01' },
      { no: 2, since: '2026-11-02', until: null },
    ]);
    expect((await post(`/api/v1/subjects/${SHOP}/operators`, clerk, change)).json()).toMatchObject({
      code: 'BAD_INPUT',
    });
    expect((await post(`/api/v1/subjects/${exampleCode(2)}/operators`, clerk, change)).json()).toMatchObject({ code: 'CONFLICT' });
    const director = { ...ANONYMOUS, account: 'd', role: 'director' as const, organ: 'demo-amr', purpose: '核查' };
    const past = await pastFile(kernel, SHOP, {}, director);
    expect(past.records.map(({ decided, operator }) => [decided, operator?.no, operator?.present])).toEqual([
      ['2026-11-16', 2, true],
      ['2026-10-12', 1, false],
    ]);
  });

  test('the public reads that it was formed before the change, and nothing of anybody', async () => {
    const marked = (await file(SHOP)).records as { decided: string; formerOperator: boolean }[];
    expect(marked.map(({ decided, formerOperator }) => [decided, formerOperator])).toEqual([
      ['2026-11-16', false],
      ['2026-10-12', true],
    ]);
    const html = await page(SHOP);
    expect(html.match(/data-mark="former-operator"/g)).toHaveLength(1);
    expect(html).toContain('这条记录形成于变更经营者之前');
    expect(html).not.toContain('示登〔2026〕9号');
    expect((await server.inject(`/en/subjects/${SHOP}`)).body).toContain('formed before the operator changed');
    // Of a body that has no operator nothing is said.
    expect((await file(exampleCode(5))).records).toMatchObject([{ formerOperator: false }]);
    for (const text of ['变更经营者', '示登〔2026〕9号']) expect((await searchSubjects(kernel.db.kysely, text)).items).toEqual([]);
  });

  test('periods are known from the day they were told, stay with their entry in a merger, and join those of the other', async () => {
    const db = kernel.db.kysely;
    const [loser, survivor] = [await id(SHOP), await id(exampleCode(6))];
    const told = (await sql<{ seq: number }>`select min(seq) as seq from operator_periods`.execute(db)).rows[0]!.seq;
    const periods = await operatorsOf(db, loser);
    expect(await operatorsOf(db, loser, told - 1)).toEqual([]);
    expect(await operatorsOf(db, loser, told)).toEqual(periods);
    const at = new Date('2026-11-24');
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], at));
    expect(await operatorsOf(db, survivor)).toEqual(periods);
    await kernel.db.tx((tx) => undoMerge(tx, kernel, loser, {}, [recordMover], at));
    expect([await operatorsOf(db, survivor), await operatorsOf(db, loser)]).toEqual([[], periods]);
  });

  test('without a change there was one operator all the time', () => {
    expect(operatorOn([], '2020-01-01')).toEqual({ no: 1, since: null, until: null });
  });
});

test(item(25, 'a deregistered body’s records are shown to the end of their term'), async () => {
  expect(await file(exampleCode(5))).toMatchObject({ subject: { state: 'cancelled' }, records: [{}] });
  const r = currentRecords('r');
  const shown = async (day: string) =>
    (
      await sql<{ n: number }>`
      select count(*)::int as n from ${r.table} join v_subjects_bodies s on s.subject_id = ${r.subject_id}
      where s.state = 'cancelled' and ${visibleSql('r')(day)}`.execute(kernel.db.kysely)
    ).rows[0]!.n;
  expect([await shown('2026-11-24'), await shown('2027-11-24')]).toEqual([1, 0]);
});

test('the journal says all of it', async () => {
  expect(await verifyJournal(kernel.db, [recordHome, registrationHome])).toMatchObject({ valid: true });
});
