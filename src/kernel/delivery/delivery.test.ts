import { Temporal } from 'temporal-polyfill';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../access/index.ts';
import type { Tx } from '../db/index.ts';
import { append, verifyJournal, type NewEvent } from '../journal/index.ts';
import { deliveryHome } from './content-home.ts';
import {
  attemptsOf,
  consentsOf,
  declareConsent,
  proofFile,
  recordAttempt,
  recordOutcome,
  servedDays,
  type NewAttempt,
  type NewConsent,
  type NewOutcome,
} from './index.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

const officer: Caller = { ...ANONYMOUS, account: 'officer', role: 'officer', organ: 'demo-amr' };
const SUBJECT = '5f7d3d32-5f3b-4c0e-9d38-3a30a1c3f7aa';
const CASE = '0190b5a0-0000-7000-8000-000000000001';
const owner: Caller = { ...ANONYMOUS, account: 'owner', role: 'owner', subjectId: SUBJECT };
const decision = { documentId: '0190b5a0-0000-7000-8000-00000000000a', template: 'listing-decision' };
const repair = { documentId: '0190b5a0-0000-7000-8000-00000000000b', template: 'listing-repair-notice' };
const papers = [decision, repair];
const scan = { name: '回证.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 回证') } as const;
const day = (iso: string) => Temporal.PlainDate.from(iso);

beforeEach(async () => {
  kernel.clock.set('2026-11-24T04:00:00Z');
  await sql`truncate deliveries, delivery_outcomes, delivery_consents, delivery_files, journal, journal_content`.execute(kernel.db.kysely);
  await sql`update journal_head set seq = 0`.execute(kernel.db.kysely);
});

/** One transaction that appends last, as the engine's. */
function inTx<R extends { events: NewEvent[] }>(work: (tx: Tx) => Promise<R>): Promise<R> {
  return kernel.db.tx(async (tx) => {
    const done = await work(tx);
    await append(tx, done.events, new Date(kernel.clock.now().epochMilliseconds));
    return done;
  });
}
async function send(given: Partial<NewAttempt> = {}): Promise<string> {
  const attempt: NewAttempt = {
    caseId: CASE,
    subjectId: SUBJECT,
    papers,
    method: 'in-person',
    sentOn: day('2026-11-20'),
    recipient: '示例市甲有限公司',
    address: '示例路9号',
    ...given,
  };
  return (await inTx((tx) => recordAttempt(tx, kernel, officer, attempt))).deliveryId;
}
const record = (given: NewOutcome) => inTx((tx) => recordOutcome(tx, kernel, officer, given));
const declare = (given: Partial<NewConsent>, caller = owner) =>
  inTx((tx) =>
    declareConsent(tx, kernel, caller, {
      subjectId: SUBJECT,
      step: 'sign',
      address: 'a@example.cn',
      signedBy: '张某',
      signedOn: day('2026-11-20'),
      ...given,
    }),
  );
const served = async () => [...(await kernel.db.tx((tx) => servedDays(tx, kernel, { caseId: CASE, subjectId: SUBJECT, papers }))).values()];
const refused = (reason: RegExp) => ({
  code: 'DELIVERY_REFUSED',
  params: { reason: expect.stringMatching(reason) as string },
});
const signed = { receipt: '签收，张某' };

