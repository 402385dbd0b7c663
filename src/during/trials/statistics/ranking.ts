import { quotient, RATE_PLACES } from './exact.ts';
import { sumOf, type Spread } from './spread.ts';

/**
 * AUC: how often, of one body with the outcome and one without, the one without has the higher score; equal scores count
 * half. Null where one of the two sides is empty.
 */
export function auc(spread: Spread): string | null {
  const [p, n] = [sumOf(spread.with), sumOf(spread.without)];
  if (p === 0 || n === 0) return null;
  let twice = 0n;
  let below = 0;
  spread.scores.forEach((_, at) => {
    const [here, other] = [spread.with[at]!, spread.without[at]!];
    below += other;
    twice += BigInt(here) * BigInt(2 * (n - below) + other);
  });
  return quotient(twice, 2n * BigInt(p) * BigInt(n), RATE_PLACES);
}

/**
 * KS: the greatest distance between the share of the bodies with the outcome and of those without that have a score or less;
 * the lowest score at which it is reached. Null where one side is empty.
 */
export function ks(spread: Spread): { ks: string; score: number } | null {
  const [p, n] = [BigInt(sumOf(spread.with)), BigInt(sumOf(spread.without))];
  if (p === 0n || n === 0n) return null;
  let [most, place, here, other] = [-1n, 0, 0n, 0n];
  spread.scores.forEach((_, at) => {
    here += BigInt(spread.with[at]!);
    other += BigInt(spread.without[at]!);
    const apart = here * n - other * p;
    const distance = apart < 0n ? -apart : apart;
    if (distance <= most) return;
    most = distance;
    place = at;
  });
  return { ks: quotient(most, p * n, RATE_PLACES), score: spread.scores[place]! };
}

/**
 * How many stand on the wrong side of a score, read as "up to here it comes": with the outcome and a higher score (`above`),
 * without it and this score or less (`below`). `reversed`: up to here it came less often than beyond.
 */
export function wrongSides(spread: Spread, score: number): { above: number; below: number; reversed: boolean } {
  let [above, below] = [0, 0];
  spread.scores.forEach((each, at) => {
    if (each > score) above += spread.with[at]!;
    else below += spread.without[at]!;
  });
  const [p, n] = [BigInt(sumOf(spread.with)), BigInt(sumOf(spread.without))];
  return { above, below, reversed: (p - BigInt(above)) * n < BigInt(below) * p };
}

export interface CurvePoint {
  others: string;
  outcomes: string;
}

/** So many points at most, without the two ends: more would not be seen. */
const POINTS = 100;

/** Shares at or below each score, from none to all; where there are more scores than points, those about a hundredth apart. */
export function curve(spread: Spread): CurvePoint[] {
  const [p, n] = [sumOf(spread.with), sumOf(spread.without)];
  if (p === 0 || n === 0) return [];
  const share = (part: number, whole: number) => quotient(BigInt(part), BigInt(whole), RATE_PLACES);
  const points: CurvePoint[] = [{ others: share(0, n), outcomes: share(0, p) }];
  let [here, other, told] = [0, 0, 0];
  spread.scores.forEach((_, at) => {
    here += spread.with[at]!;
    other += spread.without[at]!;
    const last = at === spread.scores.length - 1;
    const few = spread.scores.length <= POINTS;
    if (!last && !few && (here + other - told) * POINTS < p + n) return;
    told = here + other;
    points.push({ others: share(other, n), outcomes: share(here, p) });
  });
  return points;
}
