import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { RecordsTable } from './types.ts';

/** A version of a record without what only proves it or tells it from the row as sent. */
export type KnownRecord = Omit<RecordsTable, 'salt' | 'source_hash'>;

/**
 * The records of one body as they stood after the event `seq`, the latest decision first: of each the version that was
 * current then. A version stands from its own number up to the number that replaced it, which is no longer its own. One
 * from before stays and shields were kept has neither.
 */
export async function recordsKnownAt(tx: Tx, subjectId: string, seq: number): Promise<KnownRecord[]> {
  const { rows } = await sql<{ row: KnownRecord }>`
    select '{"stay": null, "shield": null}'::jsonb || (k.row - 'salt' - 'source_hash') as row from (
      select r.record_id, to_jsonb(r) as row from records r
      where r.subject_id = ${subjectId} and r.seq <= ${seq}::bigint
      union all
      select h.record_id, h.row from record_history h
      where h.subject_id = ${subjectId} and h.from_seq <= ${seq}::bigint and h.to_seq > ${seq}::bigint
    ) k order by k.row->>'decided' desc, k.record_id desc`.execute(tx);
  return rows.map(({ row }) => row);
}
