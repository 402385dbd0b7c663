import type { OrganCount, OrganMonth } from './store.ts';
import type { DistrictRate, OrganRate, Rate } from './types.ts';

/** Below this nothing is rated: with 19 acts, one late act is more than five points (ux.md J8). */
export const RATED_FROM = 20;

type Counts = Pick<OrganCount, 'acts' | 'late' | 'days_late' | 'provisional'>;

/** Decimal text of n / d to one place, rounded half up in integers: no floats in published figures. */
export function tenths(n: number, d: number): string {
  const scaled = Math.floor((n * 20 + d) / (2 * d));
  return `${Math.floor(scaled / 10)}.${scaled % 10}`;
}

export function rateOf(counts: Counts): Rate {
  const { acts, late, provisional } = counts;
  const onTime = acts - late;
  return {
    acts,
    onTime,
    late,
    averageDaysLate: late === 0 ? null : tenths(counts.days_late, late),
    provisional,
    onTimePercent: acts < RATED_FROM ? null : tenths(onTime * 100, acts),
  };
}

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce<Counts>(
    (a, b) => ({
      acts: a.acts + b.acts,
      late: a.late + b.late,
      days_late: a.days_late + b.days_late,
      provisional: a.provisional + b.provisional,
    }),
    { acts: 0, late: 0, days_late: 0, provisional: 0 },
  );
}

export function districtRates(organs: readonly OrganCount[], names: ReadonlyMap<string, string>): DistrictRate[] {
  const groups = new Map<string | null, OrganCount[]>();
  for (const organ of organs) groups.set(organ.district, [...(groups.get(organ.district) ?? []), organ]);
  return [...groups]
    .map(([district, members]) => ({
      district,
      name: district === null ? null : (names.get(district) ?? null),
      ...rateOf(sum(members)),
    }))
    .sort((a, b) => ((a.district ?? '') < (b.district ?? '') ? -1 : 1));
}

/** Organs with acts, most first, and those that had none: declared or silent. Ties by code. */
export function organRates(counted: readonly OrganCount[], quiet: readonly OrganMonth[]): OrganRate[] {
  const byOrgan = new Map<string, OrganRate>();
  const none: Counts = { acts: 0, late: 0, days_late: 0, provisional: 0 };
  for (const row of counted) byOrgan.set(row.organ, organRate(row, row));
  for (const row of quiet) {
    const rate = byOrgan.get(row.organ) ?? organRate(row, none);
    (row.state === 'nil' ? rate.nilMonths : rate.silentMonths).push(row.month);
    byOrgan.set(row.organ, rate);
  }
  return [...byOrgan.values()].sort((a, b) => b.acts - a.acts || (a.organ < b.organ ? -1 : 1));
}

function organRate(
  organ: { organ: string; name: string | null; name_en: string | null; district: string | null },
  counts: Counts,
): OrganRate {
  return {
    organ: organ.organ,
    name: organ.name ?? organ.organ,
    nameEn: organ.name_en ?? organ.organ,
    district: organ.district,
    ...rateOf(counts),
    nilMonths: [],
    silentMonths: [],
  };
}
