import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { item } from '../../../../test/support/item.ts';
import { hire } from '../../../../test/support/publicity/desk.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { agree } from '../../../../test/support/publicity/agree.ts';
import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import { confirm } from '../../../kernel/proposals/index.ts';
import { withdraw } from '../../publicity/index.ts';
import { release } from '../../publicity/review/index.ts';
import { reportNil } from './nil.ts';
import { proposeRecall } from './recall.ts';
import { runIntake } from './run.ts';
import { CLERK, OPERATOR } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, tempFile } from '../testing/files.ts';
import { punish, register, take } from '../testing/take.ts';
import { intakeCapability } from '../capability.ts';
import { publicityCapability } from '../../publicity/capability.ts';

const REVIEWER: Caller = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' };
let kernel: TestKernel;

beforeAll(async () => {
  kernel = await testKernel({ rooms: [intakeCapability, publicityCapability] });
  await hire(kernel, REVIEWER, { ...REVIEWER, account: 'reviewer2' });
  await register(kernel, ...Array.from({ length: 9 }, (_, n) => n + 1));
});

describe('a batch can be taken back as a whole', () => {
  test(item(25, 'by two people: before display undone, after display ended as sent in error; waiting rows go too'), async () => {
    const content = csv(PENALTY_HEADING, [penalty(1), penalty(2, { CF_SY: '负责人王小明在场。' }), penalty(900)]);
    const { batch } = await take(kernel, 'penalties-2018', content);
    const request = { batch: batch!, reason: '整批报错了单位', caller: CLERK };
    const { proposal, records } = await proposeRecall(kernel, request);
    expect(records).toBe(2);
    await expect(confirm(kernel, proposal, { ...REVIEWER, account: 'clerk' })).rejects.toMatchObject({
      code: 'SAME_PERSON',
    });
    await confirm(kernel, proposal, REVIEWER);
    const { rows } = await sql`
      select document_no, ended_kind, ended_on, corrections->0->>'kind' as kind from records where batch_id = ${batch} order by document_no`.execute(
      kernel.db.kysely,
    );
    expect(rows).toEqual([
      { document_no: '示市监罚〔2026〕1号', ended_kind: 'withdrawn', ended_on: '2026-11-24', kind: 'sent_in_error' },
      { document_no: '示市监罚〔2026〕2号', ended_kind: 'recalled', ended_on: '2026-11-24', kind: null },
    ]);
    const waiting = await sql`select state from intake_waiting where batch_id = ${batch}`.execute(kernel.db.kysely);
    expect(waiting.rows).toEqual([{ state: 'recalled' }]);

    // Sent again: a new report, which a reviewer compares where the act had been on display.
    const again = await take(kernel, 'penalties-2018', content);
    expect(again.earlier).toBe(false);
    expect(again.counts).toMatchObject({
      accepted: 2,
      waiting: 1,
      held: 2,
      reasons: { DOCUMENT_HELD_BEFORE: 1, PERSON_IN_TEXT: 1 },
    });
    const shownBefore = () =>
      sql<{ record_id: string; released_on: string | null; ended_on: string | null }>`
          select record_id, released_on, ended_on, received_on from records where document_no = '示市监罚〔2026〕1号'`.execute(
        kernel.db.kysely,
      );
    expect((await shownBefore()).rows).toMatchObject([{ released_on: null, ended_on: null }]);
    // Nor does sending it once more slip past the reviewer.
    const changed = penalty(1, { CF_SY: '经查，该单位未按规定明码标价。' });
    expect((await punish(kernel, changed)).counts).toMatchObject({
      replaced: 1,
      reasons: { DOCUMENT_HELD_BEFORE: 1 },
    });
    const { record_id: id } = (await shownBefore()).rows[0]!;
    // Its time on display goes on from the first day: it does not begin again.
    kernel.clock.set('2026-11-25T04:00:00Z');
    await release(kernel, id, '与决定书一致', { ...REVIEWER, purpose: '审核' });
    kernel.clock.set('2026-11-24T04:00:00Z');
    expect((await shownBefore()).rows).toMatchObject([{ released_on: '2026-11-24', ended_on: null }]);
    // A decision that was revoked is not reported again.
    const revoked = await withdraw(kernel, id, { reason: '复议撤销' }, REVIEWER);
    await agree(kernel, revoked, { ...REVIEWER, account: 'reviewer2' });
    const last = await punish(kernel, changed, 901);
    expect(last.counts).toMatchObject({ returned: 1, reasons: { WITHDRAWN_BEFORE: 1 } });
  });

  test('a batch of registrations is corrected by a newer file, not recalled; another organ recalls nothing', async () => {
    const { batch } = await register(kernel, 20);
    await expect(proposeRecall(kernel, { batch: batch!, reason: '错', caller: CLERK })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const acts = await punish(kernel, 3);
    const other = { ...CLERK, organ: 'demo-eeb' };
    await expect(proposeRecall(kernel, { batch: acts.batch!, reason: '错', caller: other })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('a nil report is a report', () => {
  test(item(25, 'it has a number and a time, stands once a month, and says what is held of that month'), async () => {
    const nil = await reportNil(kernel, {
      organ: 'demo-eeb',
      month: '2026-10',
      caller: { ...CLERK, organ: 'demo-eeb' },
    });
    expect(nil).toMatchObject({ number: 'demo-eeb-2026-10-N0001', earlier: false, actsHeld: 0 });
    expect(await reportNil(kernel, { organ: 'demo-eeb', month: '2026-10', caller: OPERATOR })).toMatchObject({
      number: nil.number,
      earlier: true,
    });
    expect((await reportNil(kernel, { organ: 'demo-amr', month: '2026-11', caller: CLERK })).actsHeld).toBeGreaterThan(0);
    await expect(reportNil(kernel, { organ: 'demo-amr', month: '2027-01', caller: CLERK })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(reportNil(kernel, { organ: 'demo-tax', month: '2026-10', caller: CLERK })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('a batch that replaced an earlier report before display', () => {
  test(item(25, 'gives the earlier one back when it is recalled, with its day of receipt'), async () => {
    const warning = (text: string) => penalty(5, { CF_CFLB: '警告', CF_NR: text, CF_NR_FK: '' });
    kernel.clock.set('2026-11-23T04:00:00Z');
    const first = await punish(kernel, warning('警告'));
    kernel.clock.set('2026-11-24T04:00:00Z');
    const second = await punish(kernel, warning('警告一次'));
    expect(second.counts).toMatchObject({ replaced: 1 });
    const { proposal } = await proposeRecall(kernel, { batch: second.batch!, reason: '报错', caller: CLERK });
    await confirm(kernel, proposal, REVIEWER);
    const { rows } = await sql`
      select content->>'text' as text, batch_id, received_on, ended_on, version from records where document_no = '示市监罚〔2026〕5号'`.execute(
      kernel.db.kysely,
    );
    expect(rows).toEqual([{ text: '警告', batch_id: first.batch, received_on: '2026-11-23', ended_on: null, version: 3 }]);
    // The same file again is what is held; it is not mistaken for a new report.
    const again = await punish(kernel, warning('警告'), 6);
    expect(again.counts).toMatchObject({ unchanged: 1, accepted: 1 });
  });
});

describe('a batch that stopped half-way', () => {
  test(item(25, 'can be recalled: what it put on display goes, and the file is a new one then'), async () => {
    const rows = [penalty(7), penalty(8), penalty(9)].map((row) => [...row]);
    const path = await tempFile('f.csv', csv(PENALTY_HEADING, rows));
    const request = { path, fileName: 'f.csv', mapping: 'penalties-2018', organ: 'demo-amr', caller: OPERATOR };
    const stop = () => {
      throw new Error('killed');
    };
    await expect(runIntake(kernel, { ...request, chunkRows: 2, onChunk: stop })).rejects.toThrow('killed');
    const { rows: batches } = await sql<{ batch_id: string; state: string; accepted: number }>`
      select batch_id, state, accepted from intake_batches order by received_at desc, batch_id desc limit 1`.execute(kernel.db.kysely);
    expect(batches[0]).toMatchObject({ state: 'running', accepted: 2 });
    const { proposal } = await proposeRecall(kernel, {
      batch: batches[0]!.batch_id,
      reason: '文件坏了',
      caller: CLERK,
    });
    await confirm(kernel, proposal, REVIEWER);
    const { rows: records } = await sql`
      select distinct ended_kind from records where batch_id = ${batches[0]!.batch_id}`.execute(kernel.db.kysely);
    expect(records).toEqual([{ ended_kind: 'withdrawn' }]);
    expect((await runIntake(kernel, request)).counts).toMatchObject({ read: 3, accepted: 3, held: 2 });
  });
});
