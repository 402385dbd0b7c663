import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';

/**
 * What is computed: the whole register, or the bodies that events touched with all that could stand or fall with them. A
 * finding that any of `subjects` has part in is then found from these keys alone.
 */
export type Scope = 'all' | Part;
export interface Part {
  subjects: string[];
  uscc: string[];
  reg: string[];
  /** Bodies that share name, district and day of founding with one of `subjects`. */
  namesakes: string[];
}

export function within(scope: Scope, alias: string): RawBuilder<boolean> {
  if (scope === 'all') return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(`${alias}.subject_id`)} = any(${scope.subjects}::uuid[])`;
}

/** On the key of the alias k; `kind` itself is asked for beside it. */
export function keyIn(scope: Scope, kind: 'uscc' | 'reg'): RawBuilder<boolean> {
  return scope === 'all' ? sql<boolean>`true` : sql<boolean>`k.key = any(${scope[kind]}::text[])`;
}

/**
 * A source says the number of the alias k today: a key outlives the claim that brought it, and one that nobody claims any
 * more is no evidence of who is who.
 */
export const CLAIMED = sql<boolean>`exists (
  select 1 from v_subjects_registrations c where c.subject_id = k.subject_id and c.reg_no = k.key)`;

/** Who may be concerned by a change of these bodies. Two steps: who shares a key with them, then the keys of all of those. */
export async function scopeOf(tx: Tx, touched: readonly string[]): Promise<Part> {
  const before = await standing(tx, touched);
  const names = await refreshNamesakes(tx, touched);
  const own = await keysOf(tx, touched);
  const uscc = [...new Set([...own.uscc, ...before.codes])];
  const sharing = await holders(tx, uscc, own.reg);
  const subjects = [...new Set([...touched, ...before.subjects, ...sharing, ...(await bearers(tx, names))])];
  const all = await keysOf(tx, subjects);
  const namesakes = await bearers(tx, await namesOf(tx, subjects));
  return { subjects, uscc: [...new Set([...uscc, ...all.uscc])], reg: [...new Set([...own.reg, ...all.reg])], namesakes };
}

async function standing(tx: Tx, ids: readonly string[]): Promise<{ subjects: string[]; codes: string[] }> {
  const { rows } = await sql<{ subject_ids: string[]; codes: string[] }>`
    select subject_ids, codes from code_findings
    where gone_on is null and subject_ids && ${[...ids]}::uuid[]`.execute(tx);
  return { subjects: rows.flatMap((row) => row.subject_ids), codes: rows.flatMap((row) => row.codes) };
}

/** The keys that claims give or gave, and the code that an organ gave: every key of a body comes from one of them. */
async function keysOf(tx: Tx, ids: readonly string[]): Promise<{ uscc: string[]; reg: string[] }> {
  const { rows } = await sql<{ uscc: string | null; reg: string | null }>`
    select distinct r.uscc_given as uscc, r.reg_no as reg from v_subjects_registrations r
    where r.subject_id = any(${[...ids]}::uuid[])
    union select p.uscc_given, p.reg_no from v_subjects_past_claims p where p.subject_id = any(${[...ids]}::uuid[])
    union select b.uscc, null from v_subjects_bodies b where b.subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  const texts = (of: 'uscc' | 'reg'): string[] => rows.flatMap((row) => (row[of] === null ? [] : [row[of]]));
  return { uscc: texts('uscc'), reg: texts('reg') };
}

async function holders(tx: Tx, uscc: readonly string[], reg: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from v_subjects_keys where kind = 'uscc' and key = any(${[...uscc]}::text[])
    union select subject_id from v_subjects_keys where kind = 'reg' and key = any(${[...reg]}::text[])`.execute(tx);
  return rows.map((row) => row.id);
}

async function bearers(tx: Tx, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct subject_id as id from code_namesakes where key = any(${[...names]}::uuid[])`.execute(tx);
  return rows.map((row) => row.id);
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct key from code_namesakes where subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map((row) => row.key);
}

/** The bodies' entries anew; answers the keys that they had and have. */
async function refreshNamesakes(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const before = await namesOf(tx, ids);
  await fillNamesakes(tx, [...ids]);
  return [...new Set([...before, ...(await namesOf(tx, ids))])];
}

/** Entries of these bodies, or of all. */
export async function fillNamesakes(tx: Tx, ids: string[] | 'all'): Promise<void> {
  const which = (alias: string) => (ids === 'all' ? sql`true` : sql`${sql.ref(`${alias}.subject_id`)} = any(${ids}::uuid[])`);
  await sql`delete from code_namesakes c where ${which('c')}`.execute(tx);
  await sql`
    insert into code_namesakes (key, subject_id)
    select distinct md5(n.name_norm || '|' || b.district || '|' || b.founded)::uuid, b.subject_id
    from v_subjects_names n join v_subjects_bodies b on b.subject_id = n.subject_id
    where n.valid_to is null and b.merged_into is null and b.uscc is not null and b.founded is not null
      and b.district is not null and ${which('n')} and ${which('b')}`.execute(tx);
}
