import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { runDue } from '../../kernel/deadlines/index.ts';
import { exampleCode, exampleName, csv, PENALTY_HEADING, penalty } from '../../registry/intake/testing/files.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { changeRecord, type ActContent } from '../../registry/records/index.ts';
import { receiveAll, send } from './exchange.ts';
import { exchangeCsv } from './csv.ts';
import { pruneFolder } from './job.ts';
import { lifeOfRecord } from './life-service.ts';
import { exchangeStatus } from './status.ts';
import { stuckRows } from './stuck.ts';
import { openExchange } from './testing/setup.ts';
import type { FolderUpper, UpperReceipt } from './testing/upper.ts';

let kernel: TestKernel;
let upper: FolderUpper;
let folder: string;
const purpose = { ...OPERATOR, purpose: '核对上报' };

beforeAll(async () => {
  kernel = await testKernel();
  ({ upper, folder } = await openExchange(kernel));
  await register(kernel, 1, 2, 3, 4);
  await punish(kernel, ...[1, 2, 3, 4].map((n) => penalty(n)));
  await send(kernel, { caller: OPERATOR });
  await upper.take();
});

const FIRST = '20261124-0001-penalty';
const receipt = (row: number, outcome: UpperReceipt['outcome'], more: Partial<UpperReceipt> = {}): UpperReceipt => ({
  file: FIRST,
  row,
  outcome,
  code: '',
  text: '',
  at: '2026-11-24 15:00:00',
  ...more,
});

const receiveNow = () => receiveAll(kernel, { caller: OPERATOR });

async function outcomes(): Promise<(string | null)[]> {
  const { rows } = await sql<{ outcome: string | null }>`
    select outcome from exchange_sendings s join exchange_files f on f.file_id = s.file_id
    where f.number = ${FIRST} order by row_no`.execute(kernel.db.kysely);
  return rows.map((row) => row.outcome);
}

async function deadlines(rule: string): Promise<{ state: string; due: string }[]> {
  const { rows } = await sql<{ state: string; due: string }>`
    select state, due from deadlines where rule = ${rule} order by due, object_id`.execute(kernel.db.kysely);
  return rows;
}

async function idOf(row: number): Promise<string> {
  const { rows } = await sql<{ record_id: string }>`
    select s.record_id from exchange_sendings s join exchange_files f on f.file_id = s.file_id
    where f.number = ${FIRST} and s.row_no = ${row}`.execute(kernel.db.kysely);
  return rows[0]!.record_id;
}

