import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Place } from './cursor.ts';
import { bigrams, divisionPrefix, escapeLike } from './text.ts';
import { FITS, type SearchTables, type SubjectHit } from './types.ts';

interface Tier {
  /** Must hold for the entry `e`. */
  fits(alias: string): Expression<SqlBool>;
}

/** exact, prefix, contains: apart, so that each is answered by its own index. */
function tiersFor(norm: string): readonly Tier[] {
  const like = escapeLike(norm);
  const column = (alias: string) => sql.ref(`${alias}.name_norm`);
  return [
    { fits: (a) => sql<SqlBool>`${column(a)} = ${norm}` },
    { fits: (a) => sql<SqlBool>`(${column(a)} like ${`${like}%`} and ${column(a)} <> ${norm})` },
    {
      fits: (a) =>
        sql<SqlBool>`(${sql.ref(`${a}.bigrams`)} @> ${bigrams(norm)}::text[] and ${column(a)} like ${`%${like}%`} and ${column(a)} not like ${`${like}%`})`,
    },
  ];
}

interface Row extends Omit<SubjectHit, 'why' | 'fit'> {
  length: number;
  current: boolean;
}

/** A body appears once, by its best name: no entry of a better tier, nor a shorter one of the same tier. */
function best(tiers: readonly Tier[], tier: number): Expression<SqlBool> {
  const better = tiers.slice(0, tier).map((t) => t.fits('b'));
  const same = sql<SqlBool>`(${tiers[tier]?.fits('b')} and (length(b.name_norm), b.name_norm) < (length(e.name_norm), e.name_norm))`;
  return sql<SqlBool>`not exists (select 1 from search_entries b where b.subject_id = e.subject_id and (${sql.join([...better, same], sql` or `)}))`;
}

function inDistrict(district: string | undefined): RawBuilder<SqlBool> {
  if (district === undefined) return sql<SqlBool>`true`;
  return sql<SqlBool>`s.district like ${`${escapeLike(divisionPrefix(district))}%`}`;
}

function tierQuery(
  tiers: readonly Tier[],
  tier: number,
  after: Place | null,
  district: string | undefined,
  limit: number,
) {
  const place =
    after && after.tier === tier
      ? sql<SqlBool>`(length(e.name_norm), e.subject_id) > (${after.length}::int, ${after.subjectId}::uuid)`
      : sql<SqlBool>`true`;
  return sql<Row>`
    select s.subject_id as "subjectId", s.name, s.uscc, s.kind, s.state, s.founded, s.district,
      e.name as matched, e.current, length(e.name_norm) as length
    from search_entries e join subjects s on s.subject_id = e.subject_id
    where ${tiers[tier]?.fits('e')} and ${place} and s.merged_into is null and ${inDistrict(district)} and ${best(tiers, tier)}
    order by length(e.name_norm), e.subject_id
    limit ${limit}`;
}

/** One page of bodies by name, after `after`: exact, then prefix, then contains; in each the shorter name, then the id. */
export async function byName(
  db: Kysely<SearchTables>,
  norm: string,
  options: { after: Place | null; district: string | undefined; limit: number },
): Promise<{ items: SubjectHit[]; last: Place | null }> {
  const tiers = tiersFor(norm);
  const items: SubjectHit[] = [];
  let last: Place | null = null;
  for (let tier = options.after?.tier ?? 0; tier < tiers.length && items.length < options.limit; tier++) {
    const query = tierQuery(tiers, tier, options.after, options.district, options.limit - items.length);
    const { rows } = await query.execute(db);
    for (const { length, current, ...hit } of rows) {
      items.push({ ...hit, why: current ? 'name' : 'old_name', fit: FITS[tier] ?? 'contains' });
      last = { tier, length, subjectId: hit.subjectId };
    }
  }
  return { items, last };
}

/** How many bodies fit, counted up to `limit`. */
export async function countByName(
  db: Kysely<SearchTables>,
  norm: string,
  district: string | undefined,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct "subjectId")::int as n from (
      select e.subject_id as "subjectId"
      from search_entries e join subjects s on s.subject_id = e.subject_id
      where e.bigrams @> ${bigrams(norm)}::text[] and e.name_norm like ${`%${escapeLike(norm)}%`}
        and s.merged_into is null and ${inDistrict(district)}
      limit ${limit}) found`.execute(db);
  return rows[0]?.n ?? 0;
}
