import { sql } from 'kysely';
import type { Tx } from '../../../kernel/db/types.ts';

/**
 * The next number of an organ in a month, without gaps: the counter's row is locked until the caller commits, so a number
 * that was rolled back is given again. cq-amr-2026-11-0042.
 */
export async function nextNumber(tx: Tx, series: 'batch' | 'nil', organ: string, month: string): Promise<string> {
  const { rows } = await sql<{ value: number }>`
    insert into counters (name, value) values (${`intake.${series} ${organ} ${month}`}, 1)
    on conflict (name) do update set value = counters.value + 1 returning value`.execute(tx);
  const serial = String(rows[0]!.value).padStart(4, '0');
  return series === 'batch' ? `${organ}-${month}-${serial}` : `${organ}-${month}-N${serial}`;
}
