import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { runDue } from '../../kernel/deadlines/index.ts';
import { settle, verifyJournal } from '../../kernel/journal/index.ts';
import { workOf } from '../../kernel/procedures/index.ts';
import { confirm, refuse } from '../../kernel/proposals/index.ts';
import { OPERATOR } from '../intake/testing/caller.ts';
import { csv, exampleCode, exampleName, PENALTY_HEADING, penalty } from '../intake/testing/files.ts';
import { take } from '../intake/testing/take.ts';
import { recordHome } from '../records/content-home.ts';
import { registrationHome } from '../subjects/content-home.ts';
import { resolveKey } from '../subjects/index.ts';
import { codesCapability } from './capability.ts';
import { listOrders, ordersByOrgan, type ListedOrder } from './orders/list.ts';
import { lateOrders } from './orders/late.ts';
import { orderWork } from './orders/work.ts';
import { replyToOrder, type Replied, type ReplyInput } from './orders/reply.ts';
import { proposeUndo, undoQuestions } from './orders/undo.ts';
import { ratesOfGroups } from './rate-of-groups.ts';
import { codeRates, keepRates, perTenThousand, rateOverTime } from './rate.ts';

const HEADING = ['企业名称', '统一社会信用代码', '注册号', '成立日期', '区县', '登记状态'];
const purpose = '办理工单';
const operator: Caller = { ...OPERATOR, purpose };
const amr: Caller = { ...ANONYMOUS, account: 'amr-clerk', role: 'clerk', organ: 'demo-amr', purpose };
const second: Caller = { ...ANONYMOUS, account: 'amr-reviewer', role: 'reviewer', organ: 'demo-amr' };
const civil: Caller = { ...amr, account: 'civil-clerk', organ: 'demo-civil' };
const director: Caller = { ...second, account: 'director', role: 'director', organ: 'demo-drc' };

let kernel: TestKernel;
beforeEach(async () => {
  kernel = await testKernel({ rooms: [codesCapability] });
});

const row = (name: number, code: string, more: { reg?: string; district?: string } = {}): string[] => [
  exampleName(name),
  code,
  more.reg ?? '',
  '2020-01-02',
  more.district ?? '示例甲区',
  '存续',
];
async function send(rows: string[][], organ = 'demo-amr', mapping = 'registrations', heading = HEADING): Promise<void> {
  await take(kernel, mapping, csv(heading, rows), { organ });
  await read();
}
const read = (): Promise<void> => settle(kernel, codesCapability.readers!(kernel));
const orders = async (caller: Caller = operator): Promise<ListedOrder[]> => (await listOrders(kernel, {}, caller)).items;
const open = async (): Promise<ListedOrder[]> => (await orders()).filter((each) => each.state === 'open');
const reply = (order: ListedOrder, input: Partial<ReplyInput>, by = amr): Promise<Replied> =>
  replyToOrder(kernel, order.number, { kind: 'confirmed', reason: '已核对登记档案', ...input }, by);
async function settleBy(order: ListedOrder, input: Partial<ReplyInput>): Promise<void> {
  const { proposal } = await reply(order, input);
  await confirm(kernel, proposal!, second);
  await read();
}
const find = (key: string) => kernel.db.tx((tx) => resolveKey(tx, key));

