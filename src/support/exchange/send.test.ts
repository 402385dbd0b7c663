import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { changeRecord, type RecordChanges } from '../../registry/records/index.ts';
import { csv, exampleCode, exampleName, penalty } from '../../registry/intake/testing/files.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { punish, register, take } from '../../registry/intake/testing/take.ts';
import { send } from './exchange.ts';
import { openExchange } from './testing/setup.ts';
import type { FolderUpper } from './testing/upper.ts';

let kernel: TestKernel;
let upper: FolderUpper;
beforeAll(async () => {
  kernel = await testKernel();
  ({ upper } = await openExchange(kernel));
  await register(kernel, 1, 2, 3, 4, 5, 6);
});

const sendAll = (day?: string) => send(kernel, { caller: OPERATOR, day });

async function idOf(documentNo: string): Promise<{ subject_id: string; record_id: string }> {
  const { rows } = await sql<{ subject_id: string; record_id: string }>`
    select subject_id, record_id from records where document_no = ${documentNo}`.execute(kernel.db.kysely);
  return rows[0]!;
}

async function change(documentNo: string, eventType: `record.${string}`, changes: RecordChanges): Promise<void> {
  const { subject_id: subjectId, record_id: recordId } = await idOf(documentNo);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { subjectId, recordId, eventType, changes }, at));
}

const no = (n: number): string => `示市监罚〔2026〕${n}号`;

const PERMIT = {
  XK_XDR_MC: exampleName(3),
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: exampleCode(3),
  XK_FRDB: '张示例',
  XK_FR_ZJHM: '110101199003070011',
  XK_XKWS: '准予行政许可决定书',
  XK_WSH: '示市监许〔2026〕3号',
  XK_XKLB: '普通许可',
  XK_XKBH: 'JY0001',
  XK_NR: '示例食品经营',
  XK_JDRQ: '2026-11-19',
  XK_YXQZ: '2026-11-19',
  XK_YXQZI: '长期',
};

