import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { factsOf, findTerms, wasShown } from '../../publicity/index.ts';
import { currentRecords, type RecordsTable } from '../../records/index.ts';
import { getBatch } from './list.ts';

const r = currentRecords('r');

/** What recalling a batch would do today, in numbers: told before it is proposed and again before it is confirmed. */
export interface RecallEffect {
  /** Records that the batch brought and that are still as it left them. */
  records: number;
  /** Those of them that were on display: they end as a correction of kind 误报, and whoever got them is told. */
  shown: number;
  /** Rows that wait (for a body, for the desk), and rows that were to come again: neither does any more. */
  waiting: number;
  toMend: number;
}

/** Without effect. Throws FORBIDDEN, NOT_FOUND (also for another organ's). */
export async function recallEffect(kernel: Kernel, id: string, caller: Caller): Promise<RecallEffect> {
  requirePermission(caller, 'intake.read');
  const { batch_id: batchId } = await getBatch(kernel, caller, id);
  return kernel.db.tx(async (tx) => {
    const { rows: records } = await sql<RecordsTable>`
      select ${r.all} from ${r.table} where ${r.batch_id} = ${batchId}::uuid and ${r.ended_on} is null`.execute(tx);
    const { rows: rest } = await sql<Pick<RecallEffect, 'waiting' | 'toMend'>>`
      select (select count(*)::int from intake_waiting where batch_id = ${batchId}::uuid and state = 'waiting') as waiting,
        (select count(*)::int from intake_returns where batch_id = ${batchId}::uuid and settled_on is null) as "toMend"`.execute(tx);
    const terms = await findTerms(tx);
    const today = kernel.clock.today().toString();
    const shown = records.filter((row) => wasShown(factsOf(row), terms, today)).length;
    return { records: records.length, shown, ...rest[0]! };
  });
}
