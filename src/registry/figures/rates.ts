import { RATED_FROM, tenths, type Rate } from '../publicity/index.ts';
import type { MonthRate } from './types.ts';

/** What the two further rates are counted from. */
export interface Counts {
  rows: number;
  sound: number;
  sampled: number;
  missing: number;
}

export const NONE: Counts = { rows: 0, sound: 0, sampled: 0, missing: 0 };

/** n of d in per cent, or nothing where too few to be rated. */
export function percentOf(n: number, d: number): string | null {
  return d < RATED_FROM ? null : tenths(n * 100, d);
}

export function monthRate(rate: Rate, counts: Counts): MonthRate {
  const { acts, onTime, late, averageDaysLate, provisional, onTimePercent } = rate;
  return {
    acts,
    onTime,
    late,
    averageDaysLate,
    provisional,
    onTimePercent,
    latePercent: percentOf(late, acts),
    ...counts,
    soundPercent: percentOf(counts.sound, counts.rows),
    missingPercent: percentOf(counts.missing, counts.sampled),
  };
}

export function sumOf(all: readonly Counts[]): Counts {
  return all.reduce<Counts>(
    (a, b) => ({
      rows: a.rows + b.rows,
      sound: a.sound + b.sound,
      sampled: a.sampled + b.sampled,
      missing: a.missing + b.missing,
    }),
    NONE,
  );
}