describe(item(28, 'papers are served with proof'), () => {
  test('one envelope serves all that is in it (两书同达); the proof is kept as it came', async () => {
    const deliveryId = await send();
    expect(await served()).toEqual([null, null]);
    const { attempt } = await record({
      deliveryId,
      outcome: 'delivered',
      on: day('2026-11-20'),
      proof: signed,
      file: scan,
    });
    expect(await served()).toEqual(['2026-11-20', '2026-11-20']);
    const [outcome] = attempt.outcomes;
    expect(outcome).toMatchObject({ n: 1, recordedOn: '2026-11-24', by: 'officer', proof: signed });
    expect(await kernel.db.tx((tx) => proofFile(tx, outcome!.fileId!))).toMatchObject({
      ...scan,
      sha256: outcome!.fileSha256,
    });
  });

  test.each<[string, Partial<NewOutcome>, RegExp]>([
    ['without what the rule asks for', { proof: {} }, /送达凭据：送达回证/],
    ['with blank proof', { proof: { receipt: ' ' } }, /送达凭据/],
    ['with proof the rule does not know', { proof: { ...signed, seal: '有' } }, /seal/],
    ['before it was sent', { proof: signed, on: day('2026-11-19') }, /早于送出/],
    ['tomorrow', { proof: signed, on: day('2026-11-25') }, /晚于今天/],
    ['published, handed over in person', { outcome: 'published' }, /已公告/],
    ['refused without a reason', { outcome: 'refused' }, /理由/],
    ['void before anything was recorded', { outcome: 'void', reason: '误记' }, /作废/],
    ['with an empty file', { proof: signed, file: { ...scan, bytes: Buffer.alloc(0) } }, /凭据文件/],
  ])('%s: not recorded', async (_, given, reason) => {
    const deliveryId = await send();
    await expect(record({ deliveryId, outcome: 'delivered', on: day('2026-11-20'), ...given })).rejects.toMatchObject(refused(reason));
    expect((await kernel.db.tx((tx) => attemptsOf(tx, CASE)))[0]!.outcomes).toEqual([]);
  });

  test('what was recorded stays, and is followed by another with its reason', async () => {
    const deliveryId = await send();
    await record({ deliveryId, outcome: 'delivered', on: day('2026-11-20'), proof: signed });
    const again: NewOutcome = { deliveryId, outcome: 'delivered', on: day('2026-11-23'), proof: signed };
    await expect(record(again)).rejects.toMatchObject(refused(/理由/));
    await record({ ...again, reason: '日期誊写有误' });
    expect(await served()).toEqual(['2026-11-23', '2026-11-23']);
    await record({ deliveryId, outcome: 'void', on: day('2026-11-23'), reason: '签收人不是受送达人' });
    expect(await served()).toEqual([null, null]);
    const [attempt] = await kernel.db.tx((tx) => attemptsOf(tx, CASE));
    expect(attempt!.outcomes.map((each) => [each.n, each.outcome, each.on])).toEqual([
      [1, 'delivered', '2026-11-20'],
      [2, 'delivered', '2026-11-23'],
      [3, 'void', '2026-11-23'],
    ]);
  });

  test('refused in person, then left with a witness', async () => {
    const left: Partial<NewAttempt> = { method: 'left', sentOn: day('2026-11-21') };
    await expect(send(left)).rejects.toMatchObject(refused(/拒收之后/));
    await record({ deliveryId: await send(), outcome: 'refused', on: day('2026-11-20'), reason: '拒绝签收' });
    const proof = { refusal: '11月20日当面拒收', witness: '见证人李某' };
    await record({ deliveryId: await send(left), outcome: 'delivered', on: day('2026-11-21'), proof });
    expect(await served()).toEqual(['2026-11-21', '2026-11-21']);
  });

  test('public notice only after post came back, and its day lies ahead', async () => {
    const notice: Partial<NewAttempt> = { method: 'public-notice', sentOn: day('2026-11-24') };
    await expect(send(notice)).rejects.toMatchObject(refused(/其他方式没有送达之后/));
    await record({
      deliveryId: await send({ method: 'post' }),
      outcome: 'returned',
      on: day('2026-11-23'),
      reason: '查无此人',
    });
    const proof = { publication: '示例市政府网站', attempts: '邮件退回' };
    await record({ deliveryId: await send(notice), outcome: 'published', on: day('2026-11-24'), proof });
    expect(await served()).toEqual(['2026-12-24', '2026-12-24']);
  });

  test('two who record at once: one order, nothing lost', async () => {
    const ids = [await send(), await send({ method: 'post' })];
    const proof = [signed, { 'return-receipt': '11月21日' }];
    await Promise.all(ids.map((deliveryId, n) => record({ deliveryId, outcome: 'delivered', on: day('2026-11-21'), proof: proof[n]! })));
    const attempts = await kernel.db.tx((tx) => attemptsOf(tx, CASE));
    expect(attempts.flatMap((each) => each.outcomes.map(({ n }) => n)).toSorted()).toEqual([1, 2]);
  });

  test('an attempt needs an account, a paper, an address and a day that has come; an unknown one is not found', async () => {
    await expect(send({ papers: [] })).rejects.toMatchObject(refused(/没有写明/));
    await expect(send({ address: ' ' })).rejects.toMatchObject(refused(/没有写明/));
    await expect(send({ sentOn: day('2026-11-25') })).rejects.toMatchObject(refused(/晚于今天/));
    const unknown: NewOutcome = { deliveryId: kernel.ids.record(), outcome: 'void', on: day('2026-11-20') };
    await expect(record(unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { caseId } = { caseId: CASE };
    const given: NewAttempt = {
      caseId,
      subjectId: null,
      papers,
      method: 'post',
      sentOn: day('2026-11-20'),
      recipient: '甲',
      address: '乙',
    };
    await expect(inTx((tx) => recordAttempt(tx, kernel, ANONYMOUS, given))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe(item(28, 'electronic service rests on a signed confirmation (行政处罚法 §61)'), () => {
  const mail: Partial<NewAttempt> = { method: 'electronic', sentOn: day('2026-11-24'), address: 'a@example.cn' };

  test('none, another address, other papers: refused; with it, served', async () => {
    await expect(send(mail)).rejects.toMatchObject(refused(/确认书/));
    await declare({ papers: ['listing-decision'] });
    await expect(send(mail)).rejects.toMatchObject(refused(/不包括这种文书/));
    await declare({ step: 'change', papers: 'all' });
    await expect(send({ ...mail, address: 'b@example.cn' })).rejects.toMatchObject(refused(/地址/));
    const deliveryId = await send(mail);
    await record({ deliveryId, outcome: 'delivered', on: day('2026-11-24'), proof: { 'system-receipt': '到达记录' } });
    expect(await served()).toEqual(['2026-11-24', '2026-11-24']);
  });

  test('in force from the day it is filed, whatever day the paper bears; a withdrawal from its own day', async () => {
    await declare({ signedOn: day('2026-11-01') });
    await expect(send({ ...mail, sentOn: day('2026-11-20') })).rejects.toMatchObject(refused(/确认书/));
    kernel.clock.set('2026-11-27T04:00:00Z');
    await declare({ step: 'withdraw', address: '', signedOn: day('2026-11-26') });
    await send({ ...mail, sentOn: day('2026-11-25') });
    await expect(send({ ...mail, sentOn: day('2026-11-26') })).rejects.toMatchObject(refused(/确认书/));
    expect((await kernel.db.tx((tx) => consentsOf(tx, SUBJECT))).map((each) => [each.step, each.on, each.signedBy])).toEqual([
      ['sign', '2026-11-24', '张某'],
      ['withdraw', '2026-11-26', '张某'],
    ]);
  });

  test.each<[string, Partial<NewConsent>, RegExp]>([
    ['changed where there is none', { step: 'change' }, /没有有效的确认书/],
    ['withdrawn where there is none', { step: 'withdraw', address: '' }, /没有有效的确认书/],
    ['without an address', { address: '' }, /没有写明/],
    ['for no paper', { papers: [] }, /没有写明/],
    ['signed by nobody', { signedBy: ' ' }, /没有写明/],
    ['signed tomorrow', { signedOn: day('2026-11-25') }, /晚于今天/],
  ])('%s: refused', async (_, given, reason) => {
    await expect(declare(given)).rejects.toMatchObject(refused(reason));
  });

  test('by the owner of the subject, or by an official who files the signed paper', async () => {
    await expect(declare({}, { ...owner, subjectId: kernel.ids.subject() })).rejects.toMatchObject({
      code: 'MANDATE_OVER',
    });
    await expect(declare({}, { ...officer, role: 'audit' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(declare({}, ANONYMOUS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(declare({}, officer)).rejects.toMatchObject(refused(/确认书/));
    expect((await declare({ file: scan }, officer)).consent).toMatchObject({ by: 'officer', n: 1 });
    await expect(declare({})).rejects.toMatchObject(refused(/已有一份/));
  });

  test('two at once: one stands, the other is told', async () => {
    const both = await Promise.allSettled([declare({}), declare({ address: 'b@example.cn' })]);
    const codes = both.map((each) => (each.status === 'fulfilled' ? 'ok' : (each.reason as { code: string }).code));
    expect(codes.toSorted()[1]).toBe('ok');
    expect(['CONFLICT', 'DELIVERY_REFUSED']).toContain(codes.toSorted()[0]);
  });
});

describe(item(28, 'who was served where is personal'), () => {
  async function everything(): Promise<void> {
    await declare({});
    const deliveryId = await send();
    await record({ deliveryId, outcome: 'delivered', on: day('2026-11-20'), proof: signed });
    await record({ deliveryId, outcome: 'void', on: day('2026-11-20'), reason: '误记' });
  }

  test('the journal proves each row and holds no word of it', async () => {
    await everything();
    const { rows } = await sql<{ text: string }>`select to_jsonb(j)::text || coalesce(to_jsonb(c)::text, '') as text
      from journal j left join journal_content c using (seq)`.execute(kernel.db.kysely);
    expect(rows).toHaveLength(4);
    for (const { text } of rows) expect(text).not.toMatch(/甲有限公司|示例路|example|张某|签收|误记/);
    expect(await verifyJournal(kernel.db, [deliveryHome])).toMatchObject({ valid: true, size: 4 });
  });

  test('rows only grow', async () => {
    await everything();
    for (const change of [
      sql`update deliveries set address = '别处'`,
      sql`update delivery_outcomes set outcome = 'delivered'`,
      sql`delete from delivery_outcomes`,
    ]) {
      await expect(change.execute(kernel.db.kysely)).rejects.toThrow('append-only');
    }
  });

  test.each([
    ['an address', sql`update deliveries set address = '别处'`],
    ['a day', sql`update delivery_outcomes set on_day = on_day - 1 where n = 1`],
    ['a proof', sql`update delivery_outcomes set proof = '{}' where n = 1`],
    ['a confirmation', sql`update delivery_consents set papers = '["x"]'`],
    ['a row', sql`delete from delivery_outcomes where n = 2`],
  ])('%s that was changed behind its back is found', async (_, change) => {
    await everything();
    // As the database's owner could; for the program itself the table only grows.
    for (const table of ['deliveries', 'delivery_outcomes']) {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(kernel.db.kysely);
    }
    await change.execute(kernel.db.kysely);
    for (const table of ['deliveries', 'delivery_outcomes']) {
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(kernel.db.kysely);
    }
    expect((await verifyJournal(kernel.db, [deliveryHome])).problems).toHaveLength(1);
  });
});
