import { sql, type Kysely } from 'kysely';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { reportedRows, sentInError, tenKinds } from './reported.ts';
import type { HeldFigures } from './types.ts';

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
 * it was reported when all of it was. Nobody is late by a date that is only provisional: the year once announced, it is late.
 */
export async function countByOrgan(db: Kysely<unknown>, from: IsoDate, to: IsoDate): Promise<OrganCount[]> {
  const { rows } = await sql<OrganCount>`
    with reported as (
      select r.organ, bool_or(r.received_on > r.report_due and not r.report_due_provisional) as late,
        max(coalesce(r.days_late, 0)) as days_late, bool_or(r.report_due_provisional) as provisional
      from (${reportedRows(from, to)}) r
      group by r.organ, r.act
    )
    select a.organ, o.name, o.name_en, o.district, count(*) as acts,
      count(*) filter (where a.late) as late,
      coalesce(sum(a.days_late) filter (where a.late), 0) as days_late,
      count(*) filter (where a.provisional) as provisional
    from reported a left join v_policy_organs o on o.code = a.organ
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
 * Months for which an organ has no act, not even one that waits: declared nil, or silent. Only organs that work here (of a division in whose province the policy data
 * name districts; those of other places send nothing here), only
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
    with waiting as (
      select distinct w.organ, to_char(w.decided, 'YYYY-MM') as month from v_intake_waiting w where w.kind = any(${tenKinds})
    )
    select o.code as organ, o.name, o.name_en, o.district, m.month, n.organ is not null as nil
    from v_policy_organs o
    cross join unnest(${[...months]}::text[]) as m(month)
    left join v_intake_nil_reports n on n.organ = o.code and n.month = m.month
    where o.demo = ${demo} and left(o.district, 2) in (
        select left(d.code, 2) from v_policy_divisions d where d.level in ('district', 'functional'))
      and o.valid_from < (m.month || '-01')::date + interval '1 month'
      and (o.valid_to is null or o.valid_to >= (m.month || '-01')::date)
      and not exists (
        select 1 from v_records_acts a
        join v_records_current r on r.subject_id = any(a.subject_ids) and r.act_id = a.act_id
        where a.organ = o.code and a.decided >= (m.month || '-01')::date
          and a.decided < (m.month || '-01')::date + interval '1 month'
          and a.kind = any(${tenKinds}) and not ${sentInError})
      and not exists (select 1 from waiting w where w.organ = o.code and w.month = m.month)
    order by o.code, m.month`.execute(db);
  return rows.filter((row) => row.nil || over.has(row.month)).map(({ nil, ...row }) => ({ ...row, state: nil ? 'nil' : 'silent' }));
}

/** Acts decided in [from, to], counted on the documents: their records have no due date. */
export async function countDecided(db: Kysely<unknown>, from: IsoDate, to: IsoDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from v_records_acts
    where decided between ${from}::date and ${to}::date and kind = any(${tenKinds})`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function countHeld(db: Kysely<unknown>, today: IsoDate): Promise<HeldFigures> {
  const { rows } = await sql<HeldFigures>`
    select count(*) as held, max(${today}::date - received_on) as "oldestDays",
      count(*) filter (where received_on >= ${today}::date) as today,
      count(*) filter (where received_on < ${today}::date and received_on >= ${today}::date - 7) as "upTo7",
      count(*) filter (where received_on < ${today}::date - 7) as "over7"
    from v_records_current where held <> '{}' and released_on is null and ended_on is null`.execute(db);
  return rows[0]!;
}

export async function districtNames(db: Kysely<unknown>, today: IsoDate): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from v_policy_divisions where valid_from <= ${today}::date order by valid_from`.execute(db);
  return new Map(rows.map((row) => [row.code, row.name]));
}
