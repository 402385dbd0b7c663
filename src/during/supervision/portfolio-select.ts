import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { Reason } from './rules.ts';
import type { Usable } from './usable.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

export const PORTFOLIO_ORDERS = ['changed', 'grade'] as const;
/**
 * changed: the latest change first; grade: by the scale, best first, then those without one, last those whose grade waits for
 * its renewal. On a tie by the body's id.
 */
export type PortfolioOrder = (typeof PORTFOLIO_ORDERS)[number];

export interface Asked {
  plan: string;
  /** Its grades, best first. */
  scale: readonly string[];
  /** Null: those without a grade. A grade that waits for its renewal is none of them: `waits`. */
  grade: string | null | undefined;
  /** Those alone whose grade waits for its renewal. */
  waits: boolean;
  district: string | undefined;
  empty: boolean;
  changedFrom: IsoDate | undefined;
  usable: Usable;
}

export interface PortfolioRow {
  subject_id: string;
  name: string | null;
  uscc: string | null;
  district: string | null;
  industry: string | null;
  /** In use at this moment. */
  grade: string | null;
  reason: Reason;
  graded_on: IsoDate | null;
  /** Since when the line holds; null where its grade is not used now. */
  since: IsoDate | null;
  last_on: IsoDate | null;
  last_from: string | null;
  last_to: string | null;
  last_cause: string | null;
  /** Where it stands in the order. */
  place: string;
}

/** The bodies under a plan, each with the grade that its row rests on as it is now. */
export function fromSql({ usable }: Asked): RawBuilder<unknown> {
  return sql`supervision_states s join v_subjects_bodies b on b.subject_id = s.subject_id ${usable.join}`;
}

/** Its grade waits for its renewal: said by the row, or not known to it yet. */
export function waitsSql({ usable }: Asked): RawBuilder<SqlBool> {
  return sql<SqlBool>`(s.reason = 'stale' or (s.grade is not null and not ${usable.holds}))`;
}

/** The grade in use; null for none, and for one that waits. */
export function gradeSql({ usable }: Asked): RawBuilder<string | null> {
  return sql<string | null>`case when ${usable.holds} then s.grade end`;
}

export function whereSql(asked: Asked): RawBuilder<SqlBool> {
  const { plan, grade, waits, district, empty, changedFrom, usable } = asked;
  const conditions = [
    sql<SqlBool>`s.plan = ${plan}`,
    ...(empty ? [sql<SqlBool>`false`] : []),
    ...(waits ? [waitsSql(asked)] : []),
    // By the row first, since those have an index.
    ...(grade === undefined
      ? []
      : [grade === null ? sql<SqlBool>`s.grade is null and s.reason <> 'stale'` : sql<SqlBool>`s.grade = ${grade} and ${usable.holds}`]),
    ...(district === undefined ? [] : [sql<SqlBool>`b.district = ${district}`]),
    ...(changedFrom === undefined ? [] : [changedSql(changedFrom)]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function changedSql(from: IsoDate): RawBuilder<SqlBool> {
  return sql`s.since >= ${from}::date and exists (select 1 from supervision_changes c
    where c.subject_id = s.subject_id and c.plan = s.plan and c.on_day >= ${from}::date)`;
}

/** Rows behind `after`, with the last change of each. */
export async function selectRows(tx: Tx, ...page: Parameters<typeof rowsSql>): Promise<PortfolioRow[]> {
  return (await rowsSql(...page).execute(tx)).rows;
}

/** The first rows, the latest change first, each with its records of grades of these names as they are at that moment. */
export async function selectToldRows(
  tx: Tx,
  asked: Asked,
  names: readonly string[],
  limit: number,
): Promise<(PortfolioRow & { records: [recordId: string, seq: number][] })[]> {
  const { rows } = await sql<PortfolioRow & { records: [string, number][] }>`
    select p.*, g.records from (${rowsSql(asked, 'changed', null, limit)}) p
    cross join lateral (select coalesce(json_agg(json_build_array(${r.record_id}, ${r.seq}) order by ${r.record_id}), '[]') as records
      from ${r.table}
      where ${r.subject_id} = p.subject_id and ${r.kind} = 'grade' and ${r.content}->>'title' = any(${[...names]}::text[])) g
    order by p.place desc, p.subject_id`.execute(tx);
  return rows;
}

function rowsSql(asked: Asked, order: PortfolioOrder, after: readonly [string, string] | null, limit: number): RawBuilder<PortfolioRow> {
  const [grade, waits] = [gradeSql(asked), waitsSql(asked)];
  const rank = sql`case when ${waits} then 1001 else coalesce(array_position(${[...asked.scale]}::text[], ${grade}), 1000) end`;
  const [key, place] = order === 'grade' ? [rank, sql`(${rank})::text`] : [sql`s.since`, sql`s.since::text`];
  const { usable } = asked;
  const beyond = after === null ? sql`true` : beyondSql(order, key, after);
  const direction = order === 'grade' ? sql`asc` : sql`desc`;
  return sql<PortfolioRow>`
    select s.subject_id, b.name, b.uscc, b.district, b.industry, ${grade} as grade,
      case when ${waits} then 'stale' when s.grade is null then s.reason else 'graded' end as reason,
      case when ${usable.holds} then seen.on_day else s.graded_on end as graded_on,
      case when s.grade is null or ${usable.holds} then s.since end as since, l.on_day as last_on,
      l.from_grade as last_from, l.to_grade as last_to, l.cause as last_cause, ${place} as place
    from ${fromSql(asked)}
    left join lateral (select c.on_day, c.from_grade, c.to_grade, c.cause from supervision_changes c
      where c.subject_id = s.subject_id and c.plan = s.plan order by c.version desc limit 1) l on true
    where ${whereSql(asked)} and ${beyond}
    order by ${key} ${direction}, s.subject_id limit ${limit}`;
}

function beyondSql(order: PortfolioOrder, key: RawBuilder<unknown>, [place, id]: readonly [string, string]): RawBuilder<SqlBool> {
  const at = order === 'grade' ? sql`${place}::int` : sql`${place}::date`;
  const later = order === 'grade' ? sql<SqlBool>`${key} > ${at}` : sql<SqlBool>`${key} < ${at}`;
  return sql`(${later} or (${key} = ${at} and s.subject_id > ${id}::uuid))`;
}

export async function countRows(tx: Tx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${fromSql(asked)}
    where ${whereSql(asked)}`.execute(tx);
  return rows[0]!.n;
}
