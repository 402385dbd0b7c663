import { sql, type Kysely } from 'kysely';
import { livingSql } from '../subjects/index.ts';
import type { Reason, SearchTables, SubjectHit } from './types.ts';

/** Kinds of number that find a body, and what a reader is told. */
const REASON_OF = {
  uscc: 'code',
  reg: 'old_number',
  org: 'organisation_code',
  tax: 'tax_number',
  institution: 'institution_number',
  social: 'social_number',
} as const satisfies Record<string, Reason>;
export type NumberKind = keyof typeof REASON_OF;
export const OLD_KINDS = ['reg', 'org', 'tax', 'institution', 'social'] as const satisfies readonly NumberKind[];

/**
 * Bodies by their numbers, in the order of the keys; a merged body answers as its survivor. The old tax number of an
 * individual business is its operator's identity number with two characters more: nobody finds a person by it here.
 */
export async function byKeys(db: Kysely<SearchTables>, kinds: readonly NumberKind[], keys: readonly string[]): Promise<SubjectHit[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Omit<SubjectHit, 'why' | 'fit' | 'part'> & { keyKind: NumberKind }>`
    select distinct on (s.subject_id) s.subject_id as "subjectId", s.name, s.uscc, s.kind, s.state, s.founded, s.district, s.industry,
      k.key as matched, k.kind as "keyKind"
    from v_subjects_keys k
    join v_subjects_bodies o on o.subject_id = k.subject_id
    join v_subjects_bodies s on s.subject_id = ${livingSql('o')}
    where k.kind = any(${[...kinds]}) and k.key = any(${[...keys]}) and k.state <> 'ended'
      and not (k.kind = 'tax' and s.kind = 'individual_business')
    order by s.subject_id, array_position(${[...kinds]}::text[], k.kind), k.key
    limit 20`.execute(db);
  const place = new Map(keys.map((key, i) => [key, i]));
  const founded = (hit: SubjectHit): string => hit.founded ?? '9999';
  return rows
    .map(({ keyKind, ...row }) => ({ ...row, why: REASON_OF[keyKind], fit: 'exact' as const, part: row.matched }))
    .toSorted(
      (a, b) =>
        place.get(a.matched)! - place.get(b.matched)! || founded(a).localeCompare(founded(b)) || a.subjectId.localeCompare(b.subjectId),
    );
}
