import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';

/** Bodies that stand for themselves: as many as there are dossiers to look at. */
export async function countBodies({ db }: Pick<Kernel, 'db'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from v_subjects_bodies where merged_into is null`.execute(db.kysely);
  return rows[0]!.n;
}

export interface Named {
  subjectId: string;
  name: string;
  uscc: string | null;
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Named>> {
  const { rows } = await sql<Named>`
    select subject_id as "subjectId", name, uscc from v_subjects_bodies where subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** Of these bodies those of which the journal held anything by that number. */
export async function knownBy(tx: Tx, ids: readonly string[], seq: number): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${[...ids]}::uuid[]) as i (id)
    where exists (select 1 from v_journal_events e where e.subject_id = i.id and e.seq <= ${seq}::bigint)`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
