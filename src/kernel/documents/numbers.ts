import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';

/**
 * The next number of an organ's series in a year, without gaps: the counter's row is locked until the caller commits, so
 * that a number that was rolled back is given again.
 */
export async function nextPaperNumber(tx: Tx, organ: string, series: string, year: number): Promise<number> {
  const { rows } = await sql<{ value: number }>`
    insert into document_counters (organ, series, year, value) values (${organ}, ${series}, ${year}, 1)
    on conflict (organ, series, year) do update set value = document_counters.value + 1 returning value`.execute(tx);
  return rows[0]!.value;
}
