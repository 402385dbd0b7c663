import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { TestKernel } from '../../../../test/support/kernel.ts';
import { elsewhere, hire, reviewDesk, reviewer, second, type Desk } from '../../../../test/support/publicity/desk.ts';
import { agree } from '../../../../test/support/publicity/agree.ts';
import { consequencesOf, fire, workOf } from '../../../kernel/procedures/index.ts';
import type { Caller } from '../../../kernel/access/index.ts';
import { caseWork } from '../../../kernel/procedures/case-work.ts';
import { disclose, noticeReader } from '../../disclosures/index.ts';
import { publicAct } from '../public-act.ts';
import { correct, withdraw, type Amended } from './index.ts';

let kernel: TestKernel;
let plant: Desk['plant'];
let status: Desk['status'];
let stored: Desk['stored'];
let events: Desk['events'];

beforeAll(async () => {
  const desk = await reviewDesk();
  ({ kernel, plant, status, stored, events } = desk);
});

type Proposed = Extract<Amended, { state: 'proposed' }>;
async function proposed(work: Promise<Amended>): Promise<Proposed> {
  const result = await work;
  expect(result.state).toBe('proposed');
  return result as Proposed;
}
/** The second person agrees; throws where it is refused. */
const confirm = (of: Proposed, by: Caller) => fire(kernel, { caseId: of.case, transition: 'correct' }, by);

