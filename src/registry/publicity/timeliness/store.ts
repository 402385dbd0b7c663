import { sql, type Kysely } from 'kysely';
import type { IsoDate } from '../../../kernel/db/types.ts';
import type { HeldFigures } from './types.ts';

/** The ten kinds of policy item 25; honours and the abnormal list have other clocks. */
const TEN_KINDS = [
  'permit',
  'penalty',
  'compulsion',
  'confirmation',
  'levy',
  'payment',
  'adjudication',
  'compensation',
  'reward',
  'inspection',
] as const;

export interface OrganCount {
  organ: string;
  name: string | null;
  name_en: string | null;
  district: string | null;
  acts: number;
  late: number;
  days_late: number;
  provisional: number;
}

/**
 * One row an organ that reported acts due in the period. An act with several addressees counts once, by its latest row:
 * it was reported when all of it was. What was recalled as sent in error was no act.
 */
export async function countByOrgan(db: Kysely<unknown>, from: IsoDate, to: IsoDate): Promise<OrganCount[]> {
  const { rows } = await sql<OrganCount>`
    with acts as (
      select r.organ, r.act_id, bool_or(r.received_on > r.report_due) as late,
        max(coalesce(r.days_late, 0)) as days_late, bool_or(r.report_due_provisional) as provisional
      from records r
      where r.report_due between ${from}::date and ${to}::date
        and r.kind = any(${[...TEN_KINDS]}::text[]) and r.ended_kind is distinct from 'recalled'
      group by r.organ, r.act_id
    )
    select a.organ, o.name, o.name_en, o.district, count(*) as acts,
      count(*) filter (where a.late) as late,
      coalesce(sum(a.days_late) filter (where a.late), 0) as days_late,
      count(*) filter (where a.provisional) as provisional
    from acts a left join organs o on o.code = a.organ
    group by a.organ, o.name, o.name_en, o.district
    order by a.organ`.execute(db);
  return rows;
}

export interface OrganMonth {
  organ: string;
  name: string;
  name_en: string;
  district: string | null;
  month: string;
  state: 'nil' | 'silent';
}

/**
 * Months for which an organ has no act: declared nil, or silent. Only organs that work here (those of a division), only
 * while they exist, only months that `months` names (the ones whose reporting time is over count as silent).
 */
export async function findQuietMonths(
  db: Kysely<unknown>,
  months: readonly string[],
  over: ReadonlySet<string>,
  demo: boolean,
): Promise<OrganMonth[]> {
  if (months.length === 0) return [];
  const { rows } = await sql<OrganMonth & { nil: boolean }>`
    select o.code as organ, o.name, o.name_en, o.district, m.month, n.organ is not null as nil
    from organs o
    cross join unnest(${[...months]}::text[]) as m(month)
    left join nil_reports n on n.organ = o.code and n.month = m.month
    where o.district is not null and o.demo = ${demo}
      and o.valid_from < (m.month || '-01')::date + interval '1 month'
      and (o.valid_to is null or o.valid_to >= (m.month || '-01')::date)
      and not exists (
        select 1 from acts a
        where a.organ = o.code and a.decided >= (m.month || '-01')::date
          and a.decided < (m.month || '-01')::date + interval '1 month'
          and a.kind = any(${[...TEN_KINDS]}::text[]))
    order by o.code, m.month`.execute(db);
  return rows
    .filter((row) => row.nil || over.has(row.month))
    .map(({ nil, ...row }) => ({ ...row, state: nil ? 'nil' : 'silent' }));
}

/** Acts decided in [from, to], counted on the documents: their records have no due date. */
export async function countDecided(db: Kysely<unknown>, from: IsoDate, to: IsoDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from acts
    where decided between ${from}::date and ${to}::date and kind = any(${[...TEN_KINDS]}::text[])`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function countHeld(db: Kysely<unknown>, today: IsoDate): Promise<HeldFigures> {
  const { rows } = await sql<HeldFigures>`
    select count(*) as held, max(${today}::date - received_on) as "oldestDays",
      count(*) filter (where received_on >= ${today}::date) as today,
      count(*) filter (where received_on < ${today}::date and received_on >= ${today}::date - 7) as "upTo7",
      count(*) filter (where received_on < ${today}::date - 7) as "over7"
    from records where held <> '{}' and released_on is null and ended_on is null`.execute(db);
  return rows[0]!;
}

export async function districtNames(db: Kysely<unknown>, today: IsoDate): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from divisions where valid_from <= ${today}::date order by valid_from`.execute(db);
  return new Map(rows.map((row) => [row.code, row.name]));
}
