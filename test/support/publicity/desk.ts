import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ANONYMOUS, createUser, type Caller } from '../../../src/kernel/access/index.ts';
import { publicAct } from '../../../src/registry/publicity/index.ts';
import type { RecordsTable } from '../../../src/registry/records/types.ts';
import { testKernel, type TestKernel } from '../kernel.ts';
import { plantAct } from './plant.ts';
import { publicityCapability } from '../../../src/registry/publicity/capability.ts';
import { intakeCapability } from '../../../src/registry/intake/capability.ts';

const caller = (account: string, role: Caller['role'], organ: string, district: string | null = null): Caller => ({
  ...ANONYMOUS,
  account,
  role,
  organ,
  district,
  purpose: '审核待公示记录',
});

/** People of two organs in two districts; the director stands over the whole city. */
export const reviewer = caller('reviewer', 'reviewer', 'demo-a-amr', '509901');
export const second = caller('second', 'reviewer', 'demo-a-amr', '509901');
export const elsewhere = caller('elsewhere', 'reviewer', 'demo-b-amr', '509902');
export const director = caller('director', 'director', 'demo-drc');
export const clerk = caller('clerk', 'clerk', 'demo-a-amr');

export interface Desk {
  kernel: TestKernel;
  /** An act of `demo-a-amr`, one record an argument, past intake. */
  plant(...overs: Partial<RecordsTable>[]): Promise<RecordsTable[]>;
  batch(reportedBy: string): Promise<string>;
  status(row: RecordsTable): Promise<string>;
  stored(row: RecordsTable): Promise<RecordsTable>;
  /** Types of the record's events, in order. */
  events(row: RecordsTable): Promise<string[]>;
}

/** Their accounts: an organ in which nobody else may agree is another matter. */
export async function hire(kernel: TestKernel, ...people: Caller[]): Promise<void> {
  await kernel.db.tx(async (tx) => {
    for (const { account, role, organ } of people) {
      await createUser(kernel, tx, ANONYMOUS, { account: account!, role: role!, organ });
    }
  });
}

/** A kernel and people of two organs, for tests of release, correction and withdrawal. */
export async function reviewDesk(): Promise<Desk> {
  const kernel = await testKernel({ rooms: [publicityCapability, intakeCapability] });
  const db = kernel.db.kysely;
  await hire(kernel, reviewer, second, elsewhere);
  return {
    kernel,
    plant: (...overs) =>
      plantAct(
        kernel.db,
        (overs.length === 0 ? [{}] : overs).map((over) => ({
          organ: 'demo-a-amr',
          reporting_organ: 'demo-a-amr',
          ...over,
        })),
      ),
    async batch(reportedBy) {
      const id = randomUUID();
      await sql`insert into intake_batches (batch_id, number, mapping, organ, reported_by, file_name, file_hash, file_bytes, state, received_at)
        values (${id}, ${id}, 'penalties-2018', 'demo-a-amr', ${reportedBy}, 'x.csv', '\\x00', 1, 'done', '2026-09-15')`.execute(db);
      return id;
    },
    status: async (row) => (await publicAct(kernel.db, row.act_id, kernel.clock.today().toString())).status,
    stored: async (row) => (await sql<RecordsTable>`select * from records where record_id = ${row.record_id}`.execute(db)).rows[0]!,
    events: async (row) =>
      (await sql<{ type: string }>`select type from journal where object = ${row.record_id} order by seq`.execute(db)).rows.map(
        (each) => each.type,
      ),
  };
}
