import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { TestKernel } from '../../../../test/support/kernel.ts';
import { clerk, director, elsewhere, reviewDesk, reviewer, second, type Desk } from '../../../../test/support/publicity/desk.ts';
import { ANONYMOUS } from '../../../kernel/access/index.ts';
import { heldRows, release, withdraw } from './index.ts';

let kernel: TestKernel;
let plant: Desk['plant'];
let batch: Desk['batch'];
let status: Desk['status'];
let stored: Desk['stored'];
let events: Desk['events'];

beforeAll(async () => {
  const desk = await reviewDesk();
  ({ kernel, plant, batch, status, stored, events } = desk);
});

describe(item(25, 'a held row waits for a reviewer, its clock running'), () => {
  test('the list: longest waiting first, with reasons and where, page by page, only one’s own', async () => {
    const by = await batch('clerk');
    const [late] = await plant({
      held: ['PHONE_IN_TEXT', 'AMOUNT_WORDS'],
      released_on: null,
      received_on: '2026-11-02',
      batch_id: by,
      row_no: 7,
    });
    const [early] = await plant({ held: ['PERSON_IN_TEXT'], released_on: null, received_on: '2026-11-01' });
    await sql`insert into intake_findings (batch_id, row_no, code, fate, column_name, params)
      values (${by}, 7, 'PHONE_IN_TEXT', 'held', '违法事实', '{"from": 12, "to": 23}')`.execute(kernel.db.kysely);

    const first = await heldRows(kernel, reviewer, { limit: 1 });
    expect(first.items.map((row) => [row.recordId, row.days, row.reasons.map((r) => r.code)])).toEqual([
      [early!.record_id, 23, ['PERSON_IN_TEXT']],
    ]);
    const rest = await heldRows(kernel, reviewer, { cursor: first.next ?? '' });
    expect(rest.next).toBeNull();
    expect(rest.items[0]).toMatchObject({
      recordId: late!.record_id,
      subject: '示例甲公司',
      reasons: [
        { code: 'PHONE_IN_TEXT', column: '违法事实', params: { from: 12, to: 23 } },
        { code: 'AMOUNT_WORDS', column: null },
      ],
    });
    expect(rest.items[0]!.content).not.toBeNull();
    await expect(heldRows(kernel, { ...reviewer, purpose: null })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await heldRows(kernel, elsewhere)).items).toEqual([]);
    expect((await heldRows(kernel, director)).items).toHaveLength(2);
    await expect(heldRows(kernel, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(heldRows(kernel, ANONYMOUS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

    // As if it never was, until somebody releases it.
    expect(await status(early!)).toBe('none');
    await release(kernel, early!.record_id, '姓名是企业字号', reviewer);
    expect(await status(early!)).toBe('shown');
    expect((await stored(early!)).released_on).toBe('2026-11-24');
    expect(await events(early!)).toEqual(['record.released']);
    expect((await heldRows(kernel, reviewer)).items).toHaveLength(1);
  });

  test('released by another than reported it, with a reason, once', async () => {
    const [row] = await plant({ held: ['PHONE_IN_TEXT'], released_on: null, batch_id: await batch('reviewer') });
    const id = row!.record_id;
    await expect(release(kernel, id, '核对过', reviewer)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(release(kernel, id, '核对过', elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(release(kernel, id, ' ', second)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await release(kernel, id, '核对过', second);
    await expect(release(kernel, id, '核对过', second)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    await expect(release(kernel, randomUUID(), '核对过', second)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(release(kernel, 'not an id', '核对过', second)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('not released but taken out: no public trace', async () => {
    const [row] = await plant({ held: ['PHONE_IN_TEXT'], released_on: null });
    const done = await withdraw(kernel, row!.record_id, { reason: '不是这家企业', kind: 'sent_in_error' }, reviewer);
    expect(done).toEqual({ state: 'done', records: [row!.record_id] });
    expect(await status(row!)).toBe('none');
    await expect(release(kernel, row!.record_id, '核对过', second)).rejects.toMatchObject({ code: 'NOT_OPEN' });
  });
});
