import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import { writeRejects } from '../batches/rejects.ts';
import { runIntake, type IntakeResult } from '../batches/run.ts';
import type { IntakeTables } from '../tables.ts';
import { CLERK, OPERATOR } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration, tempFile } from '../testing/files.ts';
import { closeReturn, listReturns } from './list.ts';
import { recountReturns } from './recount.ts';

let kernel: TestKernel;
const send = async (path: string, mapping = 'penalties-2018', again = false): Promise<IntakeResult> =>
  runIntake(kernel, { path, fileName: 'f', mapping, organ: 'demo-amr', caller: OPERATOR, again });
const rows = (late?: boolean) => listReturns(kernel, { late }, CLERK);

beforeAll(async () => {
  kernel = await testKernel();
  const bodies = [1, 2, 3].map((n) => registration(n));
  await send(await tempFile('r.csv', csv(REGISTRATION_HEADING, bodies)), 'registrations');
});

describe(item(25, 'rows that went back are due again in working days'), () => {
  test('listed with what is wrong, late ones by themselves, settled when they come again', async () => {
    const sent = await send(
      await tempFile(
        'p.csv',
        csv(PENALTY_HEADING, [
          penalty(1, { CF_JDRQ: '' }),
          penalty(2, { CF_XDR_MC: '虚构有限公司' }),
          penalty(3, { CF_SY: '' }),
          penalty(3, { CF_XDR_LB: '自然人', CF_WSH: '甲1' }),
          penalty(3, { CF_WSH: '甲2' }),
        ]),
      ),
    );
    expect(sent.counts).toMatchObject({ accepted: 1, returned: 1, rejected: 3 });
    // Received on Tuesday 24 November: five working days later is Tuesday. A row on a person need not come again.
    const { items } = await rows();
    expect(items.map(({ row, code, due, workingDaysLeft }) => ({ row, code, due, workingDaysLeft }))).toEqual([
      { row: 2, code: 'MISSING_FIELD', due: '2026-12-01', workingDaysLeft: 5 },
      { row: 3, code: 'NAME_CODE', due: '2026-12-01', workingDaysLeft: 5 },
      { row: 4, code: 'MISSING_FIELD', due: '2026-12-01', workingDaysLeft: 5 },
    ]);
    expect((await rows(true)).items).toEqual([]);

    // By the mark in the table of rows to mend.
    const batch = await on<IntakeTables>(kernel.db.kysely)
      .selectFrom('intake_batches')
      .selectAll()
      .where('batch_id', '=', sent.batch!)
      .executeTakeFirstOrThrow();
    const mend = await tempFile('要改的行.csv', '');
    await writeRejects(kernel, batch, mend, 'zh-CN');
    const { readFile } = await import('node:fs/promises');
    const text = await readFile(mend, 'utf8');
    const day = text
      .split('\r\n')
      .map((line) => (line.includes(penalty(1)[6]!) ? line.replace('罚款2000元,0.2,', '罚款2000元,0.2,2026-11-20') : line));
    await send(await tempFile('改好.csv', day.join('\r\n')));
    expect((await rows()).items.map((each) => [each.batch, each.row])).not.toContainEqual([sent.number, 2]);

    // By its document, in a new export of the organ's own system.
    await send(await tempFile('p2.csv', csv(PENALTY_HEADING, [penalty(3)])));
    expect((await rows()).items.filter((each) => each.batch === sent.number).map((each) => each.row)).toEqual([3]);
  });

  test('late from the day after; closed with a reason by its own organ alone', async () => {
    const [open] = (await rows()).items;
    kernel.clock.set('2026-12-02T04:00:00Z');
    expect((await rows(true)).items[0]).toMatchObject({ due: '2026-12-01', workingDaysLeft: -1 });
    const close = { batch: open!.batch, row: open!.row, reason: '该文书已撤销' };
    await expect(closeReturn(kernel, close, { ...CLERK, organ: 'demo-eeb' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(closeReturn(kernel, { ...close, reason: ' ' }, CLERK)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await closeReturn(kernel, close, CLERK);
    await expect(closeReturn(kernel, close, CLERK)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    expect((await rows()).items.filter((each) => each.batch === open!.batch && each.row === open!.row)).toEqual([]);
  });

  test('a due day that was provisional moves only later', async () => {
    await recountReturns(kernel);
    kernel.clock.set('2026-12-29T04:00:00Z');
    const sent = await send(await tempFile('y.csv', csv(PENALTY_HEADING, [penalty(1, { CF_JDRQ: '', CF_WSH: '乙1' })])));
    const before = (await rows()).items.find((each) => each.batch === sent.number)!;
    expect(before.provisional).toBe(true);
    const { sql } = await import('kysely');
    await sql`update intake_returns set due = '2027-03-01' where due_provisional`.execute(kernel.db.kysely);
    await recountReturns(kernel);
    expect((await rows()).items.find((each) => each.batch === sent.number)!.due).toBe('2027-03-01');
  });
});
