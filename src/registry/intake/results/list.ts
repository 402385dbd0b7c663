import { sql } from 'kysely';
import { Type } from 'typebox';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../kernel/http/index.ts';
import { receiptOf, type Receipt } from '../batches/receipt.ts';
import type { BatchState, IntakeBatchesTable } from '../tables.ts';

export interface BatchQuery {
  /** Only the local operator asks for another organ's. */
  organ?: string | undefined;
  form?: string | undefined;
  state?: BatchState | undefined;
  /** Days of receipt in Shanghai. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only those with rows that went back and have not come again. */
  open?: boolean | undefined;
  /** Only those that the caller sent. */
  mine?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export type ListedBatch = Omit<Receipt, 'reasons' | 'unknownColumns'> & {
  /** Rows that went back and have not come again. */
  open: number;
  reportedBy: string;
};

const LIST = 'intake.batches';
const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z$' }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
]);

/** Batches of the caller's organ, newest first; the local operator's all. Throws FORBIDDEN, BAD_CURSOR. */
export async function listedBatches(
  kernel: Pick<Kernel, 'db' | 'calendar' | 'clock'>,
  query: BatchQuery,
  caller: Caller,
): Promise<{ items: ListedBatch[]; next: string | null }> {
  requirePermission(caller, 'intake.read');
  const organ = caller.role === 'operator' ? query.organ : (caller.organ ?? '');
  const limit = query.limit ?? 50;
  const after = query.cursor === undefined ? undefined : decodeCursor(LIST, Position, query.cursor);
  const open = sql<number>`(select count(*)::int from intake_returns t where t.batch_id = b.batch_id and t.settled_on is null)`;
  const day = sql`(b.received_at at time zone 'Asia/Shanghai')::date`;
  const conditions = [
    organ === undefined ? undefined : sql`b.organ = ${organ}`,
    query.form === undefined ? undefined : sql`b.mapping = ${query.form}`,
    query.state === undefined ? undefined : sql`b.state = ${query.state}`,
    query.from === undefined ? undefined : sql`${day} >= ${query.from}::date`,
    query.to === undefined ? undefined : sql`${day} <= ${query.to}::date`,
    query.mine ? sql`b.reported_by = ${caller.account}` : undefined,
    query.open ? sql`${open} > 0` : undefined,
    after && sql`(b.received_at, b.batch_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    sql`true`,
  ].filter((each) => each !== undefined);
  const { rows } = await sql<IntakeBatchesTable & { open: number }>`
    select b.*, ${open} as open from intake_batches b where ${sql.join(conditions, sql` and `)}
    order by b.received_at desc, b.batch_id desc limit ${limit + 1}`.execute(kernel.db.kysely);
  const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.received_at.toISOString(), last.batch_id]));
  const items = page.items.map((row) => {
    const { reasons: _, unknownColumns: __, ...receipt } = receiptOf(kernel, row);
    return { ...receipt, open: row.open, reportedBy: row.reported_by };
  });
  return { items, next: page.next };
}
