import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';

export const PORTFOLIO_ORDERS = ['changed', 'grade'] as const;
/** changed: the latest change first; grade: by the scale, best first, no grade last. On a tie by the body's id. */
export type PortfolioOrder = (typeof PORTFOLIO_ORDERS)[number];

export interface Asked {
  plan: string;
  /** Its grades, best first. */
  scale: readonly string[];
  /** Null: those without a grade in use. */
  grade: string | null | undefined;
  district: string | undefined;
  empty: boolean;
  changedFrom: IsoDate | undefined;
}

export interface PortfolioRow {
  subject_id: string;
  name: string | null;
  uscc: string | null;
  district: string | null;
  industry: string | null;
  grade: string | null;
  since: IsoDate;
  last_on: IsoDate | null;
  last_from: string | null;
  last_to: string | null;
  last_cause: string | null;
  /** Where it stands in the order. */
  place: string;
}

export function whereSql({ plan, grade, district, empty, changedFrom }: Asked): RawBuilder<SqlBool> {
  const conditions = [
    sql<SqlBool>`s.plan = ${plan}`,
    ...(empty ? [sql<SqlBool>`false`] : []),
    ...(grade === undefined ? [] : [grade === null ? sql<SqlBool>`s.grade is null` : sql<SqlBool>`s.grade = ${grade}`]),
    ...(district === undefined ? [] : [sql<SqlBool>`b.district = ${district}`]),
    ...(changedFrom === undefined ? [] : [changedSql(changedFrom)]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
} // prettier-ignore

function changedSql(from: IsoDate): RawBuilder<SqlBool> {
  return sql`s.since >= ${from}::date and exists (select 1 from supervision_changes c
    where c.subject_id = s.subject_id and c.plan = s.plan and c.on_day >= ${from}::date)`;
}

/** Rows behind `after`, with the last change of each. */
export async function selectRows(
  tx: Tx,
  asked: Asked,
  order: PortfolioOrder,
  after: readonly [string, string] | null,
  limit: number,
): Promise<PortfolioRow[]> {
  const rank = sql`coalesce(array_position(${[...asked.scale]}::text[], s.grade), 1000)`;
  const [key, place] = order === 'grade' ? [rank, sql`(${rank})::text`] : [sql`s.since`, sql`s.since::text`];
  const beyond = after === null ? sql`true` : beyondSql(order, key, after);
  const direction = order === 'grade' ? sql`asc` : sql`desc`;
  const { rows } = await sql<PortfolioRow>`
    select s.subject_id, b.name, b.uscc, b.district, b.industry, s.grade, s.since, l.on_day as last_on,
      l.from_grade as last_from, l.to_grade as last_to, l.cause as last_cause, ${place} as place
    from supervision_states s join v_subjects_bodies b on b.subject_id = s.subject_id
    left join lateral (select c.on_day, c.from_grade, c.to_grade, c.cause from supervision_changes c
      where c.subject_id = s.subject_id and c.plan = s.plan order by c.version desc limit 1) l on true
    where ${whereSql(asked)} and ${beyond}
    order by ${key} ${direction}, s.subject_id limit ${limit}`.execute(tx);
  return rows;
}

function beyondSql(order: PortfolioOrder, key: RawBuilder<unknown>, [place, id]: readonly [string, string]): RawBuilder<SqlBool> {
  const at = order === 'grade' ? sql`${place}::int` : sql`${place}::date`;
  const later = order === 'grade' ? sql<SqlBool>`${key} > ${at}` : sql<SqlBool>`${key} < ${at}`;
  return sql`(${later} or (${key} = ${at} and s.subject_id > ${id}::uuid))`;
} // prettier-ignore

export async function countRows(tx: Tx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from supervision_states s join v_subjects_bodies b on b.subject_id = s.subject_id
    where ${whereSql(asked)}`.execute(tx);
  return rows[0]!.n;
}
