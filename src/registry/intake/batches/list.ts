import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { receiptOf, type Receipt } from './receipt.ts';
import type { IntakeBatchesTable, IntakeTables } from '../tables.ts';

const PAGE = 200;

/** Batches of an organ, newest first; the local operator sees all. */
export async function listBatches(kernel: Kernel, caller: Caller, organ?: string): Promise<Receipt[]> {
  const mine = caller.role === 'operator' ? organ : (caller.organ ?? '');
  let query = on<IntakeTables>(kernel.db.kysely).selectFrom('intake_batches').selectAll();
  if (mine !== undefined) query = query.where('organ', '=', mine);
  const rows = await query.orderBy('received_at', 'desc').orderBy('batch_id').limit(PAGE).execute();
  return rows.map((row) => receiptOf(kernel, row));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** One batch by id. Another organ's is answered as one that is not there. Throws NOT_FOUND. */
export async function getBatch(kernel: Pick<Kernel, 'db'>, caller: Caller, id: string): Promise<IntakeBatchesTable> {
  const row = UUID.test(id)
    ? await on<IntakeTables>(kernel.db.kysely).selectFrom('intake_batches').selectAll().where('batch_id', '=', id).executeTakeFirst()
    : undefined;
  if (!row || (caller.role !== 'operator' && caller.organ !== row.organ)) throw new XinhengError('NOT_FOUND', { what: 'batch' });
  return row;
}
