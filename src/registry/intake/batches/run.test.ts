import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import type { RecordTables } from '../../records/index.ts';
import type { SubjectTables } from '../../subjects/index.ts';
import { exampleCode, exampleName, registration } from '../testing/files.ts';
import { punish, register } from '../testing/take.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

describe('a file becomes registrations', () => {
  test(item(25, 'valid codes make subjects, wrong codes stand with their findings'), async () => {
    const wrong = `${exampleCode(2).slice(0, 17)}${exampleCode(2)[17] === '0' ? '1' : '0'}`;
    const result = await register(kernel, 1, registration(2, { 统一社会信用代码: wrong }), 3);
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
    const result = await punish(kernel, 1, 3);
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
