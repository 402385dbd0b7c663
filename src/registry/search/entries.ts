import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { plainArray } from '../../kernel/db/index.ts';
import type { Filter } from './grams.ts';
import { numberOf, placeOf, type Place } from './postings/codec.ts';
import type { Places } from './postings/sets.ts';
import { divisionPrefix, escapeLike } from './text.ts';
import type { SearchTables, SubjectHit } from './types.ts';

type Body = Pick<SubjectHit, 'subjectId' | 'name' | 'uscc' | 'kind' | 'state' | 'founded' | 'district' | 'industry'>;

/** One name of one body, with the body as it is now. */
export interface Found extends Body {
  entryNo: number;
  nameNorm: string;
  initials: string;
  /** The name as the register writes it. */
  matched: string;
  /** The body still bears it. */
  current: boolean;
}

/**
 * All names of the bodies that these places belong to. The register decides at this moment: a body that was merged or is
 * gone, a name that it no longer has, a body that the filter leaves out do not come, whatever the lists say.
 */
export async function readEntries(db: Kysely<SearchTables>, places: ArrayLike<Place>, filter: Filter): Promise<Map<string, Found[]>> {
  const numbers = Array.from(places, numberOf);
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<Found>`
    select s.subject_id as "subjectId", s.name, s.uscc, s.kind, s.state, s.founded, s.district, s.industry,
      e.entry_no as "entryNo", e.name_norm as "nameNorm", e.initials, n.name as matched, n.current
    from (select distinct subject_id from search_entries where entry_no = any(${plainArray(numbers)}::int[])) h
    join v_subjects_bodies s on s.subject_id = h.subject_id
    join search_entries e on e.subject_id = s.subject_id
    join lateral (
      select min(m.name) as name, bool_or(m.valid_to is null) as current from v_subjects_names m
      where m.subject_id = e.subject_id and m.name_norm = e.name_norm having count(*) > 0) n on true
    where s.merged_into is null and ${letsThrough(filter)}`.execute(db);
  const bodies = new Map<string, Found[]>();
  for (const row of rows) {
    const list = bodies.get(row.subjectId);
    if (list) list.push(row);
    else bodies.set(row.subjectId, [row]);
  }
  return bodies;
}

/** Bodies of these entries, counted up to `most`; a body that was merged has none. */
export async function countBodies(db: Kysely<SearchTables>, places: Places, most: number): Promise<number> {
  const bodies = new Set<string>();
  for (let i = 0; i < places.length && bodies.size < most; i += most) {
    const { rows } = await sql<{ id: string }>`
      select distinct subject_id as id from search_entries
      where entry_no = any(${plainArray(Array.from(places.subarray(i, i + most), numberOf))}::int[])`.execute(db);
    for (const { id } of rows) bodies.add(id);
  }
  return Math.min(bodies.size, most);
}

/** Names alone, as the index holds them: to choose which entries to read. */
export async function readNames(db: Kysely<SearchTables>, places: readonly Place[]): Promise<Pick<Found, 'entryNo' | 'nameNorm'>[]> {
  const { rows } = await sql<Pick<Found, 'entryNo' | 'nameNorm'>>`
    select entry_no as "entryNo", name_norm as "nameNorm" from search_entries
    where entry_no = any(${plainArray(places.map(numberOf))}::int[])`.execute(db);
  return rows;
}

/** For a body `s`. */
export function letsThrough({ district, kind, state, industry }: Filter): RawBuilder<SqlBool> {
  const asked = [sql<SqlBool>`true`];
  if (kind !== undefined) asked.push(sql<SqlBool>`s.kind = ${kind}`);
  if (state !== undefined) asked.push(sql<SqlBool>`s.state = ${state}`);
  if (district !== undefined) asked.push(sql<SqlBool>`s.district like ${`${escapeLike(divisionPrefix(district))}%`}`);
  // Digits alone stand behind any letter.
  if (industry !== undefined) asked.push(sql<SqlBool>`s.industry like ${`${/^[0-9]/u.test(industry) ? '_' : ''}${escapeLike(industry)}%`}`);
  return sql<SqlBool>`(${sql.join(asked, sql` and `)})`;
}

export function placeOfEntry({ nameNorm, entryNo }: Pick<Found, 'nameNorm' | 'entryNo'>): Place {
  return placeOf([...nameNorm].length, entryNo);
}
