import { sql, type RawBuilder } from 'kysely';
import type { TestKernel } from './kernel.ts';

/** How the database would answer, in its own words. */
export async function planOf(kernel: Pick<TestKernel, 'db'>, query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(kernel.db.kysely);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
