import { sql, type RawBuilder } from 'kysely';
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

/** Rows of records under the alias `r` made of versions that were read, for a statement over `currentRecords('r')`. */
export function rowsOfSql(versions: readonly KnownRecord[]): RawBuilder<unknown> {
  return sql`jsonb_populate_recordset(null::v_records_current, ${JSON.stringify(versions)}::jsonb) r`;
}

/** The same of many bodies straight from what is held: current versions as they stand, only those replaced since from history. */
export function rowsKnownAtSql(ids: readonly string[], seq: number): RawBuilder<unknown> {
  return sql`(
    select c.* from v_records_current c where c.subject_id = any(${[...ids]}::uuid[]) and c.seq <= ${seq}::bigint
    union all
    select k.* from record_history h cross join lateral jsonb_populate_record(null::v_records_current, h.row) as k
    where h.subject_id = any(${[...ids]}::uuid[]) and h.from_seq <= ${seq}::bigint and h.to_seq > ${seq}::bigint) r`;
}

/**
 * Of every version of one record its number and these columns, JSON as JSON and all else as text: a row of history is held
 * as JSON, whatever its columns are now.
 */
export function versionsSql<Column extends keyof RecordsTable>(
  { subjectId, recordId }: { subjectId: string; recordId: string },
  columns: readonly Column[],
): RawBuilder<Pick<RecordsTable, Column | 'seq'>> {
  const now = columns.map((column) => sql.raw(JSON_COLUMNS.has(column) ? `r.${column}` : `r.${column}::text`));
  const then = columns.map((column) => sql.raw(`h.row->${JSON_COLUMNS.has(column) ? '' : '>'}'${column}'`));
  return sql`
    select r.seq, ${sql.join(now)} from v_records_current r
    where r.subject_id = ${subjectId}::uuid and r.record_id = ${recordId}::uuid
    union all
    select h.from_seq, ${sql.join(then)} from record_history h
    where h.subject_id = ${subjectId}::uuid and h.record_id = ${recordId}::uuid`;
}

const JSON_COLUMNS: ReadonlySet<keyof RecordsTable> = new Set(['content', 'disputes', 'corrections', 'stay', 'shield']);
