import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newRecord, type RecordsTable, type RecordTables } from '../../../src/registry/records/index.ts';
import type { DisplayTerm } from '../../../src/registry/publicity/types.ts';

const IDS = { record: randomUUID, salt: () => randomBytes(16) };

/** A released ordinary penalty; what a test does not care about. */
export function recordRow(over: Partial<RecordsTable> = {}): RecordsTable {
  return newRecord(IDS, {
    subject_id: randomUUID(),
    act_id: randomUUID(),
    item: '05-02',
    edition: '2024',
    kind: 'penalty',
    organ: 'demo-amr',
    reporting_organ: 'demo-amr',
    source: 'test',
    line: 'samr',
    document_no: '示市监罚〔2026〕1号',
    decided: '2026-01-15',
    content: { title: '示例处罚' },
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    released_on: '2026-01-20',
    received_on: '2026-01-20',
    report_due: '2026-01-26',
    days_late: 0,
    ...over,
  });
}

/** Plants rows as they are, past the use cases: for tests of what is computed from them. */
export async function plantRecords(db: Kysely<RecordTables>, rows: readonly RecordsTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) {
    const chunk = rows.slice(i, i + 500);
    await db
      .insertInto('records')
      .values(
        chunk.map((row) => ({
          ...row,
          content: JSON.stringify(row.content),
          disputes: JSON.stringify(row.disputes),
          corrections: JSON.stringify(row.corrections),
          stay: row.stay && JSON.stringify(row.stay),
          shield: row.shield && JSON.stringify(row.shield),
        })) as unknown as RecordsTable[],
      )
      .execute();
  }
}

export async function plantTerms(db: Kysely<{ display_terms: DisplayTerm }>, terms: readonly DisplayTerm[]): Promise<void> {
  await db.deleteFrom('display_terms').execute();
  if (terms.length > 0)
    await db
      .insertInto('display_terms')
      .values([...terms])
      .execute();
}
