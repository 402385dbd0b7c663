import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { confirm } from '../../kernel/proposals/index.ts';
import { reportNil } from './nil.ts';
import { proposeRecall } from './recall.ts';
import { runIntake, type IntakeResult } from './run.ts';
import { CLERK, OPERATOR } from './testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration, tempFile } from './testing/files.ts';

const REVIEWER: Caller = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' };
let kernel: TestKernel;

async function take(mapping: string, content: string): Promise<IntakeResult> {
  const path = await tempFile('f.csv', content);
  return runIntake(kernel, { path, fileName: 'f.csv', mapping, organ: 'demo-amr', caller: OPERATOR });
}

beforeAll(async () => {
  kernel = await testKernel();
  await take(
    'registrations',
    csv(
      REGISTRATION_HEADING,
      Array.from({ length: 9 }, (_, i) => registration(i + 1)),
    ),
  );
});

describe('a batch can be taken back as a whole', () => {
  test(
    item(25, 'by two people: before display undone, after display ended as sent in error; waiting rows go too'),
    async () => {
      const content = csv(PENALTY_HEADING, [penalty(1), penalty(2, { CF_SY: '负责人王小明在场。' }), penalty(900)]);
      const { batch } = await take('penalties-2018', content);
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

      // Sent again: what never was shown is new, what was shown and withdrawn comes back to its sender.
      const again = await take('penalties-2018', content);
      expect(again.earlier).toBe(false);
      expect(again.counts).toMatchObject({ accepted: 1, returned: 1, waiting: 1, reasons: { WITHDRAWN_BEFORE: 1 } });
    },
  );

  test('a batch of registrations is corrected by a newer file, not recalled; another organ recalls nothing', async () => {
    const { batch } = await take('registrations', csv(REGISTRATION_HEADING, [registration(20)]));
    await expect(proposeRecall(kernel, { batch: batch!, reason: '错', caller: CLERK })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const acts = await take('penalties-2018', csv(PENALTY_HEADING, [penalty(3)]));
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
    expect((await reportNil(kernel, { organ: 'demo-amr', month: '2026-11', caller: CLERK })).actsHeld).toBeGreaterThan(
      0,
    );
    await expect(reportNil(kernel, { organ: 'demo-amr', month: '2027-01', caller: CLERK })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(reportNil(kernel, { organ: 'demo-tax', month: '2026-10', caller: CLERK })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
