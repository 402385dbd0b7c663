import { sql } from 'kysely';
import { on, type Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { currentRecords, type RecordRef } from '../../registry/records/index.ts';

const r = currentRecords('r');

interface ListingTables {
  listing_entries: { case_id: string; list: string; record_id: string };
}

export async function insertEntry(tx: Tx, caseId: string, list: string, recordId: string): Promise<void> {
  await on<ListingTables>(tx).insertInto('listing_entries').values({ case_id: caseId, list, record_id: recordId }).execute();
}

/** The record that the case made, under the body that it stands with now. Throws NOT_FOUND. */
export async function entryOfCase(tx: Tx, caseId: string): Promise<RecordRef> {
  const { rows } = await sql<RecordRef>`
    select ${r.subject_id} as "subjectId", ${r.record_id} as "recordId" from listing_entries e
    join ${r.table} on ${r.record_id} = e.record_id where e.case_id = ${caseId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new XinhengError('NOT_FOUND', { what: caseId });
  return rows[0];
}
