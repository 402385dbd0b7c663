import { sql } from 'kysely';
import { plainArray, textArray, type Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { registrationContent } from './claim.ts';
import type { KeyRow, MoveKernel, Movement, NameRow, SubjectMergesTable } from './merge-types.ts';
import { packRegistrations } from './columns.ts';
import { insertRegistrations } from './store.ts';
import type { RegistrationsTable, SubjectsTable } from './types.ts';

/** Both bodies, locked in one order, so that two mergers never wait for each other crosswise. */
export async function lockBodies(tx: Tx, ids: readonly string[]): Promise<SubjectsTable[]> {
  const { rows } = await sql<SubjectsTable>`
    select * from subjects where subject_id = any(${[...ids]}::uuid[]) order by subject_id for update`.execute(tx);
  return ids.map((id) => {
    const row = rows.find((each) => each.subject_id === id);
    if (!row) throw new XinhengError('NOT_FOUND', { what: id });
    return row;
  });
}

export async function namesOf(tx: Tx, subjectId: string): Promise<NameRow[]> {
  const { rows } = await sql<NameRow>`
    select name_norm, name, valid_from, valid_to, source from subject_names
    where subject_id = ${subjectId} order by source, name_norm`.execute(tx);
  return rows;
}

export async function keysOfBody(tx: Tx, subjectId: string): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select kind, key, valid_from, valid_to, state from subject_keys
    where subject_id = ${subjectId} order by kind, key`.execute(tx);
  return rows;
}

export async function claimsOf(tx: Tx, subjectId: string): Promise<RegistrationsTable[]> {
  const { rows } = await sql<RegistrationsTable>`
    select * from registrations where subject_id = ${subjectId} order by source, source_key for update`.execute(tx);
  return rows;
}

/** The names of a body become exactly these. */
export async function setNames(tx: Tx, subjectId: string, names: readonly NameRow[]): Promise<void> {
  await sql`delete from subject_names where subject_id = ${subjectId}`.execute(tx);
  if (names.length === 0) return;
  await sql`
    insert into subject_names (subject_id, name_norm, name, valid_from, valid_to, source)
    select ${subjectId}::uuid, * from unnest(${textArray(names.map((n) => n.name_norm))}::text[],
      ${textArray(names.map((n) => n.name))}::text[], ${plainArray(names.map((n) => n.valid_from))}::date[],
      ${plainArray(names.map((n) => n.valid_to))}::date[], ${textArray(names.map((n) => n.source))}::text[])`.execute(tx);
}

/** The keys of a body become exactly these. */
export async function setKeys(tx: Tx, subjectId: string, keys: readonly KeyRow[]): Promise<void> {
  await sql`delete from subject_keys where subject_id = ${subjectId}`.execute(tx);
  if (keys.length === 0) return;
  await sql`
    insert into subject_keys (subject_id, kind, key, valid_from, valid_to, state)
    select ${subjectId}::uuid, * from unnest(${textArray(keys.map((k) => k.kind))}::text[],
      ${textArray(keys.map((k) => k.key))}::text[], ${plainArray(keys.map((k) => k.valid_from))}::date[],
      ${plainArray(keys.map((k) => k.valid_to))}::date[], ${textArray(keys.map((k) => k.state))}::text[])`.execute(tx);
}

/** Bodies besides these two that hold the codes: a code stays disputed while there is one. */
export async function otherHolders(tx: Tx, codes: readonly string[], but: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select distinct key from subject_keys where kind = 'uscc' and key = any(${[...codes]}::text[])
      and state <> 'ended' and subject_id <> all(${[...but]}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.key));
}

/** Claims as new versions under another body; what was written stays in the history of the body that it was written for. */
export function moveClaims(tx: Tx, kernel: Pick<MoveKernel, 'ids'>, claims: readonly RegistrationsTable[], to: string): Movement {
  const next = claims.map((row) => ({
    ...row,
    subject_id: to,
    version: row.version + 1,
    salt: kernel.ids.salt(),
  }));
  return {
    note: null,
    events: next.map((row) => ({
      type: 'registration.moved',
      subjectId: to,
      object: row.registration_id,
      version: row.version,
      content: registrationContent(row),
      salt: row.salt,
      home: 'object',
    })),
    async write(first) {
      if (claims.length === 0) return;
      const from = claims[0]!.subject_id;
      const ids = claims.map((row) => row.registration_id);
      await sql`
        insert into registration_history (subject_id, registration_id, version, from_seq, to_seq, row)
        select r.subject_id, r.registration_id, r.version, r.seq, n.seq, to_jsonb(r)
        from unnest(${ids}::uuid[], ${ids.map((_, i) => first + i)}::bigint[]) as n(registration_id, seq)
        join registrations r on r.subject_id = ${from} and r.registration_id = n.registration_id`.execute(tx);
      await sql`
        delete from registrations where subject_id = ${from} and registration_id = any(${ids}::uuid[])`.execute(tx);
      // Numbers count from the first, as in registering.
      await insertRegistrations(tx, packRegistrations(next.map((row, i) => ({ ...row, seq: i }))), first);
    },
  };
}

export async function insertMerge(tx: Tx, merge: Omit<SubjectMergesTable, 'undone_seq' | 'undone_at'>): Promise<void> {
  await sql`
    insert into subject_merges (subject_id, merge_id, survivor_id, seq, merged_at, note)
    values (${merge.subject_id}, ${merge.merge_id}, ${merge.survivor_id}, ${merge.seq}, ${merge.merged_at},
      ${JSON.stringify(merge.note)}::jsonb)`.execute(tx);
}

/** The merger of this body that stands. Throws NOT_FOUND. */
export async function standingMerge(tx: Tx, loser: string): Promise<SubjectMergesTable> {
  const { rows } = await sql<SubjectMergesTable>`
    select * from subject_merges where subject_id = ${loser} and undone_seq is null
    order by seq desc limit 1 for update`.execute(tx);
  if (!rows[0]) throw new XinhengError('NOT_FOUND', { what: loser });
  return rows[0];
}