describe(item(24, 'receipts come back row by row'), () => {
  test('accepted, duplicate and returned, each at its row; a returned one is due for mending', async () => {
    await upper.giveReceipts([
      receipt(1, 'accepted'),
      receipt(2, 'duplicate'),
      receipt(3, 'returned', { code: 'E014', text: '处罚类别不在代码表内' }),
    ]);
    const { received, failed } = await receiveNow();
    expect(failed).toEqual([]);
    expect(received).toMatchObject([{ kind: 'receipt', earlier: false, rows: 3, applied: 3, problems: [] }]);
    expect(await outcomes()).toEqual(['accepted', 'duplicate', 'returned', null]);
    // Five working days after 24 November 2026, a Tuesday.
    expect(await deadlines('exchange.mend')).toEqual([{ state: 'open', due: '2026-12-01' }]);
    expect(await deadlines('exchange.receipt')).toEqual([{ state: 'open', due: '2026-11-27' }]);
    expect(await readdir(join(folder, 'inbox'))).toEqual([]);
    expect(await readdir(join(folder, 'done'))).toHaveLength(2);
  });

  test('twice, under another name, late and out of order: the end is the same', async () => {
    const rows = [receipt(1, 'accepted'), receipt(2, 'duplicate'), receipt(3, 'returned', { code: 'E014', text: '处罚类别不在代码表内' })];
    await upper.giveReceipts(rows);
    expect((await receiveNow()).received).toMatchObject([{ earlier: true, applied: 0 }]);
    await upper.giveReceipts(rows.slice(0, 2));
    expect((await receiveNow()).received).toMatchObject([{ earlier: false, applied: 0 }]);
    // A later word holds, an earlier one that comes afterwards does not.
    await upper.giveReceipts([receipt(1, 'returned', { code: 'E001', at: '2026-11-24T06:00:00Z' })]);
    expect(await outcomes()).toEqual(['accepted', 'duplicate', 'returned', null]);
    await receiveNow();
    expect(await outcomes()).toEqual(['accepted', 'duplicate', 'returned', null]);
    expect(await deadlines('exchange.mend')).toHaveLength(1);
  });

  test('what fits nothing is told row by row and does no harm', async () => {
    await upper.giveReceipts([
      receipt(1, 'accepted', { file: '20200101-0001-penalty' }),
      receipt(99, 'accepted'),
      receipt(4, 'accepted', { at: 'yesterday' }),
      receipt(0, 'accepted'),
    ]);
    const { received } = await receiveNow();
    expect(received[0]!.problems.map((each) => each.code).sort()).toEqual(['BAD_ROW', 'BAD_TIME', 'UNKNOWN_FILE', 'UNKNOWN_ROW']);
    expect(await outcomes()).toEqual(['accepted', 'duplicate', 'returned', null]);
    expect((await exchangeStatus(kernel, {}, OPERATOR)).problems).toBe(4);
  });

  test('a broken file goes to failed with its reason, and one without manifest is told', async () => {
    const name = await upper.giveReceipts([receipt(4, 'accepted')]);
    const file = join(folder, 'inbox', name.replace('.json', '.csv'));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 5));
    await upper.give('receipt', exchangeCsv(['什么', '都不是'], [['1', '2']]), 1);
    await upper.give('receipt', exchangeCsv(['什么', '都不是'], [['3', '2']]), 7);
    await writeFile(join(folder, 'inbox', 'half.json'), '{"kind": ');
    await writeFile(join(folder, 'inbox', 'alone.csv'), 'x');
    const { received, failed } = await receiveNow();
    expect(received).toEqual([]);
    expect(failed.map((each) => each.reason).sort()).toEqual(['HASH', 'HEADING', 'MANIFEST_UNREADABLE', 'ROWS']);
    const names = await readdir(join(folder, 'failed'));
    expect(names.filter((each) => each.endsWith('.reason.txt'))).toHaveLength(4);
    expect(names.filter((each) => each.endsWith('.csv'))).toHaveLength(3);
    expect(await readdir(join(folder, 'inbox'))).toEqual(['alone.csv']);
    expect((await exchangeStatus(kernel, {}, OPERATOR)).unaccompanied).toEqual(['alone.csv']);
    expect(await outcomes()).toEqual(['accepted', 'duplicate', 'returned', null]);
  });
});