describe(item(8, 'work orders to the registering organ'), () => {
  test('one for each finding, due in ten working days, however often it is found', async () => {
    await send([row(1, exampleCode(1).toLowerCase()), row(2, exampleCode(2))]);
    const [order, ...more] = await orders();
    expect(more).toEqual([]);
    // Ten working days after Tuesday, 24 November 2026.
    expect(order).toMatchObject({
      kind: 'invalid',
      cause: 'lower_case',
      candidate: exampleCode(1),
      organ: 'demo-amr',
      due: '2026-12-08',
      state: 'open',
      late: false,
    });
    expect(order?.number).toBe('DM2026-00001');
    await send([row(1, exampleCode(1).toLowerCase()), row(3, exampleCode(3))], 'demo-amr');
    expect(await orders()).toHaveLength(1);
    expect(await orders(civil)).toEqual([]);
    await expect(listOrders(kernel, {}, { ...amr, purpose: null })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const { rows: looks } = await sql<{ account: string; subject_id: string }>`
      select distinct account, subject_id from access_log where action = 'code.orders.listed' and subject_id is not null`.execute(
      kernel.db.kysely,
    );
    expect(looks).toEqual([{ account: 'local:operator', subject_id: order!.subjects[0]!.id }]);
    await expect(listOrders(kernel, {}, { ...ANONYMOUS })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('wait for the registering organ by their last day; once late, also for whoever is above it', async () => {
    await send([row(1, exampleCode(1).toLowerCase())]);
    const work = async (by: Caller) => (await workOf(kernel, { ...by, purpose }, 'zh-CN', {}, [orderWork(kernel)])).items;
    expect(await work(amr)).toMatchObject([
      {
        what: '答复代码工单：错码',
        object: { kind: 'order', number: 'DM2026-00001' },
        due: '2026-12-08',
        standing: 'in time',
        must: true,
        came: expect.stringContaining('由登记机关答复') as string,
        link: '/workbench/codes/DM2026-00001',
      },
    ]);
    for (const other of [civil, director]) expect(await work(other)).toEqual([]);
    kernel.clock.set('2026-12-09T04:00:00Z');
    await runDue(kernel, Temporal.PlainDate.from('2026-12-09'), [lateOrders(kernel)]);
    expect((await work(amr)).map(({ standing }) => standing)).toEqual(['late']);
    expect(await work(director)).toMatchObject([{ must: false, came: expect.stringContaining('报到上级') as string }]);
    expect(await work({ ...director, district: '509902', organ: 'demo-b-amr' })).toEqual([]);
    const [order] = await open();
    await reply(order!, { kind: 'corrected', code: exampleCode(1) });
    for (const each of [amr, director]) expect(await work(each)).toEqual([]);
  });

  test('a corrected code takes effect when another person confirms, and moves the published rate', async () => {
    await send([row(0, exampleCode(100).toLowerCase()), ...Array.from({ length: 24 }, (_, i) => row(i + 1, exampleCode(i + 1)))]);
    await keepRates(kernel, '2026-11-24');
    expect((await codeRates(kernel, undefined, ANONYMOUS)).total).toMatchObject({ bodies: 25, wrong: 1, perTenThousand: '400.00' });
    const [order] = (await orders()) as [ListedOrder];
    expect(await find(exampleCode(100))).toEqual({ found: 'none' });
    await expect(reply(order, { kind: 'corrected', code: exampleCode(100).toLowerCase() })).rejects.toMatchObject({ code: 'BAD_USCC' });
    await expect(reply(order, { kind: 'same_body' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(reply(order, { kind: 'corrected', code: exampleCode(100) }, civil)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reply(order, {}, OPERATOR)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { proposal } = await reply(order, { kind: 'corrected', code: exampleCode(100) });
    expect(await find(exampleCode(100))).toEqual({ found: 'none' });
    await expect(confirm(kernel, proposal!, { ...second, account: 'amr-clerk' })).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await confirm(kernel, proposal!, second);
    await read();
    expect(await find(exampleCode(100))).toMatchObject({ found: 'one', subject: { uscc: exampleCode(100) } });
    await keepRates(kernel, '2026-11-24');
    expect((await codeRates(kernel, undefined, ANONYMOUS)).total).toMatchObject({ wrong: 0, perTenThousand: '0.00' });
    expect((await orders())[0]).toMatchObject({ state: 'settled', reply: { kind: 'corrected' } });
    expect((await orders())[0]!.history.map((each) => each.what)).toEqual(['opened', 'answered', 'settled']);
    // The claim stands as its source gave it, and the finding is not found again.
    await kernel.db.tx((tx) => sql`update readers set cursor = 0 where name = 'codes'`.execute(tx));
    await read();
    expect(await open()).toEqual([]);
    expect(await verifyJournal(kernel.db, [recordHome, registrationHome])).toMatchObject({ valid: true });
  });

  test('a refused answer leaves the register alone and can be given again', async () => {
    await send([row(1, exampleCode(1).toLowerCase())]);
    const [order] = (await orders()) as [ListedOrder];
    const first = await reply(order, { kind: 'confirmed' });
    await expect(reply(order, { kind: 'confirmed' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await refuse(kernel, first.proposal!, second, '档案里是另一个代码');
    await settleBy(order, { kind: 'corrected', code: exampleCode(1) });
    expect(await find(exampleCode(1))).toMatchObject({ found: 'one' });
  });

  test('a code that another body holds is not given away by a correction', async () => {
    await send([row(1, exampleCode(1).toLowerCase()), row(2, exampleCode(1))]);
    const order = (await open()).find((each) => each.kind === 'invalid')!;
    const { proposal } = await reply(order, { kind: 'corrected', code: exampleCode(1) });
    await expect(confirm(kernel, proposal!, second)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await find(exampleCode(1))).toMatchObject({ found: 'one', subject: { name: exampleName(2) } });
  });

  test('not ours: passed on with a whole new term, and the next organ answers', async () => {
    await send([row(1, exampleCode(1).toLowerCase())]);
    kernel.clock.set('2026-12-01T04:00:00Z');
    const [order] = (await orders()) as [ListedOrder];
    await expect(reply(order, { kind: 'forward', organ: 'demo-amr' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(reply(order, { kind: 'forward', organ: 'nobody' })).rejects.toMatchObject({ code: 'ORGAN_UNKNOWN' });
    expect(await reply(order, { kind: 'forward', organ: 'demo-civil' })).toMatchObject({
      organ: 'demo-civil',
      due: '2026-12-15',
      proposal: null,
      state: 'open',
    });
    await expect(reply(order, { kind: 'confirmed' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await reply(order, { kind: 'confirmed' }, civil)).toMatchObject({ state: 'answered' });
  });

  test('late ones are marked once and listed by organ; an order whose finding is gone lapses', async () => {
    await send([row(1, exampleCode(1).toLowerCase()), row(2, exampleCode(2).toLowerCase())]);
    const handlers = codesCapability.deadlines!(kernel);
    kernel.clock.set('2026-12-08T04:00:00Z');
    await runDue(kernel, Temporal.PlainDate.from('2026-12-08'), handlers);
    expect(await ordersByOrgan(kernel, OPERATOR)).toEqual([{ organ: 'demo-amr', open: 2, late: 0, since: null }]);
    kernel.clock.set('2026-12-09T04:00:00Z');
    for (let again = 0; again < 2; again += 1) await runDue(kernel, Temporal.PlainDate.from('2026-12-09'), handlers);
    expect(await ordersByOrgan(kernel, director)).toEqual([{ organ: 'demo-amr', open: 2, late: 2, since: '2026-12-08' }]);
    expect((await orders()).map(({ late, escalatedOn }) => [late, escalatedOn])).toEqual([
      [true, '2026-12-09'],
      [true, '2026-12-09'],
    ]);
    expect((await listOrders(kernel, { late: true }, civil)).items).toEqual([]);
    await sql`update registrations set uscc_given = upper(uscc_given) where name = ${exampleName(1)}`.execute(kernel.db.kysely);
    await sql`update readers set cursor = 0 where name = 'codes'`.execute(kernel.db.kysely);
    await read();
    expect((await orders()).map((each) => each.state).sort()).toEqual(['lapsed', 'open']);
  });
});

describe(item(8, 'duplicate codes'), () => {
  test('重码: the organ says whose the code is; the other body keeps its file and loses the code', async () => {
    await send([row(1, exampleCode(1))]);
    await send([['虚构大厦物业中心', exampleCode(1), '', '2020-01-02', '示例乙区', '存续']], 'demo-civil');
    const order = (await open()).find((each) => each.kind === 'shared_code')!;
    expect(order).toMatchObject({ cause: 'two_bodies', candidate: null });
    expect(await find(exampleCode(1))).toMatchObject({ found: 'several' });
    const holder = order.subjects.find((each) => each.name === exampleName(1))!;
    await expect(reply(order, { kind: 'different_bodies', body: kernel.ids.subject() })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await settleBy(order, { kind: 'different_bodies', body: holder.id });
    expect(await find(exampleCode(1))).toMatchObject({ found: 'one', subject: { subject_id: holder.id } });
    expect((await open()).filter((each) => each.kind === 'shared_code')).toEqual([]);
  });

  test('一主体多码: merged by the organ’s answer, its records in one file; undone in one step by two people', async () => {
    await send([row(1, exampleCode(1)), row(1, exampleCode(2))]);
    const acts = [1, 2].map((n) => penalty(n, { CF_XDR_MC: exampleName(1), CF_XDR_SHXYM: exampleCode(n) }));
    await send(acts, 'demo-amr', 'penalties-2018', PENALTY_HEADING);
    const order = (await open()).find((each) => each.kind === 'several_codes')!;
    expect(order).toMatchObject({ cause: 'same_name_place_day', codes: [exampleCode(1), exampleCode(2)] });
    await expect(reply(order, { kind: 'same_body' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await settleBy(order, { kind: 'same_body', code: exampleCode(2) });
    const one = await find(exampleCode(1));
    expect(one).toMatchObject({ found: 'one', subject: { uscc: exampleCode(2) } });
    expect((await open()).filter((each) => each.kind === 'several_codes')).toEqual([]);
    const files = async (): Promise<number[]> =>
      (await sql<{ n: number }>`select count(*)::int as n from records group by subject_id order by 1`.execute(kernel.db.kysely)).rows.map(
        (each) => each.n,
      );
    expect(await files()).toEqual([2]);
    const settled = (await orders()).find((each) => each.number === order.number)!;
    expect(settled.merged).toHaveLength(1);

    await send([penalty(7, { CF_XDR_MC: exampleName(1), CF_XDR_SHXYM: exampleCode(1) })], 'demo-amr', 'penalties-2018', PENALTY_HEADING);
    const questions = await undoQuestions(kernel, order.number, amr);
    expect(questions.map((each) => each.kind)).toEqual(['record']);
    await expect(proposeUndo(kernel, order.number, { reason: '核对有误' }, amr)).rejects.toMatchObject({
      code: 'CONFLICT',
      errors: [{ code: 'ASK' }],
    });
    const answers = { [questions[0]!.id]: 'loser' as const };
    const { proposal } = await proposeUndo(kernel, order.number, { reason: '核对有误', answers }, amr);
    expect(await files()).toEqual([3]);
    await confirm(kernel, proposal, second);
    await read();
    expect(await files()).toEqual([1, 2]);
    // Undone, the question stands again, under an order of its own.
    expect((await open()).filter((each) => each.kind === 'several_codes')).toHaveLength(1);
    await expect(proposeUndo(kernel, order.number, { reason: '再来一次' }, amr)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    expect(await verifyJournal(kernel.db, [recordHome, registrationHome])).toMatchObject({ valid: true });
  });

  test('different bodies of one name, place and day: said once, asked no more', async () => {
    await send([row(1, exampleCode(1)), row(1, exampleCode(2))]);
    const order = (await open()).find((each) => each.kind === 'several_codes')!;
    await settleBy(order, { kind: 'different_bodies' });
    await sql`update readers set cursor = 0 where name = 'codes'`.execute(kernel.db.kysely);
    await read();
    expect((await open()).filter((each) => each.kind === 'several_codes')).toEqual([]);
    // A third one is another question.
    await send([row(1, exampleCode(3))]);
    expect((await open()).filter((each) => each.kind === 'several_codes')).toHaveLength(1);
  });
});

describe(item(8, 'the rate, public'), () => {
  test('by district and organ; a body counts once; placeholders count nowhere; closed months stand', async () => {
    const good = Array.from({ length: 40 }, (_, i) =>
      row(i + 10, exampleCode(i + 10), { district: i % 2 === 0 ? '示例甲区' : '示例乙区' }),
    );
    await send([
      ...good,
      row(1, exampleCode(1).toLowerCase()),
      row(2, '00000000000000000X'),
      row(3, exampleCode(60)),
      row(3, exampleCode(61)),
    ]);
    await keepRates(kernel, '2026-11-24');
    const november = await codeRates(kernel, undefined, ANONYMOUS);
    // 40 right ones, one in lower case, two entries of one body with two codes; the placeholder is none.
    expect(november.total).toEqual({
      bodies: 43,
      wrong: 3,
      invalid: 1,
      shared: 0,
      several: 2,
      perTenThousand: '697.67',
    });
    expect(november.target).toBe(1);
    expect(november.districts.map(({ name, bodies, wrong }) => [name, bodies, wrong])).toEqual([
      ['示例甲区', 23, 3],
      ['示例乙区', 20, 0],
    ]);
    expect(november.organs.map(({ organ, bodies, wrong }) => [organ, bodies, wrong])).toEqual([['demo-amr', 43, 3]]);
    kernel.settings.demo = false;
    expect((await codeRates(kernel, undefined, ANONYMOUS)).organs).toEqual([]);
    expect((await codeRates(kernel, undefined, amr)).organs).toHaveLength(1);
    expect((await ratesOfGroups(kernel, ANONYMOUS)).organs).toEqual([]);
    expect((await ratesOfGroups(kernel, amr)).organs.map(({ key }) => key)).toEqual(['demo-amr']);
    kernel.settings.demo = true;

    kernel.clock.set('2026-12-02T04:00:00Z');
    expect(await keepRates(kernel, '2026-12-02')).toEqual({ closed: ['2026-11'] });
    const order = (await open()).find((each) => each.kind === 'invalid')!;
    await settleBy(order, { kind: 'corrected', code: exampleCode(1) });
    expect(await keepRates(kernel, '2026-12-02')).toEqual({ closed: [] });
    expect(await codeRates(kernel, '2026-11', ANONYMOUS)).toMatchObject({
      asOf: '2026-11-30',
      closedOn: '2026-12-02',
      total: { wrong: 3 },
    });
    expect((await codeRates(kernel, undefined, ANONYMOUS)).total).toMatchObject({ bodies: 43, wrong: 2 });
    expect((await rateOverTime(kernel)).map(({ month, closed, rate }) => [month, closed, rate.wrong])).toEqual([
      ['2026-11', true, 3],
      ['2026-12', false, 2],
    ]);
    await expect(codeRates(kernel, '2025-01', ANONYMOUS)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('too few are not rated; halves round up, in integers', () => {
    expect(perTenThousand(1, 950_579)).toBe('0.01');
    expect(perTenThousand(2828, 950_579)).toBe('29.75');
    expect(perTenThousand(1, 80_000)).toBe('0.13');
    expect(perTenThousand(0, 5)).toBe('0.00');
  });
});
