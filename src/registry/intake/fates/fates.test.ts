import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import { settle, verifyJournal } from '../../../kernel/journal/index.ts';
import { recordHome } from '../../records/content-home.ts';
import type { RecordsTable, RecordTables } from '../../records/index.ts';
import { registrationHome } from '../../subjects/content-home.ts';
import { attachReader } from './attach.ts';
import type { Fate, FindingCode } from './fates.ts';
import type { IntakeResult } from '../batches/run.ts';
import type { IntakeTables } from '../tables.ts';
import {
  csv,
  exampleCode,
  exampleIdentity,
  exampleName,
  PENALTY_HEADING,
  penalty,
  REGISTRATION_HEADING,
  registration,
} from '../testing/files.ts';
import { punish, register, take } from '../testing/take.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, ...Array.from({ length: 60 }, (_, n) => n + 1));
});

const penalties = (...rows: string[][]): Promise<IntakeResult> => punish(kernel, ...rows);

async function fatesOf(result: IntakeResult): Promise<string> {
  const chunks = await on<IntakeTables>(kernel.db.kysely)
    .selectFrom('intake_chunks')
    .selectAll()
    .where('batch_id', '=', result.batch!)
    .orderBy('first_row')
    .execute();
  return chunks.map((c) => c.fates).join('');
}
function findingsOf(
  result: IntakeResult,
): Promise<{ code: string; fate: string; column_name: string | null; params: Record<string, unknown>; cells: string[] | null }[]> {
  return on<IntakeTables>(kernel.db.kysely)
    .selectFrom('intake_findings')
    .selectAll()
    .where('batch_id', '=', result.batch!)
    .orderBy('row_no')
    .orderBy('code')
    .execute();
}
async function recordOf(documentNo: string): Promise<RecordsTable> {
  return on<RecordTables>(kernel.db.kysely)
    .selectFrom('records')
    .selectAll()
    .where('document_no', '=', documentNo)
    .executeTakeFirstOrThrow();
}

describe('a row has one fate and one code', () => {
  const wrongEnd = (code: string): string => code.slice(0, 17) + (code[17] === '0' ? '1' : '0');
  const cases: [FindingCode, Fate, string[]][] = [
    ['MISSING_FIELD', 'rejected', penalty(11, { CF_SY: '' })],
    ['MISSING_FIELD', 'rejected', penalty(11, { CF_XDR_SHXYM: '' })],
    ['BAD_DATE', 'rejected', penalty(11, { CF_JDRQ: '2026-02-30' })],
    ['DATE_FUTURE', 'rejected', penalty(11, { CF_JDRQ: '2062-11-03' })],
    ['BAD_AMOUNT', 'rejected', penalty(11, { CF_NR_FK: '两千' })],
    ['BAD_VALUE', 'rejected', penalty(11, { CF_CFLB: '示众' })],
    ['TOO_LONG', 'rejected', penalty(11, { CF_WSH: '号'.repeat(129) })],
    ['TEXT_UNUSABLE', 'rejected', penalty(11, { CF_SY: '事实\u0000' })],
    ['LENGTH', 'rejected', penalty(11, { CF_XDR_SHXYM: exampleCode(11).slice(0, 17) })],
    ['CHARSET', 'rejected', penalty(11, { CF_XDR_SHXYM: exampleCode(11).toLowerCase() })],
    ['CHECK18', 'rejected', penalty(11, { CF_XDR_SHXYM: wrongEnd(exampleCode(11)) })],
    ['SENTINEL', 'rejected', penalty(11, { CF_XDR_SHXYM: '00000000000000000X' })],
    ['SCIENTIFIC', 'rejected', penalty(11, { CF_XDR_SHXYM: '9.15E+17' })],
    ['NATURAL_PERSON', 'rejected', penalty(11, { CF_XDR_LB: '自然人' })],
    ['NATURAL_PERSON', 'rejected', penalty(11, { CF_XDR_LB: '自然人（个人）', CF_XDR_SHXYM: '' })],
    ['NATURAL_PERSON', 'rejected', penalty(11, { CF_XDR_LB: '中国 公民', CF_XDR_SHXYM: '' })],
    ['NATURAL_PERSON', 'rejected', penalty(11, { CF_XDR_SHXYM: '', CF_XDR_ZJHM: '110101199003070011' })],
    ['NATURAL_PERSON', 'rejected', penalty(11, { CF_XDR_SHXYM: exampleIdentity(7) })],
    ['AMOUNT_UNIT', 'rejected', penalty(11, { CF_NR_FK: '2000' })],
    ['ORG_NOT_YOURS', 'rejected', penalty(11, { CF_CFJG: '示例市生态环境局' })],
    ['NAME_CODE', 'returned', penalty(11, { CF_XDR_MC: '虚构建筑工程有限公司' })],
    ['CODE_NOT_HELD', 'waiting', penalty(9001)],
  ];
  test.each(cases)(item(25, '%s is %s'), async (code, fate, row) => {
    const result = await penalties(row.map((cell, i) => (PENALTY_HEADING[i] === 'CF_WSH' && cell.length < 50 ? `${cell}-${code}` : cell)));
    expect(result.counts).toMatchObject({ read: 1, [fate]: 1, reasons: { [code]: 1 } });
    const all = await sql<{
      n: number;
    }>`select count(*)::int as n from records where batch_id = ${result.batch}`.execute(kernel.db.kysely);
    expect(all.rows[0]!.n).toBe(0);
  });

  test(item(25, 'too many cells shift nothing: the row is rejected'), async () => {
    const content = csv(PENALTY_HEADING, [penalty(12)]).trimEnd() + ',一,二\r\n';
    const result = await take(kernel, 'penalties-2018', content);
    expect(result.counts.reasons).toEqual({ ROW_SHAPE: 1 });
    // A shifted cell may be an identity column's: none of them is kept.
    expect(await findingsOf(result)).toMatchObject([{ code: 'ROW_SHAPE', cells: [] }]);
  });

  test(item(25, 'the same document twice in a file is rejected the second time'), async () => {
    const result = await penalties(penalty(13), penalty(14), penalty(13, { CF_WSH: '示市监罚(2026)13 号' }));
    expect(await fatesOf(result)).toBe('aax');
    expect((await findingsOf(result))[0]).toMatchObject({ code: 'DUPLICATE_IN_FILE', params: { other: 2 } });
  });
});

