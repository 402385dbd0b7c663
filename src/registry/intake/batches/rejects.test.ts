import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import { FINDING_FATES, type FindingCode } from '../fates/fates.ts';
import { intakeMessages } from '../messages.ts';
import { countSeverityMissing, receiptText } from './receipt.ts';
import { rejectsXlsx, writeRejects } from './rejects.ts';
import type { IntakeBatchesTable, IntakeTables } from '../tables.ts';
import { csv, exampleIdentity, PENALTY_HEADING, penalty, tempFile } from '../testing/files.ts';
import { punish, register, take } from '../testing/take.ts';

let kernel: TestKernel;
let batch: IntakeBatchesTable;

beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, 1, 2);
  const rows = [
    penalty(1),
    penalty(2, { CF_NR_FK: '2000', CF_FRDB: '欧阳示例' }),
    penalty(2, { CF_WSH: '=HYPERLINK("http://x")', CF_XDR_MC: '虚构有限公司' }),
    penalty(2, { CF_WSH: '甲1', CF_XDR_LB: '自然人', CF_XDR_MC: '司徒示例', CF_XDR_ZJHM: exampleIdentity(3) }),
    penalty(2, { CF_WSH: '甲2', CF_XDR_SHXYM: exampleIdentity(4) }),
  ];
  const content = csv(
    [...PENALTY_HEADING, '经办人电话'],
    rows.map((row) => [...row, '13812345678']),
  );
  const result = await take(kernel, 'penalties-2018', content, { fileName: '行政处罚11月.csv' });
  batch = await on<IntakeTables>(kernel.db.kysely)
    .selectFrom('intake_batches')
    .selectAll()
    .where('batch_id', '=', result.batch!)
    .executeTakeFirstOrThrow();
});

describe('rows to mend come back', () => {
  test('a column that is not known is named', () => {
    expect(batch.heading?.unknown).toEqual(['经办人电话']);
  });

  test(item(25, 'with what and how in front, original columns and order, identity and unknown columns blank'), async () => {
    const path = await tempFile('rejects.csv', '');
    expect(await writeRejects(kernel, batch, path, 'zh-CN')).toBe(4);
    const text = await readFile(path, 'utf8');
    const [heading] = text.split('\r\n');
    expect(heading).toBe(`\uFEFF哪里不对,怎么改,${PENALTY_HEADING.join(',')},经办人电话,行标识（请勿改动）`);
    expect(text).toContain('“CF_NR_FK”：处罚内容写“2,000元”，金额列是2000，等于2000万元');
    expect(text).toContain('请填0.2');
    expect(text).toContain('自然人的行政行为不归集');
    for (const secret of ['欧阳示例', '司徒示例', exampleIdentity(3), exampleIdentity(4), '110101199003070011', '13812345678', '张示例'])
      expect(text).not.toContain(secret);
    // The sender must still find the row of a person: by its document.
    expect(text).toContain('甲1');
  });

  test(item(25, 'a cell that a spreadsheet would run is made harmless'), async () => {
    const path = await tempFile('rejects.csv', '');
    await writeRejects(kernel, batch, path, 'zh-CN');
    expect(await readFile(path, 'utf8')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  test(item(25, 'as a workbook whose cells are text'), async () => {
    const book = await readXlsx(await rejectsXlsx(kernel, batch, 'en'));
    const rows = book.sheets[0]!.rows;
    expect(rows[0]!.slice(0, 2)).toEqual(['What is wrong', 'How to mend it']);
    expect(rows).toHaveLength(5);
    const flat = JSON.stringify(rows);
    expect(flat).not.toContain('欧阳示例');
    expect(flat).toContain('=HYPERLINK');
    expect(JSON.stringify(book)).not.toContain('"formula"');
  });
});

test(item(25, 'the receipt says number, time, counts and what is most urgent'), () => {
  expect(batch.number).toBe('demo-amr-2026-11-0002');
  const text = receiptText(kernel, batch, 'zh-CN');
  expect(text).toContain('行政处罚11月.csv　第demo-amr-2026-11-0002批　已收到2026-11-24 12:00');
  expect(text).toContain('要改或退回的行里，最急的一条最迟2026-12-01，还有5个工作日');
});

test(item(25, 'what was taken is not urgent; a penalty without a severity is asked about'), async () => {
  await register(kernel, 71, 72);
  const taken = await punish(kernel, 71, 72);
  expect(taken).toMatchObject({ counts: { accepted: 2 }, mostUrgent: null });
  const missing = await countSeverityMissing(kernel, taken.batch!);
  expect(missing).toBe(2);
  expect(receiptText(kernel, batch, 'zh-CN', missing)).toContain('2条处罚没有写明失信严重程度');
});

test('each code of the table has what and how in both languages', () => {
  const some = new Proxy({}, { get: () => '1' });
  for (const code of Object.keys(FINDING_FATES) as FindingCode[])
    for (const language of ['zh', 'en'] as const)
      for (const part of ['what', 'how'] as const) expect(intakeMessages[language][`${code}.${part}`](some)).not.toBe('');
});
