import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate } from '../../kernel/db/types.ts';

/*
 * The SQL twin of rules.ts, over the rows of `v_records_current` under any alias and `v_policy_display_terms`. Both
 * expressions read columns of the one record row only, so that they can stand in any query by subject_id (scale.md 12).
 * A change here without its change there fails sql.property.test.ts.
 */

/** Sets in force on the day of decision or entered into force since. */
export function applicable(alias: string, today: IsoDate): RawBuilder<unknown> {
  return sql`v_policy_display_terms t
    where t.line = ${sql.ref(`${alias}.line`)}
      and t.display_class = ${sql.ref(`${alias}.display_class`)}
      and t.in_force_from <= ${today}::date
      and (t.in_force_to is null or t.in_force_to >= ${sql.ref(`${alias}.decided`)})`;
}

const stated = (alias: string) => sql`(${sql.ref(`${alias}.content`)}->>'statedDisplayEnd') collate "C"`;

/** Twin of `byService` of the facts. */
const byService = (alias: string) => sql`(${sql.ref(`${alias}.kind`)} = 'listing' and ${sql.ref(`${alias}.content`)} ? 'list')`;

const byTerm = (alias: string) => sql`
  (case when t.counts_from = 'document' and not ${byService(alias)} then ${sql.ref(`${alias}.decided`)}
      else ${sql.ref(`${alias}.released_on`)} end
    + make_interval(months => t.max_months))::date`;

/**
 * True when the public may see the record on `today`: the one predicate of every public door. The two
 * questions to the rule sets are apart so that, in a WHERE over many records, each becomes one hash join.
 */
export function visibleSql(alias: string): (today: IsoDate) => RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return (today) => sql<SqlBool>`(
    coalesce(${column('released_on')} <= ${today}::date, false)
    and ${column('decided')} <= ${today}::date
    and not (${column('shielded')} and ${runsSql(column('shield'), today)})
    and ${column('validity')} in ('in_force', 'stayed')
    and (${column('ended_on')} is null or ${column('ended_on')} > ${today}::date)
    and coalesce(${stated(alias)} >= ${today}, true)
    and exists (select 1 from ${applicable(alias, today)})
    and not exists (select 1 from ${applicable(alias, today)} and (not t.displayed or ${byTerm(alias)} < ${today}::date))
  )`;
}

/** Twin of `runs` in rules.ts. */
export function runsSql(term: RawBuilder<unknown>, today: IsoDate): RawBuilder<SqlBool> {
  return sql<SqlBool>`(coalesce((${term}->>'from') collate "C" <= ${today}, true)
    and coalesce((${term}->>'until') collate "C" >= ${today}, true))`;
}

/** Twin of `stayed` in rules.ts. */
export function stayedSql(alias: string): (today: IsoDate) => RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return (today) => sql<boolean>`(${column('validity')} = 'stayed' and ${runsSql(column('stay'), today)})`;
}

/** The last day shown as an ISO day (text), or null where no term ends it; `DisplayState.until` of rules.ts. */
export function untilSql(alias: string): (today: IsoDate) => RawBuilder<IsoDate | null> {
  return (today) => sql<IsoDate | null>`least(
    (select to_char(min(case when not t.displayed then t.in_force_from - 1
        else greatest(t.in_force_from - 1, ${byTerm(alias)}) end), 'YYYY-MM-DD') collate "C"
      from ${applicable(alias, today)}
        and (not t.displayed or ${byTerm(alias)} is not null)),
    ${stated(alias)})`;
}
