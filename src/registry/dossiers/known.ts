import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import { recordsKnownAt } from '../records/index.ts';
import { factsFrom } from './read.ts';
import type { Fact } from './types.ts';

/**
 * The facts of one body as its records stood after the event `seq`, by the same statement as those of today. `erased`: the
 * content of some record was lawfully erased since.
 */
export async function factsKnownAt(
  tx: Tx,
  subjectId: string,
  seq: number,
): Promise<{ facts: Fact[]; erased: boolean }> {
  const known = await recordsKnownAt(tx, subjectId, seq);
  // Erased content is null where a type knows none: the row outlives it, as its proof.
  const erased = known.some(({ content }) => (content as unknown) === null);
  const source = sql`jsonb_populate_recordset(null::v_records_current, ${JSON.stringify(known)}::jsonb)`;
  return { facts: erased ? [] : ((await factsFrom(tx, source, [subjectId])).get(subjectId) ?? []), erased };
}
