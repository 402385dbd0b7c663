import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ANONYMOUS, type Caller } from '../../../src/kernel/access/index.ts';
import { publicAct } from '../../../src/registry/publicity/index.ts';
import type { RecordsTable } from '../../../src/registry/records/types.ts';
import { testKernel, type TestKernel } from '../kernel.ts';
import { plantAct } from './plant.ts';

const caller = (account: string, role: Caller['role'], organ: string, district: string | null = null): Caller => ({
  ...ANONYMOUS,
  account,
  role,
  organ,
  district,
  purpose: '审核待公示记录',
});

/** People of two organs in two districts; the director stands over the whole city. */
export const reviewer = caller('reviewer', 'reviewer', 'amr', '509901');
export const second = caller('second', 'reviewer', 'amr', '509901');
export const elsewhere = caller('elsewhere', 'reviewer', 'drc', '509902');
export const director = caller('director', 'director', 'drc');
export const clerk = caller('clerk', 'clerk', 'amr');

export interface Desk {
  kernel: TestKernel;
  /** An act of `amr`, one record an argument, past intake. */
  plant(...overs: Partial<RecordsTable>[]): Promise<RecordsTable[]>;
  batch(reportedBy: string): Promise<string>;
  status(row: RecordsTable): Promise<string>;
  stored(row: RecordsTable): Promise<RecordsTable>;
  /** Types of the record's events, in order. */
  events(row: RecordsTable): Promise<string[]>;
}

/** A kernel with two organs, for tests of release, correction and withdrawal. */
export async function reviewDesk(): Promise<Desk> {
  const kernel = await testKernel();
  const db = kernel.db.kysely;
  await sql`delete from organs`.execute(db);
  await sql`insert into organs (code, name, name_en, short_name, line, district, valid_from, demo) values
    ('amr', '示例市场监管局', 'A', '甲', 'samr', '509901', '2019-01-01', true),
    ('drc', '示例发展改革委', 'B', '乙', 'ndrc', '509902', '2019-01-01', true)`.execute(db);
  return {
    kernel,
    plant: (...overs) =>
      plantAct(
        kernel.db,
        (overs.length === 0 ? [{}] : overs).map((over) => ({ organ: 'amr', reporting_organ: 'amr', ...over })),
      ),
    async batch(reportedBy) {
      const id = randomUUID();
      await sql`insert into intake_batches (batch_id, number, mapping, organ, reported_by, file_name, file_hash, file_bytes, state, received_at)
        values (${id}, ${id}, 'penalties-2018', 'amr', ${reportedBy}, 'x.csv', '\\x00', 1, 'done', '2026-09-15')`.execute(
        db,
      );
      return id;
    },
    status: async (row) => (await publicAct(kernel.db, row.act_id, kernel.clock.today().toString())).status,
    stored: async (row) =>
      (await sql<RecordsTable>`select * from records where record_id = ${row.record_id}`.execute(db)).rows[0]!,
    events: async (row) =>
      (
        await sql<{ type: string }>`select type from journal where object = ${row.record_id} order by seq`.execute(db)
      ).rows.map((each) => each.type),
  };
}
