import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { RecordRef } from './store.ts';

/**
 * Why a record is not where it was: ENTRY_MOVED where a merger of entries, or its undoing, took it to another since (a
 * proposal of before can't be carried out), else NOT_FOUND.
 */
export async function missingRecord(tx: Tx, { subjectId, recordId }: RecordRef): Promise<XinhengError> {
  const { rows } = await sql`
    select 1 from v_subjects_bodies where subject_id = ${subjectId} and merged_into is not null
    union all select 1 from records where record_id = ${recordId}`.execute(tx);
  return rows.length > 0 ? new XinhengError('ENTRY_MOVED') : new XinhengError('NOT_FOUND', { what: 'record' });
}
