import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { mayActFor, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { jsonArray, type Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { findOrgan, organsNamed } from '../organs/index.ts';
import { findRules, registeringOrgan } from './policy.ts';

/** One row of the stored figures. Each body counts under one organ and one district. */
export interface RateRow {
  month: string;
  organ: string;
  district: string;
  bodies: number;
  wrong: number;
  invalid: number;
  shared: number;
  several: number;
  as_of: string;
  closed_on: string | null;
}

export interface CodeRate {
  /** Bodies with a code, right or wrong, or with an old number in its place; a placeholder is none. */
  bodies: number;
  /** Bodies with a wrong or duplicate code, each once however many findings it has. */
  wrong: number;
  invalid: number;
  shared: number;
  several: number;
  /** Of 10,000 bodies, to two places; null where too few to be rated. */
  perTenThousand: string | null;
}

export interface CodeRates {
  month: string;
  asOf: string;
  /** Closed months stand as they were. */
  closedOn: string | null;
  target: number;
  /** Fewer bodies than this are not rated. */
  ratedFrom: number;
  total: CodeRate;
  districts: (CodeRate & { district: string | null; name: string | null })[];
  organs: (CodeRate & { organ: string; name: string; nameEn: string })[];
}

type RateKernel = Pick<Kernel, 'db' | 'clock' | 'policy'>;

/** n in 10,000 of d to two places, rounded half up in integers. */
export function perTenThousand(n: number, d: number): string {
  const scaled = Math.floor((n * 2_000_000 + d) / (2 * d));
  return `${Math.floor(scaled / 100)}.${String(scaled % 100).padStart(2, '0')}`;
}

/**
 * Brings the current month up to date and closes months that are over, each as of its last day. Bears being run twice: a
 * closed month is never written again. Bodies are counted as they stand on the day of counting.
 */
export async function keepRates(kernel: RateKernel, today: string): Promise<{ closed: string[] }> {
  return kernel.db.tx(async (tx) => {
    const month = today.slice(0, 7);
    const { rows } = await sql<{ month: string }>`
      select distinct month from code_rates where closed_on is null and month < ${month} order by month`.execute(tx);
    for (const each of rows) await writeMonth(tx, kernel, each.month, lastDay(each.month), today);
    await writeMonth(tx, kernel, month, today, null);
    return { closed: rows.map((each) => each.month) };
  });
}

async function writeMonth(tx: Tx, kernel: RateKernel, month: string, asOf: string, closedOn: string | null): Promise<void> {
  const rules = findRules(kernel.policy, asOf);
  const bodies = await countBodies(tx, asOf);
  const cells = new Map<string, RateRow>();
  for (const { district, code, source, ...counts } of bodies) {
    const organ = registeringOrgan(rules, code, source) ?? '';
    const cell = cells.get(`${organ} ${district}`) ?? {
      month,
      organ,
      district,
      bodies: 0,
      wrong: 0,
      invalid: 0,
      shared: 0,
      several: 0,
      as_of: asOf,
      closed_on: closedOn,
    };
    cell.bodies += counts.bodies;
    cell.wrong += counts.wrong;
    cell.invalid += counts.invalid;
    cell.shared += counts.shared;
    cell.several += counts.several;
    cells.set(`${organ} ${district}`, cell);
  }
  await sql`delete from code_rates where month = ${month} and closed_on is null`.execute(tx);
  const texts = [...cells.values()].map((cell) => JSON.stringify(cell));
  await sql`
    insert into code_rates select * from jsonb_populate_recordset(null::code_rates, ${jsonArray(texts)}::jsonb)
    on conflict (month, organ, district) do nothing`.execute(tx);
}

interface BodyCount {
  district: string;
  /** One of the group's codes: all of them say alike who registered. */
  code: string;
  source: string;
  bodies: number;
  wrong: number;
  invalid: number;
  shared: number;
  several: number;
}

/** Bodies with a code by district, kind of code and source, and how many of them a finding of the day concerned. */
async function countBodies(tx: Tx, asOf: string): Promise<BodyCount[]> {
  const { rows } = await sql<BodyCount>`
    with wrong as (
      select u.id, bool_or(f.kind = 'invalid') as invalid, bool_or(f.kind = 'shared_code') as shared,
        bool_or(f.kind = 'several_codes') as several
      from code_findings f cross join lateral unnest(f.subject_ids) as u(id)
      where f.counted and f.found_on <= ${asOf}::date and (f.gone_on is null or f.gone_on > ${asOf}::date)
      group by u.id),
    coded as (
      select b.subject_id, coalesce(b.district, '') as district, coalesce(b.uscc, min(r.uscc_given), min(r.reg_no)) as code, min(r.source) as source
      from v_subjects_bodies b join v_subjects_registrations r on r.subject_id = b.subject_id
      where b.merged_into is null and (left(ltrim(r.uscc_given), 17) <> '00000000000000000'
        or r.uscc_given is null and b.uscc is null and r.reg_no ~ '^([0-9]{13}|[0-9]{15})$')
      group by b.subject_id, b.district, b.uscc)
    select c.district, min(c.code) as code,
      c.source, count(*)::int as bodies, count(w.id)::int as wrong, (count(*) filter (where w.invalid))::int as invalid,
      (count(*) filter (where w.shared))::int as shared, (count(*) filter (where w.several))::int as several
    from coded c left join wrong w on w.id = c.subject_id
    group by c.district, c.source, case
      when trim(c.code) ~ '^([0-9]{13}|[0-9]{15}|[0-9]{6}NA[0-9]{6}[0-9X])$' then 'old'
      when length(trim(c.code)) between 17 and 19 then left(upper(trim(c.code)), 1) else '' end`.execute(tx);
  return rows;
}

const lastDay = (month: string): string => {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return first.with({ day: first.daysInMonth }).toString();
};

/**
 * The rate of one month (default: the newest kept), public. Organs by name only where the operator has decided so; an
 * organ's own people see theirs. Throws NOT_FOUND where nothing was kept.
 */
export async function codeRates(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'settings'>,
  month: string | undefined,
  caller: Caller,
): Promise<CodeRates> {
  const { rows } = await sql<RateRow>`
    select * from code_rates where month = ${month === undefined ? sql`(select max(month) from code_rates)` : month}
    order by organ, district`.execute(kernel.db.kysely);
  const [first] = rows;
  if (!first) throw new XinhengError('NOT_FOUND', { what: 'month' });
  const rules = findRules(kernel.policy, first.as_of);
  const from = rules?.ratedFrom ?? 1;
  const names = await districtNames(kernel);
  const named = organsNamed(kernel.settings, kernel.clock.today().toString());
  const organs = groupBy(rows, (row) => row.organ).map(([organ, group]) => {
    const entry = findOrgan(kernel.policy, organ, first.as_of)?.organ;
    return {
      organ,
      name: entry?.name.zh ?? organ,
      nameEn: entry?.name.en ?? organ,
      district: entry?.district ?? null,
      ...rateOf(group, from),
    };
  });
  return {
    month: first.month,
    asOf: first.as_of,
    closedOn: first.closed_on,
    target: rules?.target ?? 1,
    ratedFrom: from,
    total: rateOf(rows, from),
    districts: groupBy(rows, (row) => row.district).map(([district, group]) => ({
      district: district === '' ? null : district,
      name: names.get(district) ?? null,
      ...rateOf(group, from),
    })),
    organs: organs
      .filter(({ organ, district }) => named || mayActFor(caller, { organ, district }))
      .map(({ district: _district, ...rest }) => rest),
  };
}

/** The whole city month by month, oldest first: the line that should fall to the target. */
export async function rateOverTime(
  kernel: Pick<Kernel, 'db' | 'policy'>,
): Promise<{ month: string; asOf: string; closed: boolean; rate: CodeRate }[]> {
  const { rows } = await sql<RateRow>`select * from code_rates order by month, organ, district`.execute(kernel.db.kysely);
  return groupBy(rows, (row) => row.month).map(([month, group]) => ({
    month,
    asOf: group[0]!.as_of,
    closed: group[0]!.closed_on !== null,
    rate: rateOf(group, ratedFrom(kernel.policy, group[0]!.as_of)),
  }));
}

export function groupBy(rows: readonly RateRow[], key: (row: RateRow) => string): [string, RateRow[]][] {
  const groups = new Map<string, RateRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Fewer bodies than this are not rated. */
export const ratedFrom = (policy: Pick<Kernel['policy'], 'all'>, asOf: string): number => findRules(policy, asOf)?.ratedFrom ?? 1;

export function rateOf(rows: readonly RateRow[], from: number): CodeRate {
  const sum = (of: 'bodies' | 'wrong' | 'invalid' | 'shared' | 'several') => rows.reduce((n, row) => n + row[of], 0);
  const [bodies, wrong] = [sum('bodies'), sum('wrong')];
  return {
    bodies,
    wrong,
    invalid: sum('invalid'),
    shared: sum('shared'),
    several: sum('several'),
    perTenThousand: bodies < from || bodies === 0 ? null : perTenThousand(wrong, bodies),
  };
}

/** Also of divisions that are no more: registers go on naming them. */
export async function districtNames(kernel: Pick<Kernel, 'db'>): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from v_policy_divisions order by code, valid_from`.execute(kernel.db.kysely);
  return new Map(rows.map((row) => [row.code, row.name]));
}
