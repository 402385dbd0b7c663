import { sql, type RawBuilder } from 'kysely';
import type { Caller } from '../../kernel/access/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { isUuid } from '../../kernel/ids/index.ts';
import type { ActContent, ActKind } from '../records/index.ts';

/** A row that waits at the desk: no adverse one, and none with a right code (that waits for its registration). */
export interface DeskRow {
  waiting_id: string;
  batch: string;
  row_no: number;
  organ: string;
  key_kind: string;
  key: string;
  /** What was written where a code should stand, where it is wrong. */
  wrong_code: string | null;
  name: string;
  name_norm: string;
  kind: ActKind;
  document_no: string;
  decided: string;
  content: ActContent;
  received_on: string;
}

export interface DeskPlace {
  day: string;
  id: string;
}

/** The next rows of the desk, longest waiting first. */
export async function deskRows(
  tx: Tx,
  caller: Caller,
  page: { organ?: string | undefined; after?: DeskPlace | undefined; limit: number },
): Promise<DeskRow[]> {
  const { organ, after, limit } = page;
  const where = sql`${theirs(caller)} and ${organ === undefined ? sql`true` : sql`b.organ = ${organ}`}
      and ${after ? sql`(w.received_on, w.waiting_id) > (${after.day}::date, ${after.id}::uuid)` : sql`true`}`;
  return query(tx, where, limit);
}

export async function deskRow(tx: Tx, waitingId: string): Promise<DeskRow | undefined> {
  if (!isUuid(waitingId)) return undefined;
  const [row] = await query(tx, sql`w.waiting_id = ${waitingId}::uuid`, 1);
  return row;
}

/** Rows of one batch, for decisions that are remembered. */
export async function rowsOfBatch(tx: Tx, batchIds: readonly string[]): Promise<DeskRow[]> {
  return query(tx, sql`w.batch_id = any(${[...batchIds]}::uuid[])`, 100_000);
}

/** The source's own way to name whom it means: its number together with its name. */
export const sourceKeyOf = (row: Pick<DeskRow, 'key_kind' | 'key' | 'name_norm'>): string => `${row.key_kind} ${row.key} ${row.name_norm}`;

async function query(tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<DeskRow[]> {
  return (await deskSql(where, limit).execute(tx)).rows;
}

/** The statement, apart so that its plan can be looked at. */
export function deskSql(where: RawBuilder<unknown>, limit: number): RawBuilder<DeskRow> {
  return sql<DeskRow>`
    select w.waiting_id, b.number as batch, w.row_no, b.organ, w.key_kind, w.key, w.name_norm, w.received_on,
      case when w.row->'row'->'wrongCode' is not null then substr(w.key, length(b.organ) + 2) end as wrong_code,
      w.row->'row'->>'name' as name, w.row->'row'->>'kind' as kind, w.row->'row'->>'documentNo' as document_no,
      w.row->'row'->>'decided' as decided, w.row->'row'->'content' as content
    from v_intake_desk w join v_intake_batches b on b.batch_id = w.batch_id
    where w.state = 'waiting' and w.key_kind <> 'uscc' and w.row->'row'->>'nature' <> 'adverse' and ${where}
    order by w.received_on, w.waiting_id limit ${limit}`;
}

/** A clerk's and reviewer's own organ; a director's district, or all where none bounds it. */
export function theirs(caller: Caller, organ: RawBuilder<unknown> = sql.ref('b.organ')): RawBuilder<unknown> {
  if (caller.role !== 'director') return sql`${organ} = ${caller.organ ?? ''}`;
  if (caller.district === null) return sql`true`;
  return sql`${organ} in (select o.code from v_policy_organs o where o.district = ${caller.district})`;
}
