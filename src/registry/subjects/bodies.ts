import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { parseKey } from './keys.ts';
import { withMerged } from './merged.ts';
import { resolveKey } from './resolve.ts';

type Handle = Tx | Kernel['db']['kysely'];

/** A body as it is named today. */
export interface NamedBody {
  subjectId: string;
  name: string;
  uscc: string | null;
  /** An entry of the register that was merged into another. */
  merged?: boolean;
}

/** The one body that a key means, however it was typed. Throws BAD_INPUT, AMBIGUOUS_KEY, NOT_FOUND. */
export async function getBody(db: Handle, key: string): Promise<NamedBody> {
  const given = key
    .trim()
    .toUpperCase()
    .replace(/^(REG|ID):/, (kind) => kind.toLowerCase());
  if (!parseKey(given)) throw new XinhengError('BAD_INPUT', { what: 'subject' });
  const found = await resolveKey(db, given);
  if (found.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { key: given });
  if (found.found === 'none') throw new XinhengError('NOT_FOUND', { what: given });
  const { subject_id: subjectId, name, uscc } = found.subject;
  return { subjectId, name, uscc };
}

/** Names and codes of bodies as they are today, by id. */
export async function bodiesOf(db: Handle, ids: readonly (string | null)[]): Promise<Map<string, NamedBody>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Required<NamedBody>>`
    select subject_id as "subjectId", name, uscc, merged_into is not null as merged from v_subjects_bodies
    where subject_id = any(${wanted}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** Entries of the register that were merged into the body, whatever the way, in the order of their names. */
export async function entriesMergedInto(db: Handle, subjectId: string): Promise<NamedBody[]> {
  const ids = await withMerged(db, subjectId);
  const found = await bodiesOf(
    db,
    ids.filter((id) => id !== subjectId),
  );
  return [...found.values()].toSorted((a, b) => (`${a.name} ${a.subjectId}` < `${b.name} ${b.subjectId}` ? -1 : 1));
}
