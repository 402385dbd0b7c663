import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { FINDING_FATES } from './fates/fates.ts';
import { reportNil } from './batches/nil.ts';
import { proposeRecall } from './batches/recall.ts';
import { reasonLines } from './batches/receipt.ts';
import { runIntake, type IntakeResult } from './batches/run.ts';
import { CLERK, OPERATOR } from './testing/caller.ts';
import { csv, exampleIdentity, PENALTY_HEADING, penalty, tempFile } from './testing/files.ts';
import { sheetRows, xlsx } from './testing/forms.ts';
import { intakeCapability } from './capability.ts';
import { publicityCapability } from '../publicity/capability.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ rooms: [intakeCapability, publicityCapability] });
});

const content = csv(PENALTY_HEADING, [penalty(1)]);

async function take(): Promise<IntakeResult> {
  const path = await tempFile('f.csv', content);
  const request = { path, fileName: 'f.csv', mapping: 'penalties-2018', organ: 'demo-amr', caller: OPERATOR };
  return runIntake(kernel, request);
}

async function logged(action: string): Promise<unknown[]> {
  const { rows } = await sql`select account, object, outcome, details from audit_log where action = ${action} order by id`.execute(
    kernel.db.kysely,
  );
  return rows;
}

test(item(25, 'of a file its keyed hash is kept, in no place the plain one; the same file is known again'), async () => {
  const first = await take();
  expect(await take()).toMatchObject({ batch: first.batch, earlier: true });
  const plain = createHash('sha256').update(content).digest();
  const { rows } = await sql<{ hash: Buffer; event: string }>`
    select b.file_hash as hash, c.content->>'fileHash' as event from intake_batches b
    join journal e on e.object = b.batch_id::text and e.type = 'batch.received'
    join journal_content c using (seq)`.execute(kernel.db.kysely);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.hash).toHaveLength(32);
  expect(rows[0]!.hash.equals(plain)).toBe(false);
  expect(rows[0]!.event).toBe(rows[0]!.hash.toString('hex'));
});

test('a batch, a nil report and a proposed recall are in the audit log, once each, whoever calls', async () => {
  const { batch, number } = await take();
  const about = { account: 'local:operator', object: batch, outcome: 'ok' };
  const received = await logged('batch.received');
  expect(received.slice(0, 2)).toMatchObject([
    { ...about, details: { number, organ: 'demo-amr', mapping: 'penalties-2018', known: false } },
    { ...about, details: { number, known: true } },
  ]);
  const nil = await reportNil(kernel, { organ: 'demo-amr', month: '2026-09', caller: CLERK });
  expect(await logged('nil.reported')).toMatchObject([
    { account: 'clerk', object: nil.number, details: { organ: 'demo-amr', month: '2026-09', earlier: false } },
  ]);
  const { proposal } = await proposeRecall(kernel, { batch: batch!, reason: '错', caller: CLERK });
  expect(await logged('batch.recall.proposed')).toMatchObject([
    { account: 'clerk', object: batch, details: { number, proposal, records: 0 } },
  ]);
});

test('grouped reasons are whole sentences without a row’s particulars', () => {
  const all = Object.fromEntries(Object.keys(FINDING_FATES).map((code) => [code, 1]));
  for (const language of ['zh-CN', 'en'] as const) {
    const text = reasonLines(all, language).join('\n');
    expect(text).not.toMatch(/…|undefined/u);
  }
  expect(reasonLines({ CHECK18: 1 }, 'en')[0]).toMatch(/^ {2}1 row {2}/u);
  expect(reasonLines({ CHECK18: 2 }, 'en')[0]).toMatch(/^ {2}2 rows {2}/u);
});

test(item(25, 'a file that two send at the same moment is one batch, each row taken once'), async () => {
  const twice = csv(PENALTY_HEADING, [penalty(71), penalty(72)]);
  const path = await tempFile('twice.csv', twice);
  const request = { path, fileName: 'twice.csv', mapping: 'penalties-2018', organ: 'demo-eeb', caller: OPERATOR };
  const ends = await Promise.allSettled([runIntake(kernel, request), runIntake(kernel, request)]);
  // The one that comes second either finds the batch done or is told that it is being worked through.
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'CONFLICT' });
  const { rows } = await sql`select rows_read from intake_batches where organ = 'demo-eeb'`.execute(kernel.db.kysely);
  expect(rows).toEqual([{ rows_read: 2 }]);
});

/** Every table that holds the text in any column. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(kernel.db.kysely);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.raw(name)} t where t::text like ${`%${text}%`} limit 1`.execute(kernel.db.kysely);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test(item(25, 'of a workbook’s identity and unknown columns nothing is kept in any table, whatever is wrong with a cell'), async () => {
  const [, second, third, fourth] = [1, 2, 3, 4].map(exampleIdentity);
  const secrets = ['欧阳追踪', '司徒追踪', second!, third!, fourth!, '1101011990030', '13700001111', '备忘追踪'];
  const rows = [
    penalty(81, { CF_FRDB: '欧阳追踪', CF_FR_ZJHM: second! }),
    // Refused, so that its cells are kept to come back.
    penalty(82, { CF_FRDB: '欧阳追踪', CF_FR_ZJHM: second!, CF_NR_FK: '2000' }),
    penalty(83, { CF_XDR_LB: '自然人', CF_XDR_MC: '司徒追踪', CF_XDR_ZJHM: third! }),
    penalty(84, { CF_XDR_SHXYM: fourth! }),
    penalty(85, { CF_XDR_SHXYM: '110101199003070000' }),
  ].map((row) => [...row, '13700001111']);
  const cells = sheetRows([...PENALTY_HEADING, '经办人电话'], rows);
  // Identity and code as numbers, of which a spreadsheet keeps fifteen digits; a cell right of all headings.
  cells[2]![PENALTY_HEADING.indexOf('CF_FR_ZJHM')] = 110101199003070000;
  cells[5]![PENALTY_HEADING.indexOf('CF_XDR_SHXYM')] = 110101199003070000;
  cells[1]!.push('', '备忘追踪');
  const path = await tempFile('f.xlsx', await xlsx([{ name: '表', rows: cells }]));
  const request = { path, fileName: 'f.xlsx', mapping: 'penalties-2018', organ: 'demo-amr', caller: OPERATOR };
  const { counts } = await runIntake(kernel, request);
  expect(counts).toMatchObject({
    read: 5,
    waiting: 1,
    rejected: 4,
    reasons: { AMOUNT_UNIT: 1, NATURAL_PERSON: 2, SCIENTIFIC: 1 },
  });
  for (const secret of secrets) expect(await tablesWith(secret), secret).toEqual([]);
  // What is looked for would be found: the document's number of the row that is refused.
  expect(await tablesWith('示市监罚〔2026〕82号')).toContain('public.intake_findings');
});
