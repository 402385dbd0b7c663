import { sql } from 'kysely';
import { mayActFor, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { findOrgan, organsNamed } from '../organs/index.ts';
import { districtNames, groupBy, rateOf, ratedFrom, type CodeRate, type RateRow } from './rate.ts';

export interface GroupOverTime {
  /** Code of the district or organ; empty where the register gives none. */
  key: string;
  name: string | null;
  nameEn: string | null;
  /** Oldest first. */
  months: { month: string; rate: CodeRate }[];
}

/** A year and the month that runs. */
const MONTHS = 13;

/**
 * Each district's and each registering organ's rate, month by month: who comes nearer to the target. Organs by name only
 * where the operator has decided so; an organ's own people see theirs.
 */
export async function ratesOfGroups(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'settings'>,
  caller: Caller,
): Promise<{ districts: GroupOverTime[]; organs: GroupOverTime[] }> {
  const { rows } = await sql<RateRow>`
    select * from code_rates where month in (select distinct month from code_rates order by month desc limit ${MONTHS})
    order by month, organ, district`.execute(kernel.db.kysely);
  const monthsOf = (group: readonly RateRow[]): GroupOverTime['months'] =>
    groupBy(group, (row) => row.month).map(([month, cells]) => ({
      month,
      rate: rateOf(cells, ratedFrom(kernel.policy, cells[0]!.as_of)),
    }));
  const names = await districtNames(kernel);
  const today = kernel.clock.today().toString();
  const named = organsNamed(kernel.settings, today);
  return {
    districts: groupBy(rows, (row) => row.district).map(([key, group]) => {
      const name = names.get(key) ?? null;
      return { key, name, nameEn: name, months: monthsOf(group) };
    }),
    organs: groupBy(rows, (row) => row.organ).flatMap(([key, group]) => {
      const organ = findOrgan(kernel.policy, key, group.at(-1)!.as_of)?.organ;
      if (!named && !mayActFor(caller, { organ: key, district: organ?.district ?? null })) return [];
      return [{ key, name: organ?.name.zh ?? null, nameEn: organ?.name.en ?? null, months: monthsOf(group) }];
    }),
  };
}
