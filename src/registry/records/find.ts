import { on, type Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { normaliseDocumentNo } from './identity.ts';
import type { RecordTables } from './types.ts';

/** The one record of a subject under a document number, however it is written. Throws NOT_FOUND where there is none or more than one. */
export async function getRecordByDocument(tx: Tx, subjectId: string, documentNo: string): Promise<string> {
  const wanted = normaliseDocumentNo(documentNo);
  const rows = await on<RecordTables>(tx)
    .selectFrom('records')
    .select(['record_id', 'document_no'])
    .where('subject_id', '=', subjectId)
    .execute();
  const [only, ...more] = rows.filter((row) => normaliseDocumentNo(row.document_no) === wanted);
  if (!only || more.length > 0) throw new XinhengError('NOT_FOUND', { what: documentNo });
  return only.record_id;
}

export async function hasRecords(tx: Tx, subjectId: string): Promise<boolean> {
  const rows = await on<RecordTables>(tx).selectFrom('records').select('seq').where('subject_id', '=', subjectId).limit(1).execute();
  return rows.length > 0;
}