describe(item(25, 'an organ with one person'), () => {
  const alone: Caller = { ...reviewer, account: 'alone', organ: 'demo-c-amr' };
  const above: Caller = { ...reviewer, account: 'above', role: 'director', organ: 'demo-amr', district: null };

  test('has its superior agree, whose list says why; who may agree in the house keeps the superior out of it', async () => {
    kernel.clock.set('2026-11-24T04:00:00Z');
    await hire(kernel, alone, above);
    const work = async () => (await workOf(kernel, above, 'zh-CN', {}, [caseWork(kernel)])).items;
    expect(await work()).toEqual([]);
    const [row] = await plant({ organ: 'demo-c-amr', reporting_organ: 'demo-c-amr' });
    const opened = await proposed(withdraw(kernel, row!.act_id, { reason: '误报', kind: 'sent_in_error' }, alone));
    await expect(confirm(opened, alone)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const [duty] = await work();
    expect(duty).toMatchObject({ due: opened.due, must: true });
    expect(duty!.came).toContain('本机关没有第二人可以同意的，由上级机关同意');
    await confirm(opened, above);
    expect(await status(row!)).toBe('withdrawn');

    const [own] = await plant({ organ: 'demo-c-amr', reporting_organ: 'demo-c-amr' });
    await hire(kernel, { ...alone, account: 'colleague' });
    const again = await proposed(withdraw(kernel, own!.act_id, { reason: '误报', kind: 'sent_in_error' }, alone));
    expect(await work()).toEqual([]);
    await expect(confirm(again, above)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await confirm(again, { ...alone, account: 'colleague' });
  });
});

describe(item(25, 'withdrawal after display'), () => {
  test('two people, three working days from the decision, then 410 with the reason (行政处罚法 §48)', async () => {
    kernel.clock.set('2026-09-29T04:00:00Z'); // before the National Day holiday
    const rows = await plant({}, { content: { title: '另一当事人' } });
    const opened = await proposed(
      withdraw(kernel, rows[0]!.act_id, { reason: '复议撤销', kind: 'revocation', decidedOn: '2026-09-28' }, reviewer),
    );
    expect(opened.due).toBe('2026-10-08');
    expect(await status(rows[0]!)).toBe('shown');
    await expect(confirm(opened, reviewer)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(confirm(opened, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(withdraw(kernel, rows[0]!.act_id, { reason: '再提一次' }, second)).rejects.toMatchObject({
      code: 'CONFLICT',
    });

    kernel.clock.set('2026-10-08T04:00:00Z');
    await confirm(opened, second);
    expect(await publicAct(kernel.db, rows[0]!.act_id, '2026-10-08')).toEqual({
      status: 'withdrawn',
      organ: 'demo-a-amr',
      on: '2026-10-08',
      reason: '复议撤销',
    });
    for (const row of rows) {
      expect(await stored(row)).toMatchObject({
        ended_kind: 'withdrawn',
        validity: 'revoked',
        shared: false,
        version: 2,
      });
      expect(await events(row)).toEqual(['record.withdrawn']);
    }
    const { rows: deadlines } = await sql`select state, due, closed_on from deadlines where object_id = ${opened.case}`.execute(
      kernel.db.kysely,
    );
    expect(deadlines).toEqual([{ state: 'met', due: '2026-10-08', closed_on: '2026-10-08' }]);
    const { rows: history } = await sql`select version from record_history where record_id = ${rows[0]!.record_id}`.execute(
      kernel.db.kysely,
    );
    expect(history).toEqual([{ version: 1 }]);
    await expect(withdraw(kernel, rows[0]!.act_id, { reason: '再撤一次' }, reviewer)).rejects.toMatchObject({
      code: 'NOT_OPEN',
    });
    kernel.clock.set('2026-11-24T04:00:00Z');
  });

  test('withdrawing the act reaches all its addressees, each with its own content', async () => {
    const rows = await plant({ content: { title: '甲', fineFen: 1 } }, { content: { title: '乙', fineFen: 2 } });
    const done = await withdraw(kernel, rows[0]!.act_id, { reason: '复议撤销', document: '示复〔2026〕1号' }, reviewer);
    await agree(kernel, done, second);
    for (const row of rows)
      expect(await stored(row)).toMatchObject({
        ended_kind: 'withdrawn',
        validity: 'revoked',
        content: row.content,
        corrections: [{ kind: 'revocation', reason: '复议撤销', document: '示复〔2026〕1号' }],
      });
  });

  test('late is said to be late', async () => {
    const [row] = await plant();
    const opened = await proposed(withdraw(kernel, row!.act_id, { reason: '确认无效', kind: 'void', decidedOn: '2026-11-16' }, reviewer));
    expect(opened.due).toBe('2026-11-19');
    await confirm(opened, second);
    const { rows } = await sql`select state from deadlines where object_id = ${opened.case}`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ state: 'late' }]);
    expect(await stored(row!)).toMatchObject({ validity: 'void' });
  });

  test('what changed after the proposal is not amended blindly', async () => {
    const [row] = await plant();
    const opened = await proposed(withdraw(kernel, row!.record_id, { reason: '变更', kind: 'variation' }, reviewer));
    await sql`update records set version = 2 where record_id = ${row!.record_id}`.execute(kernel.db.kysely);
    await expect(confirm(opened, second)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await status(row!)).toBe('shown');
  });

  test('a display that had ended before stays under the neutral answer', async () => {
    const [row] = await plant({ decided: '2025-06-01', released_on: '2025-06-03' });
    expect(await status(row!)).toBe('gone');
    const opened = await proposed(withdraw(kernel, row!.act_id, { reason: '判决撤销' }, reviewer));
    await confirm(opened, second);
    expect(await status(row!)).toBe('gone');
  });
});

describe(item(25, 'correction after display'), () => {
  const patch = { document: '示市监更〔2026〕3号', severity: 'minor', content: { fineFen: 100000, facts: null } };

  test('kind, reason, document, second person, mark, history; the row in its new class', async () => {
    const [row] = await plant({
      content: { title: '示例处罚', fineFen: 1000000, facts: '旧的事实', penaltyKinds: ['fine'] },
    });
    const opened = await proposed(correct(kernel, row!.record_id, { kind: 'correction', reason: '金额录错', patch }, reviewer));
    expect(opened.due).toBe('2026-11-27'); // of the day on which the error was found
    const said = await consequencesOf(kernel, opened.case, 'correct', {}, second, 'zh-CN');
    expect(said).toEqual(
      expect.arrayContaining([
        '更正1条公示记录，依据示市监更〔2026〕3号；更正后标明“已更正”，不再显示原来的内容。',
        '没有登记过接收这些记录的单位。',
        '罚款金额改为：1,000元',
        expect.stringMatching(/^违法事实.*去掉。$/u),
      ]),
    );
    await confirm(opened, second);
    const now = await stored(row!);
    expect(now).toMatchObject({
      content: { title: '示例处罚', fineFen: 100000, penaltyKinds: ['fine'] },
      severity: 'minor',
      display_class: 'penalty_minor',
      corrections: [{ on: '2026-11-24', kind: 'correction', reason: '金额录错' }],
    });
    expect(now.content.facts).toBeUndefined();
    expect(await events(row!)).toEqual(['record.corrected']);
    expect(await status(row!)).toBe('shown'); // SAMR 107: minor, three months from 2026-09-10
  });

  test('every known recipient is told, by opaque id', async () => {
    const [row] = await plant({ seq: 1 });
    const at = new Date('2026-10-01T00:00:00Z');
    await kernel.db.tx((tx) =>
      disclose(
        tx,
        kernel,
        {
          recipient: 'bank-a',
          channel: 'feed',
          purpose: 'x',
          filter: { organs: ['demo-a-amr'] },
          fromSeq: 0,
          toSeq: 10,
          itemCount: 1,
        },
        at,
      ),
    );
    const opened = await proposed(correct(kernel, row!.record_id, { kind: 'correction', reason: '金额录错', patch }, reviewer));
    const said = await consequencesOf(kernel, opened.case, 'correct', {}, second, 'zh-CN');
    expect(said).toContain('接收过这些记录的1个单位在本系统收到通知。');
    await confirm(opened, second);
    const { rows } = await sql<{
      seq: number;
    }>`select seq from journal where object = ${row!.record_id} and type = 'record.corrected'`.execute(kernel.db.kysely);
    const sent: unknown[] = [];
    await kernel.db.tx((tx) =>
      noticeReader.handle(
        tx,
        [
          {
            seq: rows[0]!.seq,
            type: 'record.corrected',
            subjectId: row!.subject_id,
            object: row!.record_id,
            version: 2,
            leaf: Buffer.alloc(32),
            at,
          },
        ],
        { now: at, outbox: async (message) => void sent.push(message.payload) },
      ),
    );
    expect(sent).toEqual([
      {
        recipient: 'bank-a',
        received: 'feed',
        record: row!.record_id,
        act: row!.act_id,
        event: 'record.corrected',
        reason: 'correction',
        seq: rows[0]!.seq,
        at: at.toISOString(),
      },
    ]);
  });

  test('refused: unknown fields, days that do not exist, nothing to correct, several addressees, another organ, not shown', async () => {
    const rows = await plant({}, {});
    const [held] = await plant({ held: ['PHONE_IN_TEXT'], released_on: null });
    const id = rows[0]!.record_id;
    const attempt = (over: object, who = reviewer, target = id) =>
      correct(kernel, target, { kind: 'correction', reason: '更正', patch, ...over }, who);
    await expect(attempt({ patch: { content: { idNumber: 'x' } } })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(attempt({ patch: { content: { validFrom: '2026-02-30' } } })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(attempt({ patch: {} })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(attempt({ kind: 'revocation' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(attempt({ decidedOn: '2026-11-25' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(attempt({}, reviewer, rows[0]!.act_id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(attempt({}, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(attempt({}, reviewer, held!.record_id)).rejects.toMatchObject({ code: 'NOT_SHOWN' });
  });
});