describe('what is held, and what goes out by itself', () => {
  const held: [FindingCode, string][] = [
    ['PERSON_IN_TEXT', '经查，法定代表人王小明在现场销售。'],
    ['PHONE_IN_TEXT', '联系电话13812345678，现场检查发现未标价。'],
    ['IDENTITY_IN_TEXT', '身份证号110101199003070011的经营人员在场。'],
    ['PLATE_IN_TEXT', '用渝A12345货车运送。'],
    ['ACCOUNT_IN_TEXT', '款项汇入6222021234567890128。'],
  ];
  test.each(held)(item(25, '%s waits for a reviewer while its clock runs'), async (code, facts) => {
    const n = 20 + held.findIndex(([c]) => c === code);
    const result = await penalties(penalty(n, { CF_SY: facts }));
    expect(result.counts).toMatchObject({ accepted: 1, held: 1, reasons: { [code]: 1 } });
    const record = await recordOf(`示市监罚〔2026〕${n}号`);
    expect(record).toMatchObject({ held: [code], released_on: null, report_due: '2026-12-01', days_late: 0 });
  });

  test(item(25, 'words and amount that differ otherwise are held'), async () => {
    expect((await penalties(penalty(26, { CF_NR_FK: '0.3' }))).counts).toMatchObject({
      accepted: 1,
      held: 1,
      reasons: { AMOUNT_WORDS: 1 },
    });
  });

  test(item(25, 'a number that an earlier batch holds with another date is held'), async () => {
    await penalties(penalty(27));
    const result = await penalties(penalty(27, { CF_JDRQ: '2026-11-19' }));
    expect(result.counts).toMatchObject({ accepted: 1, held: 1, reasons: { DOCUMENT_HELD_BEFORE: 1 } });
  });
});

describe('sending again', () => {
  test(item(25, 'the same file is the earlier batch; again = all unchanged'), async () => {
    const content = csv(PENALTY_HEADING, [penalty(31), penalty(32), penalty(9002)]);
    const first = await take(kernel, 'penalties-2018', content);
    const second = await take(kernel, 'penalties-2018', content);
    expect(second).toMatchObject({ batch: first.batch, earlier: true, counts: first.counts });
    const third = await take(kernel, 'penalties-2018', content, { again: true });
    expect(third.earlier).toBe(false);
    expect(third.counts).toMatchObject({ read: 3, unchanged: 3 });
  });

  test(item(25, 'before display a re-upload replaces; after display it needs a correction'), async () => {
    await penalties(penalty(33, { CF_SY: '负责人王小明在场。' }));
    const replaced = await penalties(penalty(33));
    expect(replaced.counts).toMatchObject({ replaced: 1, held: 0 });
    expect(await recordOf('示市监罚〔2026〕33号')).toMatchObject({ version: 2, released_on: '2026-11-24' });
    const history = await on<RecordTables>(kernel.db.kysely)
      .selectFrom('record_history')
      .selectAll()
      .where('record_id', '=', (await recordOf('示市监罚〔2026〕33号')).record_id)
      .execute();
    expect(history).toHaveLength(1);
    expect(history[0]!.to_seq).toBe((await recordOf('示市监罚〔2026〕33号')).seq);
    const shown = await penalties(penalty(33, { CF_SY: '改写的事实。' }));
    expect(shown.counts).toMatchObject({ returned: 1, reasons: { SHOWN_NEEDS_CORRECTION: 1 } });
  });

  test(item(25, 'a dry run counts the same and leaves nothing'), async () => {
    const content = csv(PENALTY_HEADING, [penalty(34), penalty(35, { CF_NR_FK: '2000' }), penalty(9003)]);
    const count = () =>
      sql<{
        n: number;
      }>`select (select count(*) from records) + (select count(*) from intake_batches) + (select count(*) from intake_waiting) + (select seq from journal_head) as n`.execute(
        kernel.db.kysely,
      );
    const before = (await count()).rows;
    const dry = await take(kernel, 'penalties-2018', content, { dryRun: true });
    expect((await count()).rows).toEqual(before);
    expect(dry.batch).toBeNull();
    expect((await take(kernel, 'penalties-2018', content)).counts).toEqual(dry.counts);
  });
});

