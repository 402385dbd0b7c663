import { sql, type Kysely, type RawBuilder } from 'kysely';
import { OFTEN, plainArray, textArray, together, type Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { survivorOf } from './merged.ts';
import { keyText, parseKey } from './keys.ts';
import type { KeyKind, SubjectsTable } from './types.ts';

export interface HeldName {
  norm: string;
  from: string | null;
  to: string | null;
}

/** A body that a key may mean. */
export interface Candidate {
  subjectId: string;
  name: string;
  /** The key is claimed by bodies that do not agree: nothing adverse is attached by it. */
  disputed: boolean;
  /** Current and former names. */
  names: HeldName[];
}

type Handle = Tx | Kysely<unknown>;

/** Bulk look-up in two statements; the answer is keyed by `keyText`. Ended keys find nothing. Merged bodies give their survivor. */
export async function resolveMany(db: Handle, keys: readonly { kind: KeyKind; key: string }[]): Promise<Map<string, Candidate[]>> {
  const found = new Map<string, Candidate[]>();
  if (keys.length === 0) return found;
  const { rows } = await sql<{ kind: KeyKind; key: string; subject_id: string; state: string }>`
    select k.kind, k.key, k.subject_id, k.state
    from unnest(${textArray(keys.map((k) => k.kind))}::text[], ${textArray(keys.map((k) => k.key))}::text[]) as n(kind, key)
    join subject_keys k on k.kind = n.kind and k.key = n.key
    where k.state <> 'ended'`.execute(db);
  if (rows.length === 0) return found;
  const bodies = await readBodies(db, [...new Set(rows.map((row) => row.subject_id))]);
  for (const row of rows) {
    const body = bodies.get(row.subject_id);
    if (!body) continue;
    const text = keyText(row.kind, row.key);
    const list = found.get(text) ?? [];
    // Two keys of merged bodies lead to one survivor.
    if (!list.some((c) => c.subjectId === body.subjectId)) list.push({ ...body, disputed: row.state === 'disputed' });
    found.set(text, list);
  }
  return found;
}

type Body = Omit<Candidate, 'disputed'>;

async function readBodies(db: Handle, ids: string[]): Promise<Map<string, Body>> {
  const list = plainArray(ids);
  const [{ rows }, held] = await together([
    sql<{ subject_id: string; name: string; merged_into: string | null }>`
      select subject_id, name, merged_into from subjects where subject_id = any(${list}::uuid[])`.execute(db),
    sql<{ subject_id: string; name_norm: string; valid_from: string | null; valid_to: string | null }>`
      select subject_id, name_norm, valid_from, valid_to from subject_names
      where subject_id = any(${list}::uuid[])`.execute(db),
  ]);
  const names = new Map<string, HeldName[]>();
  for (const n of held.rows) {
    const own = names.get(n.subject_id);
    const name = { norm: n.name_norm, from: n.valid_from, to: n.valid_to };
    if (own) own.push(name);
    else names.set(n.subject_id, [name]);
  }
  const merged = rows.filter((row) => row.merged_into !== null);
  const survivors = merged.length > 0 ? await readBodies(db, [...new Set(merged.map((row) => row.merged_into!))]) : null;
  const bodies = new Map<string, Body>();
  for (const row of rows) {
    const own = names.get(row.subject_id) ?? [];
    const survivor = row.merged_into === null ? undefined : survivors?.get(row.merged_into);
    bodies.set(
      row.subject_id,
      survivor ? { ...survivor, names: [...survivor.names, ...own] } : { subjectId: row.subject_id, name: row.name, names: own },
    );
  }
  return bodies;
}

/**
 * Whether a name agrees with a body on a day: current or former on that date (domain.md). A name whose first day is not
 * known agrees on every day; a name that the body took only later does not.
 */
export function nameAgrees(names: readonly HeldName[], norm: string, day: string): boolean {
  return names.some((n) => n.norm === norm && (n.from === null || n.from <= day));
}

export type Resolution =
  | { found: 'one'; subject: SubjectsTable; redirectedFrom: string | null }
  | { found: 'several'; subjects: SubjectsTable[] }
  | { found: 'none' };

/** Key → subject(s): ambiguity is visible, a merged body redirects. Throws BAD_INPUT where the text is no key. */
export async function resolveKey(db: Handle, text: string): Promise<Resolution> {
  const key = parseKey(text);
  if (!key) throw new XinhengError('BAD_INPUT', {}, { errors: [{ path: '/key', code: 'KEY', message: 'KEY' }] });
  const subjects = key.kind === 'id' ? await readSubject(db, key.key) : await subjectsOfKey(db, key.kind, key.key);
  if (subjects.length === 0) return { found: 'none' };
  if (subjects.length > 1) return { found: 'several', subjects };
  const subject = subjects[0]!;
  if (subject.merged_into === null) return { found: 'one', subject, redirectedFrom: null };
  const [last] = await readSubject(db, await survivorOf(db, subject.subject_id));
  return { found: 'one', subject: last!, redirectedFrom: subject.subject_id };
}

/** As resolveKey, for those who need exactly one. Throws NOT_FOUND or AMBIGUOUS_KEY. */
export async function getSubject(db: Handle, text: string): Promise<SubjectsTable> {
  const resolution = await resolveKey(db, text);
  if (resolution.found === 'none') throw new XinhengError('NOT_FOUND', { what: 'subject' });
  if (resolution.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { n: resolution.subjects.length });
  return resolution.subject;
}

function subjectsOfKey(db: Handle, kind: KeyKind, key: string): Promise<SubjectsTable[]> {
  return readSubjects(
    db,
    sql`subject_id in (
    select subject_id from subject_keys where kind = ${kind} and key = ${key} and state <> 'ended')`,
  );
}

const readSubject = (db: Handle, id: string): Promise<SubjectsTable[]> => readSubjects(db, sql`subject_id = ${id}::uuid`);

async function readSubjects(db: Handle, which: RawBuilder<unknown>): Promise<SubjectsTable[]> {
  const { rows } = await sql<SubjectsTable>`${OFTEN}
    select subject_id, kind, name, uscc, state, founded, district, industry, size, merged_into, seq, version, created_at
    from subjects where ${which} order by founded, subject_id`.execute(db);
  return rows;
}
