import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tx } from '../../../kernel/db/types.ts';
import type { Link, OperatorPeriod } from './types.ts';

type Handle = Tx | Kysely<unknown>;

/**
 * A body with the entries that were merged into it, one after another too. Links and periods stay with the entry under
 * which they came, so that undoing a merger gives each back its own.
 */
export const ownBodies = (subjectId: string, name: 'own' | 'theirs' = 'own'): RawBuilder<unknown> => sql`${sql.ref(name)} as (
  select ${subjectId}::uuid as id
  union select s.subject_id from subjects s join ${sql.ref(name)} b on s.merged_into = b.id)`;

/**
 * The links of a body, with those of the entries that were merged into it; the other side answers as its survivor. A link
 * between two that are one by now is none. The standing ones first, then the latest.
 */
export async function linksOf(db: Handle, subjectId: string): Promise<Link[]> {
  const { rows } = await sql<Link>`
    with recursive ${ownBodies(subjectId)},
    links as (
      select l.*, 'to' as direction, l.other_id as there from subject_links l where l.subject_id in (select id from own)
      union all
      select l.*, 'from', l.subject_id from subject_links l where l.other_id in (select id from own)),
    ways as (
      select there as start, there as id from links
      union select w.start, s.merged_into from ways w join subjects s on s.subject_id = w.id and s.merged_into is not null)
    select l.link_id as "linkId", l.kind, l.direction, l.since, l.until, l.document, l.organ,
      jsonb_build_object('id', o.subject_id, 'name', o.name, 'uscc', o.uscc) as other
    from links l
    join ways w on w.start = l.there
    join subjects o on o.subject_id = w.id and o.merged_into is null
    where o.subject_id not in (select id from own)
    order by l.until is not null, l.since desc, l.link_id`.execute(db);
  return rows;
}

/**
 * The periods of an individual business's operators, the first first; empty where it never changed. Each goes to the eve of
 * the next, whichever of several merged entries knew of it. `knownAt`: only what the journal held at that number.
 */
export async function operatorsOf(db: Handle, subjectId: string, knownAt?: number): Promise<OperatorPeriod[]> {
  const { rows } = await sql<OperatorPeriod>`
    with recursive ${ownBodies(subjectId)},
    days as (
      select distinct since from operator_periods
      where subject_id in (select id from own) and seq <= coalesce(${knownAt ?? null}::bigint, seq))
    select (row_number() over periods)::int as no, since, lead(since) over periods - 1 as until from days
    window periods as (order by since nulls first) order by since nulls first`.execute(db);
  return rows;
}

/**
 * Whether the operator of a body changed after the day `decided` and by `today`: what is adverse was formed under another
 * operator then. All three are SQL, so that a list asks once. Nobody is named: periods alone are held.
 */
export function operatorChangedSql(
  subject: RawBuilder<unknown>,
  decided: RawBuilder<unknown>,
  today: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    with recursive own as (
      select ${subject} as id
      union select s.subject_id from subjects s join own on s.merged_into = own.id)
    select 1 from operator_periods o where o.subject_id in (select id from own) and o.since > ${decided} and o.since <= ${today})`;
}
