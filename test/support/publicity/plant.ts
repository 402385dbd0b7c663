import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { on, type Database } from '../../../src/kernel/db/types.ts';
import type { RecordsTable, RecordTables } from '../../../src/registry/records/types.ts';
import { plantRecords, recordRow } from './rows.ts';

export interface PlantedSubject {
  name?: string;
  uscc?: string | null;
}

/** One act with its addressees' records and their subjects, past intake: for tests of what is computed from them. */
export async function plantAct(
  db: Database,
  overs: readonly Partial<RecordsTable>[] = [{}],
  subject: PlantedSubject = {},
): Promise<RecordsTable[]> {
  const actId = randomUUID();
  const rows = overs.map((over) =>
    recordRow({ act_id: actId, decided: '2026-09-10', received_on: '2026-09-15', released_on: '2026-09-15', ...over }),
  );
  const row = rows[0]!;
  await sql`insert into acts (act_id, kind, organ, document_no, decided, permit_no, subject_ids)
    values (${actId}, ${row.kind}, ${row.organ}, ${row.document_no}, ${row.decided}, null, ${rows.map((r) => r.subject_id)}::uuid[])`.execute(
    db.kysely,
  );
  for (const { subject_id } of rows) {
    await sql`insert into subjects (subject_id, kind, name, uscc, seq, created_at)
      values (${subject_id}, 'enterprise', ${subject.name ?? '示例甲公司'}, ${subject.uscc ?? null}, 0, '2026-01-01')`.execute(db.kysely);
  }
  await plantRecords(on<RecordTables>(db.kysely), rows);
  return rows;
}
