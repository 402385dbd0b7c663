import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import type { RecordTables } from '../../records/index.ts';
import type { SubjectTables } from '../../subjects/index.ts';
import { runIntake, type IntakeRequest, type IntakeResult } from './run.ts';
import { csv, exampleCode, exampleName, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration, tempFile } from '../testing/files.ts';
import { OPERATOR } from '../testing/caller.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

async function take(mapping: string, content: string | Buffer, more: Partial<IntakeRequest> = {}): Promise<IntakeResult> {
  const path = await tempFile('file.csv', content);
  return runIntake(kernel, { path, fileName: 'file.csv', mapping, organ: 'demo-amr', caller: OPERATOR, ...more });
}

describe('a file becomes registrations', () => {
  test(item(25, 'valid codes make subjects, wrong codes stand with their findings'), async () => {
    const wrong = `${exampleCode(2).slice(0, 17)}${exampleCode(2)[17] === '0' ? '1' : '0'}`;
    const result = await take(
      'registrations',
      csv(REGISTRATION_HEADING, [registration(1), registration(2, { 统一社会信用代码: wrong }), registration(3)]),
    );
    expect(result.counts).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
    const rows = await on<SubjectTables>(kernel.db.kysely).selectFrom('subjects').selectAll().orderBy('name').execute();
    expect(rows.map((r) => [r.name, r.uscc])).toEqual([
      [exampleName(1), exampleCode(1)],
      [exampleName(2), null],
      [exampleName(3), exampleCode(3)],
    ]);
    const claim = await on<SubjectTables>(kernel.db.kysely)
      .selectFrom('registrations')
      .selectAll()
      .where('name', '=', exampleName(2))
      .executeTakeFirstOrThrow();
    expect(claim.uscc_given).toBe(wrong);
    expect(claim.findings).toContain('CHECK18');
  });
});

describe('a file becomes records', () => {
  test(item(25, 'a clean penalty is accepted and released the same day'), async () => {
    const result = await take('penalties-2018', csv(PENALTY_HEADING, [penalty(1), penalty(3)]));
    expect(result.counts).toMatchObject({ read: 2, accepted: 2 });
    const records = await on<RecordTables>(kernel.db.kysely).selectFrom('records').selectAll().execute();
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      organ: 'demo-amr',
      received_on: '2026-11-24',
      released_on: '2026-11-24',
      days_late: 0,
      report_due: '2026-12-01',
    });
    expect(JSON.stringify(records)).not.toContain('张示例');
    expect(JSON.stringify(records)).not.toContain('110101199003070011');
  });
});