describe('acts that wait for a registration', () => {
  test(item(25, 'they attach when it comes, with the day on which they were received; a wrong name is returned'), async () => {
    const early = await penalties(penalty(9010), penalty(9011, { CF_XDR_MC: '虚构有限公司' }), penalty(9012));
    expect(early.counts).toMatchObject({ waiting: 3 });
    kernel.clock.set('2026-12-10T04:00:00Z');
    await register(kernel, 9010, 9011);
    await settle(kernel, [attachReader(kernel)]);
    expect(await recordOf('示市监罚〔2026〕9010号')).toMatchObject({
      received_on: '2026-11-24',
      days_late: 0,
      batch_id: early.batch,
    });
    const findings = await findingsOf(early);
    expect(findings.map((f) => [f.code, f.fate])).toContainEqual(['NAME_CODE', 'returned']);
    const states = await on<IntakeTables>(kernel.db.kysely)
      .selectFrom('intake_waiting')
      .select(['key', 'state'])
      .where('batch_id', '=', early.batch!)
      .orderBy('key')
      .execute();
    expect(Object.fromEntries(states.map((s) => [s.key, s.state]))).toEqual({
      [exampleCode(9010)]: 'attached',
      [exampleCode(9011)]: 'returned',
      [exampleCode(9012)]: 'waiting',
    });
    kernel.clock.set('2026-11-24T04:00:00Z');
  });
});

describe('a code that two bodies claim', () => {
  test(item(8, 'shows, and blocks attaching anything adverse'), async () => {
    await take(kernel, 'registrations', csv(REGISTRATION_HEADING, [registration(51, { 企业名称: '虚构建筑工程队' })]), {
      organ: 'demo-tax',
    });
    const keys = await sql<{
      state: string;
    }>`select state from subject_keys where kind = 'uscc' and key = ${exampleCode(51)}`.execute(kernel.db.kysely);
    expect(keys.rows.map((r) => r.state)).toEqual(['disputed', 'disputed']);
    expect((await penalties(penalty(51))).counts).toMatchObject({ returned: 1, reasons: { AMBIGUOUS_CODE: 1 } });
  });

  test(item(8, 'the same body named alike by another source keeps one subject with both claims'), async () => {
    await take(
      kernel,
      'registrations',
      csv(REGISTRATION_HEADING, [registration(52, { 企业名称: exampleName(52).replace('商贸', '商 贸') })]),
      {
        organ: 'demo-tax',
      },
    );
    const claims = await sql<{
      source: string;
    }>`select source from registrations where uscc_given = ${exampleCode(52)} order by source`.execute(kernel.db.kysely);
    expect(claims.rows.map((r) => r.source)).toEqual(['demo-amr', 'demo-tax']);
    expect((await penalties(penalty(52))).counts).toMatchObject({ accepted: 1 });
  });

  test(item(8, 'a firm that changes its name keeps the former one: a decision on either agrees'), async () => {
    await register(kernel, registration(53, { 企业名称: '示例改名商贸有限公司' }));
    const result = await penalties(penalty(53, { CF_WSH: '甲53' }), penalty(53, { CF_WSH: '乙53', CF_XDR_MC: '示例改名商贸有限公司' }));
    expect(result.counts).toMatchObject({ accepted: 2 });
  });
});

describe('what is never kept', () => {
  test(item(25, 'no identity column is in any table, also not of rejected rows'), async () => {
    await penalties(
      penalty(41, { CF_NR_FK: '2000', CF_FRDB: '欧阳示例', CF_FR_ZJHM: '500101198001010019' }),
      penalty(42, { CF_XDR_LB: '自然人', CF_XDR_MC: '司徒示例', CF_XDR_ZJHM: '500101198001010027' }),
    );
    const { rows } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(kernel.db.kysely);
    for (const { name } of rows) {
      const { rows: found } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(name)} as x where to_jsonb(x)::text ~ '欧阳示例|司徒示例|500101198001010019|500101198001010027|张示例|110101199003070011'
        and not (to_jsonb(x)::text ~ '身份证号110101199003070011')`.execute(kernel.db.kysely);
      expect([name, found[0]!.n]).toEqual([name, 0]);
    }
  });
});

test(item(25, 'every event of intake can be proved from what is stored'), async () => {
  const report = await verifyJournal(kernel.db, [recordHome, registrationHome]);
  expect(report.problems).toEqual([]);
  expect(report.size).toBeGreaterThan(80);
});
