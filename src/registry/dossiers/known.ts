import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import { currentRecords, recordsKnownAt, rowsKnownAtSql, rowsOfSql } from '../records/index.ts';
import { factsFrom } from './read.ts';
import type { Fact } from './types.ts';

const r = currentRecords('r');

/**
 * The facts of one body as its records stood after the event `seq`, by the same statement as those of today. `erased`: the
 * content of some record was lawfully erased since.
 */
export async function factsKnownAt(tx: Tx, subjectId: string, seq: number): Promise<{ facts: Fact[]; erased: boolean }> {
  const known = await recordsKnownAt(tx, subjectId, seq);
  // Erased content is null where a type knows none: the row outlives it, as its proof.
  const erased = known.some(({ content }) => (content as unknown) === null);
  return { facts: erased ? [] : ((await factsFrom(tx, rowsOfSql(known), [subjectId])).get(subjectId) ?? []), erased };
}

/**
 * The same of many bodies in one statement: current versions as they stand, only those replaced since from history. A body of
 * which some content was erased is not among the facts but named apart.
 */
export async function manyKnownAt(
  tx: Tx,
  ids: readonly string[],
  seq: number,
): Promise<{ facts: Map<string, Fact[]>; erased: Set<string> }> {
  if (ids.length === 0) return { facts: new Map(), erased: new Set() };
  const source = rowsKnownAtSql(ids, seq);
  const { rows } = await sql<{ subject_id: string }>`
    select distinct ${r.subject_id} from ${source} where coalesce(${r.content}, 'null'::jsonb) = 'null'::jsonb`.execute(tx);
  const erased = new Set(rows.map((row) => row.subject_id));
  return {
    facts: await factsFrom(
      tx,
      source,
      ids.filter((id) => !erased.has(id)),
    ),
    erased,
  };
}
