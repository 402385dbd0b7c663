import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import { receiptText } from './receipt.ts';
import { writeRejects } from './rejects.ts';
import { runIntake, type IntakeResult } from './run.ts';
import type { IntakeBatchesTable, IntakeTables } from '../tables.ts';
import { OPERATOR } from '../testing/caller.ts';
import {
  csv,
  exampleIdentity,
  exampleName,
  PENALTY_HEADING,
  penalty,
  REGISTRATION_HEADING,
  registration,
  tempFile,
} from '../testing/files.ts';
import { sheetRows, xlsx } from '../testing/forms.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  const bodies = Array.from({ length: 9 }, (_, i) => registration(i + 1));
  await take(await tempFile('r.csv', csv(REGISTRATION_HEADING, bodies)), 'registrations');
});

const take = (path: string, mapping = 'penalties-2018'): Promise<IntakeResult> =>
  runIntake(kernel, { path, fileName: 'f', mapping, organ: 'demo-amr', caller: OPERATOR });

const batchOf = ({ batch }: IntakeResult): Promise<IntakeBatchesTable> =>
  on<IntakeTables>(kernel.db.kysely).selectFrom('intake_batches').selectAll().where('batch_id', '=', batch).executeTakeFirstOrThrow();

async function toMend(result: IntakeResult, ending: 'xlsx' | 'csv'): Promise<string> {
  const path = await tempFile(`要改的行.${ending}`, '');
  await writeRejects(kernel, await batchOf(result), path, 'zh-CN');
  return path;
}

/** What the clerk does in the spreadsheet: each row (the heading first) is changed or left as it is. */
async function mend(path: string, change: (row: CellValue[], index: number) => CellValue[]): Promise<string> {
  const [sheet] = (await readXlsx(await readFile(path))).sheets;
  return tempFile('改好.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: '要改的行', rows: sheet!.rows.map(change) }] })));
}

const HEADING = [...PENALTY_HEADING, '经办人电话'];
const book = (rows: string[][]): Promise<Buffer> =>
  xlsx([
    {
      name: '行政处罚',
      rows: sheetRows(
        HEADING,
        rows.map((row) => [...row, '13812345678']),
      ),
    },
  ]);
const amount = 2 + HEADING.indexOf('CF_NR_FK');

describe(item(25, 'rows to mend come back'), () => {
  test('only the mended rows move; the others have the same reason again; identity columns stay blank', async () => {
    const rows = [
      penalty(1),
      penalty(2, { CF_NR_FK: '2000' }),
      penalty(3, { CF_NR_FK: '2000' }),
      penalty(4, { CF_XDR_MC: '虚构有限公司' }),
    ];
    const first = await take(await tempFile('f.xlsx', await book(rows)));
    expect(first.counts).toMatchObject({ accepted: 1, rejected: 2, returned: 1, reasons: { AMOUNT_UNIT: 2 } });
    const path = await mend(await toMend(first, 'xlsx'), (row, i) => {
      if (i === 0) return row;
      for (const code of ['CF_FRDB', 'CF_FR_ZJHM']) expect(row[2 + HEADING.indexOf(code)] ?? '').toBe('');
      return i === 1 ? row.with(amount, '0.2') : row;
    });
    const second = await take(path);
    expect(second.counts).toMatchObject({
      read: 3,
      accepted: 1,
      rejected: 1,
      returned: 1,
      reasons: { AMOUNT_UNIT: 1, NAME_CODE: 1 },
    });
    // Its own columns, and what the clerk's file had beside them: none of ours is unknown.
    expect(second.unknownColumns).toEqual(['经办人电话']);
    expect(receiptText(kernel, await batchOf(second), 'zh-CN')).toContain(`这是第${first.number}批改好后再报的行`);
    // Again, with the rest mended and the row that moved left in: that one is unchanged.
    const third = await take(
      await mend(path, (row, i) => {
        if (i === 2) return row.with(amount, '0.2');
        return i === 3 ? row.with(2, exampleName(4)) : row;
      }),
    );
    expect(third.counts).toMatchObject({ read: 3, accepted: 2, unchanged: 1, rejected: 0, returned: 0 });
    expect(await take(path)).toMatchObject({ earlier: true, batch: second.batch });
  });

  test('with its columns moved, and as CSV, where what would run as a formula is as it was', async () => {
    const rows = [penalty(5, { CF_NR_FK: '2000', BZ: '=甲' })];
    const first = await take(await tempFile('f.csv', csv(PENALTY_HEADING, rows)));
    const path = await toMend(first, 'csv');
    const text = await readFile(path, 'utf8');
    expect(text).toContain("'=甲");
    const second = await take(await tempFile('改好.csv', text.replace(',2000,', ',0.2,')));
    expect(second).toMatchObject({ counts: { read: 1, accepted: 1 }, unknownColumns: [] });
    const { rows: records } = await sql<{ content: object }>`
      select content from records where document_no = '示市监罚〔2026〕5号'`.execute(kernel.db.kysely);
    expect(JSON.stringify(records)).toContain('"=甲"');
    expect(JSON.stringify(records)).not.toContain("'=甲");
    const third = await take(await tempFile('f.xlsx', await book([penalty(6, { CF_NR_FK: '2000' })])));
    const moved = await mend(await toMend(third, 'xlsx'), (row, i) => (i === 0 ? row : row.with(amount, '0.2')).toReversed());
    expect(await take(moved)).toMatchObject({ counts: { read: 1, accepted: 1 }, unknownColumns: ['经办人电话'] });
  });

  test('a workbook of names above codes comes back with headings that are known by themselves', async () => {
    const names = PENALTY_HEADING.map((code) => (code === 'CF_NR_FK' ? '处罚内容' : code === 'CF_XDR_MC' ? '基本情况' : ''));
    const rows = sheetRows(PENALTY_HEADING, [penalty(7, { CF_NR_FK: '2000' })]);
    const first = await take(await tempFile('f.xlsx', await xlsx([{ name: '表', rows: [names, ...rows] }])));
    expect(first.counts).toMatchObject({ read: 1, rejected: 1 });
    const path = await mend(await toMend(first, 'xlsx'), (row, i) => (i === 0 ? row : row.with(amount, '0.2')));
    expect(await take(path)).toMatchObject({ counts: { read: 1, accepted: 1 }, unknownColumns: [] });
  });

  test('a row about a person brings back its document’s number and nothing else', async () => {
    const identity = exampleIdentity(3);
    const first = await take(
      await tempFile(
        'f.xlsx',
        await book([penalty(8, { CF_XDR_LB: '自然人', CF_XDR_MC: '司徒示例', CF_XDR_ZJHM: identity, CF_XDR_SHXYM: '' })]),
      ),
    );
    const path = await toMend(first, 'xlsx');
    const [sheet] = (await readXlsx(await readFile(path))).sheets;
    const texts = JSON.stringify(sheet);
    for (const secret of ['司徒示例', identity, '13812345678', '张示例']) expect(texts).not.toContain(secret);
    expect(texts).toContain('示市监罚〔2026〕8号');
    expect((await take(await mend(path, (row) => row))).counts).toMatchObject({ read: 1, rejected: 1, accepted: 0 });
  });
});
