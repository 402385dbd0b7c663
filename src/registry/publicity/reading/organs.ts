import { sql, type Kysely } from 'kysely';
import type { IsoDate } from '../../../kernel/db/types.ts';

export interface ReportingOrgan {
  code: string;
  name: string;
  nameEn: string;
  district: string | null;
  districtName: string | null;
  /** Last file taken in or nil report, as a day in Shanghai; null = nothing yet. */
  last: IsoDate | null;
}

/**
 * Organs in office and when each last reported: files, single acts or a nil report. It says nothing of any subject. An
 * organ out of office is left out; its successor answers.
 */
export async function reportingOrgans(db: Kysely<unknown>, today: IsoDate): Promise<ReportingOrgan[]> {
  const { rows } = await sql<ReportingOrgan>`
    with arrivals as (
      select organ, max(received_at) as at from v_intake_batches where state = 'done' group by organ
      union all
      select organ, max(declared_at) as at from v_intake_nil_reports group by organ
    )
    select o.code, o.name, o.name_en as "nameEn", o.district,
      (select d.name from v_policy_divisions d where d.code = o.district and d.valid_from <= ${today}::date
        and (d.valid_to is null or d.valid_to >= ${today}::date) order by d.valid_from desc limit 1) as "districtName",
      to_char((max(a.at) at time zone 'Asia/Shanghai'), 'YYYY-MM-DD') as last
    from v_policy_organs o left join arrivals a on a.organ = o.code
    where o.valid_from <= ${today}::date and (o.valid_to is null or o.valid_to >= ${today}::date)
    group by o.code, o.name, o.name_en, o.district
    order by max(a.at) desc nulls last, o.code`.execute(db);
  return rows;
}

/** Names of divisions on a day, by code. */
export async function divisionNames(db: Kysely<unknown>, codes: readonly (string | null)[], today: IsoDate): Promise<Map<string, string>> {
  const wanted = [...new Set(codes.filter((code) => code !== null))];
  if (wanted.length === 0) return new Map();
  // An abolished division keeps the name it had: the latest that began before today.
  const { rows } = await sql<{ code: string; name: string }>`
    select distinct on (code) code, name from v_policy_divisions
    where code = any(${wanted}) and valid_from <= ${today}::date order by code, valid_from desc`.execute(db);
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Divisions that firms can be filtered by: those in force. */
export async function divisions(db: Kysely<unknown>, today: IsoDate): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, min(name) as name from v_policy_divisions
    where level in ('district', 'functional') and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)
    group by code order by code`.execute(db);
  return rows;
}

/** Names by code, also of organs out of office. */
export async function organNames(db: Kysely<unknown>, codes: readonly string[]): Promise<Map<string, { zh: string; en: string }>> {
  const { rows } = await sql<{ code: string; zh: string; en: string }>`
    select code, name as zh, name_en as en from v_policy_organs where code = any(${[...codes]})`.execute(db);
  return new Map(rows.map((row) => [row.code, { zh: row.zh, en: row.en }]));
}
