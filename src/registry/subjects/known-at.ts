import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { RegistrationsTable } from './types.ts';

export type KnownRegistration = Omit<RegistrationsTable, 'salt' | 'source_hash'>;

/** The claims about one body as they stood after the event `seq`, the one that came last first. */
export async function registrationsKnownAt(tx: Tx, subjectId: string, seq: number): Promise<KnownRegistration[]> {
  const { rows } = await sql<{ row: KnownRegistration }>`
    select k.row - 'salt' - 'source_hash' as row from (
      select r.registration_id, r.seq, to_jsonb(r) as row from registrations r
      where r.subject_id = ${subjectId} and r.seq <= ${seq}::bigint
      union all
      select h.registration_id, h.from_seq, h.row from registration_history h
      where h.subject_id = ${subjectId} and h.from_seq <= ${seq}::bigint and h.to_seq > ${seq}::bigint
    ) k order by k.seq desc, k.registration_id`.execute(tx);
  return rows.map(({ row }) => row);
}

/** Whose file a body's file was at that number: its own, or that of the body into which it had been merged by then. */
export async function bodyKnownAt(tx: Tx, subjectId: string, seq: number): Promise<string> {
  let body = subjectId;
  // As in resolving: a circle would be a fault of ours and must not hang an answer.
  for (let hops = 0; hops < 16; hops++) {
    const { rows } = await sql<{ type: string; object: string }>`
      select type, object from v_journal_events
      where subject_id = ${body} and seq <= ${seq}::bigint and type in ('subject.merged', 'subject.unmerged')
      order by seq desc limit 1`.execute(tx);
    const last = rows[0];
    if (last?.type !== 'subject.merged') return body;
    body = last.object;
  }
  return body;
}

export interface ApartBody {
  subjectId: string;
  name: string;
}

/** Bodies that are one with this one today and had a file of their own at that number. */
export async function bodiesApartAt(tx: Tx, subjectId: string, seq: number): Promise<ApartBody[]> {
  const { rows } = await sql<ApartBody>`
    select m.subject_id as "subjectId", s.name from subject_merges m
    join subjects s on s.subject_id = m.subject_id
    where m.survivor_id = ${subjectId} and m.undone_seq is null and m.seq > ${seq}::bigint
    order by m.seq, m.subject_id`.execute(tx);
  return rows;
}
