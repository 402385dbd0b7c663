import { FATES, type Fate } from './fates.ts';
import type { Outcome } from './outcome.ts';

export type Counts = Record<Fate, number> & { read: number; held: number; reasons: Record<string, number> };

export function noCounts(): Counts {
  return {
    read: 0,
    accepted: 0,
    replaced: 0,
    unchanged: 0,
    stale: 0,
    waiting: 0,
    returned: 0,
    rejected: 0,
    held: 0,
    reasons: {},
  };
}

/** Counts after these rows. Each row adds one to its fate and, where it has one, to its one code; held rows to each reason. */
export function countOutcomes(before: Counts, outcomes: readonly Outcome[]): Counts {
  const after: Counts = { ...before, reasons: { ...before.reasons } };
  for (const { fate, findings, held } of outcomes) {
    after.read++;
    after[fate]++;
    const codes = new Set(held.map((f) => f.code));
    if (codes.size > 0) after.held++;
    if (findings[0]) codes.add(findings[0].code);
    for (const code of codes) after.reasons[code] = (after.reasons[code] ?? 0) + 1;
  }
  return after;
}

export function fateLetters(outcomes: readonly Outcome[]): string {
  return outcomes.map((o) => FATES[o.fate]).join('');
}