describe(item(24, 'accepted rows go up in the national template'), () => {
  test('one file a kind and day, with headings of the template, identity columns empty, 万元 with six places', async () => {
    await punish(kernel, 1, penalty(2, { CF_CFLB: '警告', CF_NR: '警告', CF_NR_FK: '' }));
    await take(kernel, 'permits-2018', csv(Object.keys(PERMIT), [Object.values(PERMIT)]));
    const done = await sendAll();
    expect(done.made.map((file) => [file.number, file.rows])).toEqual([
      ['20261124-0001-penalty', 2],
      ['20261124-0002-permit', 1],
    ]);
    const [penalties, permits] = await upper.take();
    expect(penalties!.manifest).toMatchObject({
      content: 'penalty',
      template: 'penalty',
      edition: '2018',
      scope: 'national',
      day: '2026-11-24',
      rows: 2,
    });
    expect(penalties!.manifest.columns).toHaveLength(30);
    expect(permits!.manifest.columns).toHaveLength(28);
    // A mere warning is not displayed; the act goes up all the same.
    expect(penalties!.rows.map((row) => row['CF_WSH'])).toEqual([no(1), no(2)]);
    expect(penalties!.rows[0]).toMatchObject({
      CF_XDR_MC: exampleName(1),
      CF_XDR_LB: '法人及非法人组织',
      CF_XDR_SHXYM: exampleCode(1),
      CF_FRDB: '',
      CF_FR_ZJHM: '',
      CF_XDR_ZJHM: '',
      CF_CFLB: '罚款',
      CF_NR_FK: '0.200000',
      CF_JDRQ: '2026-11-20',
      CF_CFJG: '示例市市场监督管理局',
      CF_CFJGDM: '11509900MATEG0034Y',
    });
    expect(permits!.rows[0]).toMatchObject({
      XK_XKLB: '普通',
      XK_YXQZI: '2099-12-31',
      XK_ZT: '1',
      XK_FRDB: '',
      XK_FR_ZJHM: '',
      XK_XKBH: 'JY0001',
    });
    // Neither in the file's rows nor in what is kept of them.
    const kept = await sql<{
      n: number;
    }>`select count(*)::int as n from exchange_sendings where cells is not null`.execute(kernel.db.kysely);
    expect(kept.rows[0]!.n).toBe(0);
  });

  test('nothing twice unless it changed; what changed without changing the row stays here', async () => {
    expect(await sendAll()).toEqual({ made: [], published: [], fault: null });
    await change(no(1), 'record.disputed', {
      disputes: [{ raisedOn: '2026-11-24', due: '2026-12-01', state: 'open' }],
    });
    await change(no(1), 'record.corrected', { severity: 'minor' });
    expect((await sendAll()).made).toEqual([]);
    const { rows } = await sql<{ content: object }>`select content from records where document_no = ${no(1)}`.execute(kernel.db.kysely);
    await change(no(1), 'record.corrected', { content: { ...rows[0]!.content, title: '更正', facts: '更正后的事实' } });
    expect((await sendAll()).made).toMatchObject([{ content: 'penalty', rows: 1 }]);
    const [file] = await upper.take();
    expect(file!.rows[0]).toMatchObject({ CF_WSH: no(1), CF_SY: '更正后的事实' });
  });

  test('a held row waits until it is released; one taken back before leaves no trace above', async () => {
    const held = { CF_SY: '联系电话13800138000，未按规定明码标价。' };
    await punish(kernel, penalty(4, held), penalty(5, held));
    expect((await sql`select 1 from records where held <> '{}'`.execute(kernel.db.kysely)).rows).toHaveLength(2);
    expect((await sendAll()).made).toEqual([]);
    await change(no(4), 'record.released', { released_on: '2026-11-24' });
    await change(no(5), 'record.recalled', { ended_on: '2026-11-24', ended_kind: 'recalled' });
    expect((await sendAll()).made).toMatchObject([{ content: 'penalty', rows: 1 }]);
    expect((await upper.take())[0]!.rows[0]).toMatchObject({ CF_WSH: no(4) });
  });

  test('withdrawn, recalled, repaired: a change goes up, once; taken again, the row goes up again', async () => {
    await change(no(1), 'record.withdrawn', { ended_on: '2026-11-24', ended_kind: 'withdrawn', validity: 'revoked' });
    await change(no(2), 'record.ended', { ended_on: '2026-11-24', ended_kind: 'repaired' });
    await change(no(4), 'record.recalled', { ended_on: '2026-11-24', ended_kind: 'recalled' });
    expect((await sendAll()).made).toMatchObject([{ content: 'changes', rows: 3 }]);
    const [changes] = await upper.take();
    expect(changes!.manifest).toMatchObject({ template: 'exchange-changes', scope: 'local default' });
    expect(changes!.rows.map((row) => [row['决定文书号'], row['处理方式'], row['原因']])).toEqual([
      [no(1), '撤回', '撤回公示'],
      [no(2), '停止公示', '信用修复'],
      [no(4), '撤回', '误报'],
    ]);
    await change(no(4), 'record.replaced', { ended_on: null, ended_kind: null });
    expect((await sendAll()).made).toMatchObject([{ content: 'penalty', rows: 1 }]);
    expect((await sendAll()).made).toEqual([]);
    await upper.take();
  });

  test('a revoked permit goes up again, with its state', async () => {
    const changes = { ended_on: '2026-11-24', ended_kind: 'withdrawn', validity: 'revoked' } as const;
    await change('示市监许〔2026〕3号', 'record.withdrawn', changes);
    expect((await sendAll()).made).toMatchObject([{ content: 'permit', rows: 1 }]);
    expect((await upper.take())[0]!.rows[0]).toMatchObject({ XK_WSH: '示市监许〔2026〕3号', XK_ZT: '2' });
    expect((await sendAll()).made).toEqual([]);
  });

  test('an act whose number was wrong is taken back under the old one and sent under the new', async () => {
    await punish(kernel, 6);
    await sendAll();
    await upper.take();
    await change(no(6), 'record.corrected', { document_no: no(66) });
    expect((await sendAll()).made.map((file) => file.content)).toEqual(['changes', 'penalty']);
    const [gone, put] = await upper.take();
    expect([gone!.rows[0]!['决定文书号'], gone!.rows[0]!['原因'], put!.rows[0]!['CF_WSH']]).toEqual([
      no(6),
      '文书号或主体代码更正',
      no(66),
    ]);
  });

  test('other kinds by our template, marked local; what came from above does not go back', async () => {
    const honour = {
      名称: exampleName(1),
      统一社会信用代码: exampleCode(1),
      荣誉名称: '示例守信企业',
      认定日期: '2026-11-18',
    };
    await take(kernel, 'honours', csv(Object.keys(honour), [Object.values(honour)]));
    await take(kernel, 'honours', csv(Object.keys(honour), [Object.values({ ...honour, 荣誉名称: '示例上级荣誉' })]), { organ: 'cn-ndrc' });
    expect((await sendAll()).made).toMatchObject([{ content: 'honour', rows: 1 }]);
    const [file] = await upper.take();
    expect(file!.manifest).toMatchObject({ template: 'honour', scope: 'local default' });
    expect(file!.rows[0]).toMatchObject({ 标题: '示例守信企业' });
  });

  test('--day takes only what became due on that day', async () => {
    kernel.clock.set('2026-11-25T04:00:00Z');
    await change(no(66), 'record.corrected', { document_no: no(67) });
    kernel.clock.set('2026-11-26T04:00:00Z');
    await punish(kernel, 3);
    expect((await sendAll('2026-11-26')).made).toMatchObject([{ content: 'penalty', day: '2026-11-26', rows: 1 }]);
    expect((await sendAll('2026-11-24')).made).toEqual([]);
    expect((await sendAll()).made.map((file) => [file.content, file.day])).toEqual([
      ['changes', '2026-11-25'],
      ['penalty', '2026-11-25'],
    ]);
    await expect(sendAll('2026-02-30')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('what left is told like any delivery', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from disclosures where channel = 'exchange' and recipient = 'cn-ndrc'`.execute(kernel.db.kysely);
    const files = await sql<{ n: number }>`select count(*)::int as n from exchange_files`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBe(files.rows[0]!.n);
    expect(rows[0]!.n).toBeGreaterThan(5);
  });
});

describe(item(24, 'facets of a record go up'), () => {
  const shield = { from: '2026-11-30', until: '2026-12-04', organ: '示例法院', basis: '示例裁定', ends: null };
  const stay = {
    by: 'court',
    from: '2026-11-28',
    until: '2026-12-01',
    organ: '示例法院',
    document: '示例裁定',
  } as const;
  const on = async (day: string): Promise<{ what: string | undefined; why: string | undefined; remark: string | undefined }[]> => {
    kernel.clock.set(`${day}T04:00:00Z`);
    await sendAll();
    const files = await upper.take();
    return files.flatMap((file) =>
      file.rows.map((row) => ({ what: row['处理方式'] ?? row['CF_WSH'], why: row['原因'], remark: row['BZ'] })),
    );
  };

  test('a shield takes it from display above for its days only, without a reason; a stay is told in the remark', async () => {
    await on('2026-11-28');
    await punish(kernel, penalty(6, { CF_WSH: no(61) }), penalty(6, { CF_WSH: no(62) }));
    expect(await on('2026-11-28')).toHaveLength(2);
    await change(no(61), 'record.shielded', { shielded: true, shield });
    await change(no(62), 'record.stayed', { validity: 'stayed', stay });
    const stayed = { what: no(62), why: undefined, remark: '停止执行（人民法院决定，自2026-11-28起至2026-12-01）' };
    expect(await on('2026-11-28')).toEqual([stayed]);
    expect(await on('2026-11-29')).toEqual([]);
    expect(await on('2026-11-30')).toEqual([{ what: '停止公示', why: '暂停公示', remark: undefined }]);
    expect(await on('2026-12-01')).toEqual([]);
    // Each is over on the day after its last, by itself.
    expect(await on('2026-12-02')).toEqual([{ ...stayed, remark: '' }]);
    expect(await on('2026-12-04')).toEqual([]);
    expect(await on('2026-12-05')).toEqual([{ what: no(61), why: undefined, remark: '' }]);
    expect(await on('2026-12-06')).toEqual([]);
  });
});
