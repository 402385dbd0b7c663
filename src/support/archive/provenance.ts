import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { FoundRecord } from './select.ts';

/** How a record came: down to the file and its row. */
export interface Provenance {
  batch: string;
  number: string;
  mapping: string;
  file: string;
  sheet: string | null;
  row: number | null;
  organ: string;
  /** Account that sent it; null where the caller may not know. */
  reportedBy: string | null;
  receivedAt: string;
  state: string;
  findings: { code: string; column: string | null; params: Record<string, string | number> }[];
  /**
   * The clerk's own cells with their headings, where they are still held: rows that went back keep them, identity columns
   * blank. Of rows that were taken only the record itself stands.
   */
  cells: { heading: string; cell: string }[] | null;
}

interface Row extends Omit<Provenance, 'cells' | 'findings'> {
  headings: string[] | null;
}

type Finding = Provenance['findings'][number] & { cells: string[] | null };

export async function provenanceOf(tx: Tx, row: Pick<FoundRecord, 'batch_id' | 'row_no'>, inside: boolean): Promise<Provenance | null> {
  if (row.batch_id === null) return null;
  const { rows } = await sql<Row>`
    select b.batch_id as batch, b.number, b.mapping, b.file_name as file, nullif(b.heading->>'sheet', '') as sheet,
      ${row.row_no}::int as row, b.organ, case when ${inside} then b.reported_by end as "reportedBy",
      to_char(b.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "receivedAt", b.state,
      b.heading->'cells' as headings
    from v_intake_batches b where b.batch_id = ${row.batch_id}::uuid`.execute(tx);
  const [batch] = rows;
  if (batch === undefined) return null;
  const { rows: findings } = await sql<Finding>`
    select f.code, f.column_name as column, f.params, f.cells from v_intake_findings f
    where f.batch_id = ${row.batch_id}::uuid and f.row_no = ${row.row_no} order by f.code`.execute(tx);
  const { headings, ...rest } = batch;
  const cells = inside ? (findings.find((each) => each.cells !== null)?.cells ?? null) : null;
  return {
    ...rest,
    findings: findings.map(({ code, column, params }) => ({ code, column, params })),
    cells: cells && cells.map((cell, at) => ({ heading: headings?.[at] ?? '', cell })),
  };
}
