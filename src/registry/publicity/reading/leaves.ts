import { sql, type Kysely } from 'kysely';
import type { RecordsTable } from '../../records/types.ts';

export interface Leaf {
  /** Number of the line of the journal. */
  seq: number;
  /** SHA-256, hexadecimal; salted, so that it tells nothing of the content. */
  digest: string;
  at: Date;
  /** The addressee whose part of the act it is. */
  name: string;
}

/** The line of the journal in which each of these records stands as it is today. */
export async function leavesOf(db: Kysely<unknown>, records: readonly Pick<RecordsTable, 'seq' | 'subject_id'>[]): Promise<Leaf[]> {
  if (records.length === 0) return [];
  const { rows } = await sql<Leaf>`
    select l.seq, encode(l.leaf, 'hex') as digest, l.at, s.name
    from unnest(${records.map(({ seq }) => seq)}::bigint[], ${records.map((r) => r.subject_id)}::uuid[]) as r(seq, subject)
    join v_journal_leaves l on l.seq = r.seq join v_subjects_bodies s on s.subject_id = r.subject
    order by l.seq limit 20`.execute(db);
  return rows;
}