describe(item(25, 'nothing is stuck unnoticed'), () => {
  test('a row’s life from report to display', async () => {
    const accepted = await lifeOfRecord(kernel, await idOf(1), purpose);
    expect(accepted.steps.map(({ stage, state, on, late }) => [stage, state, on, late])).toEqual([
      ['reported', 'done', '2026-11-24', false],
      ['checked', 'done', '2026-11-24', false],
      ['accepted', 'done', '2026-11-24', false],
      ['sent', 'done', '2026-11-24', false],
      ['receipted', 'done', '2026-11-24', false],
      ['shown', 'done', '2026-11-24', false],
    ]);
    const returned = await lifeOfRecord(kernel, await idOf(3), purpose);
    expect(returned.steps[4]).toMatchObject({ state: 'failed', why: 'E014', due: '2026-12-01', late: false });
    await expect(lifeOfRecord(kernel, await idOf(1), OPERATOR)).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const stranger = { ...purpose, role: 'reviewer', organ: 'demo-drc' } as const;
    await expect(lifeOfRecord(kernel, await idOf(1), stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('without receipt after three working days, returned and not mended after five: listed and counted', async () => {
    expect((await exchangeStatus(kernel, {}, OPERATOR)).stuck).toEqual({ unsent: 0, unreceipted: 0, unmended: 0 });
    kernel.clock.set('2026-11-27T04:00:00Z');
    expect((await stuckRows(kernel, purpose)).items).toEqual([]);
    kernel.clock.set('2026-11-28T04:00:00Z');
    expect((await stuckRows(kernel, purpose)).items).toMatchObject([
      { kind: 'unreceipted', recordId: await idOf(4), file: FIRST, row: 4, since: '2026-11-24', due: '2026-11-27' },
    ]);
    kernel.clock.set('2026-12-02T04:00:00Z');
    const { items } = await stuckRows(kernel, purpose);
    expect(items.map((each) => each.kind).sort()).toEqual(['unmended', 'unreceipted']);
    // What they wrote is content: the local operator reads none that is not public.
    expect(items.find((each) => each.kind === 'unmended')).toMatchObject({
      code: 'E014',
      text: null,
      due: '2026-12-01',
    });
    const own = await stuckRows(kernel, { ...purpose, role: 'reviewer', organ: 'demo-amr' });
    expect(own.items.find((each) => each.kind === 'unmended')!.text).toBe('处罚类别不在代码表内');
    expect((await stuckRows(kernel, { ...purpose, role: 'reviewer', organ: 'demo-drc' })).items).toEqual([]);
    expect((await exchangeStatus(kernel, {}, OPERATOR)).stuck).toEqual({ unsent: 0, unreceipted: 1, unmended: 1 });
    await runDue(kernel, kernel.clock.today(), []);
    expect(await deadlines('exchange.mend')).toEqual([{ state: 'late', due: '2026-12-01' }]);
  });

  test('mended and sent again it is mended; a late receipt of the first sending says nothing of the second', async () => {
    const { rows } = await sql<{ subject_id: string; content: ActContent }>`
      select subject_id, content from records where record_id = ${await idOf(3)}::uuid`.execute(kernel.db.kysely);
    const { subject_id: subjectId, content } = rows[0]!;
    const changes = { content: { ...content, facts: '改正后的事实' } };
    const change = { subjectId, recordId: await idOf(3), eventType: 'record.corrected', changes } as const;
    const at = new Date(kernel.clock.now().epochMilliseconds);
    await kernel.db.tx((tx) => changeRecord(tx, kernel, change, at));
    const { made } = await send(kernel, { caller: OPERATOR });
    expect(made).toMatchObject([{ number: '20261202-0001-penalty', rows: 1 }]);
    await upper.giveReceipts([receipt(3, 'returned', { code: 'E015', at: '2026-12-02 23:00:00' })]);
    await receiveNow();
    expect((await exchangeStatus(kernel, {}, OPERATOR)).stuck).toMatchObject({ unmended: 0 });
    await upper.giveReceipts([receipt(1, 'accepted', { file: '20261202-0001-penalty' }), receipt(4, 'accepted')]);
    await receiveNow();
    expect((await exchangeStatus(kernel, {}, OPERATOR)).stuck).toEqual({ unsent: 0, unreceipted: 0, unmended: 0 });
    expect(await deadlines('exchange.mend')).toMatchObject([{ state: 'late' }]);
    expect((await sql`select 1 from deadlines where rule = 'exchange.mend' and closed_on is null`.execute(kernel.db.kysely)).rows).toEqual(
      [],
    );
    expect((await deadlines('exchange.receipt')).map((each) => each.state)).toEqual(['late', 'met']);
  });

  test('counts by organ and day of receipt add up', async () => {
    const { items } = await exchangeStatus(kernel, { organ: '示例市市场监管局' }, OPERATOR);
    expect(items).toEqual([
      {
        organ: 'demo-amr',
        day: '2026-11-24',
        reported: 4,
        held: 0,
        accepted: 4,
        due: 0,
        sent: 4,
        open: 0,
        receipted: 3,
        duplicate: 1,
        returned: 0,
        shown: 4,
      },
    ]);
    const none = await exchangeStatus(kernel, {}, { ...purpose, role: 'reviewer', organ: 'demo-drc' });
    expect(none.items).toEqual([]);
  });
});

describe(item(24, 'returned data come in through the same intake'), () => {
  test('acts of other places; an adverse one needs code and name to agree', async () => {
    const foreign = { CF_CFJG: '某外地示例市场监督管理局', CF_WSH: '外示罚〔2026〕1号' };
    const wrong = { ...foreign, CF_WSH: '外示罚〔2026〕2号', CF_XDR_MC: '示例无关公司' };
    const bytes = Buffer.from(csv(PENALTY_HEADING, [penalty(1, foreign), penalty(2, wrong)]));
    await upper.give('returned', bytes, 2, { mapping: 'returned-penalties' });
    await upper.give('returned', Buffer.from('x,y\n1,2\n'), 1, { mapping: 'penalties-2018' });
    await upper.give('returned', Buffer.from('x,y\n1,2\n3,4\n'), 2, { mapping: 'returned-penalties' });
    const { received, failed } = await receiveNow();
    expect(received).toMatchObject([{ kind: 'returned', rows: 2, applied: 1 }]);
    expect(failed.map((each) => each.reason)).toEqual(['MAPPING', 'REFUSED']);
    const { rows } = await sql<{ source: string; organ: string }>`
      select source, organ from records where document_no like '外示罚%'`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ source: 'cn-ndrc', organ: '某外地示例市场监督管理局' }]);
    expect((await send(kernel, { caller: OPERATOR })).made).toEqual([]);
    await upper.give('returned', bytes, 2, { mapping: 'returned-penalties' });
    expect((await receiveNow()).received).toMatchObject([{ earlier: true, applied: 0 }]);
  });

  test('a listing that lacks organ, document, day, article, remedy or term is held; none has an effect', async () => {
    const heading = [
      '类别',
      '名称',
      '统一社会信用代码',
      '名单或评价名称',
      '结果',
      '认定机关',
      '文书号',
      '认定日期',
      '认定依据',
      '救济途径',
      '期限',
    ];
    const whole = [
      '名单',
      exampleName(1),
      exampleCode(1),
      '示例严重失信主体名单',
      '',
      '示例外地机关',
      '示认〔2026〕1号',
      '2026-11-01',
      '示例条例第一条',
      '可以申请行政复议',
      '三年',
    ];
    const lacking = [5, 6, 7, 8, 9, 10].map((at) =>
      whole.with(2, exampleCode(2)).with(1, exampleName(2)).with(3, `示例名单${at}`).with(at, ''),
    );
    const grade = ['评价', exampleName(3), exampleCode(3), '示例综合评价', 'A', '示例外地机关', '', '2026-11-01', '', '', ''];
    const wrong = whole.with(1, '示例无关公司').with(3, '示例另一名单');
    const person = whole.with(2, '');
    const rows = [whole, ...lacking, grade, wrong, person];
    const before = await sql<{ n: number }>`select count(*)::int as n from records`.execute(kernel.db.kysely);
    await upper.give('determinations', exchangeCsv(heading, rows), rows.length);
    const { received } = await receiveNow();
    expect(received).toMatchObject([
      {
        rows: 10,
        applied: 9,
        problems: [
          { row: 11, code: 'BAD_ROW' },
          { row: 10, code: 'NAME_CODE' },
        ],
      },
    ]);
    const { rows: held } = await sql<{ state: string; missing: string[] }>`
      select state, missing from exchange_determinations order by state, missing`.execute(kernel.db.kysely);
    expect(held.filter((row) => row.state === 'held').map((row) => row.missing)).toEqual([
      ['basis'],
      ['decided'],
      ['documentNo'],
      ['organ'],
      ['remedy'],
      ['until'],
    ]);
    expect((await exchangeStatus(kernel, {}, OPERATOR)).determinations).toEqual({ held: 6, received: 2, returned: 1 });
    expect(await sql`select count(*)::int as n from records`.execute(kernel.db.kysely)).toMatchObject({
      rows: before.rows,
    });
  });

  test('files worked through go after thirty days', async () => {
    kernel.clock.set('2099-01-01T04:00:00Z');
    await pruneFolder(kernel);
    expect(await readdir(join(folder, 'done'))).toEqual([]);
    expect(await readdir(join(folder, 'failed'))).toEqual([]);
  });
});
