import { MEAN_PLACES, quotient, RATE_PLACES } from './exact.ts';
import { sumOf, type Spread } from './spread.ts';

export interface Decile {
  /** 1 = the tenth with the lowest scores. */
  decile: number;
  subjects: string;
  outcomes: string;
  rate: string;
  /** Its rate over that of all; null where nobody had the outcome. */
  lift: string | null;
  /** Share of all outcomes in this tenth and those below. */
  captured: string | null;
}

/**
 * Tenths by score, the lowest first. Bodies of one score that a border runs through are shared out in proportion: which of
 * them would stand on which side is chance, and is not made up. Empty without bodies.
 */
export function deciles(spread: Spread): Decile[] {
  const p = BigInt(sumOf(spread.with));
  const all = p + BigInt(sumOf(spread.without));
  if (all === 0n) return [];
  const upTo = Array.from({ length: 11 }, (_, k) => outcomesBelow(spread, BigInt(k) * all));
  return Array.from({ length: 10 }, (_, k) => {
    const [low, high] = [upTo[k]!, upTo[k + 1]!];
    const [n, d] = [high.n * low.d - low.n * high.d, high.d * low.d];
    return {
      decile: k + 1,
      subjects: quotient(all, 10n, 1),
      outcomes: quotient(n, d, MEAN_PLACES),
      rate: quotient(n * 10n, d * all, RATE_PLACES),
      lift: p === 0n ? null : quotient(n * 10n, d * p, MEAN_PLACES),
      captured: p === 0n ? null : quotient(high.n, high.d * p, RATE_PLACES),
    };
  });
}

/** Outcomes among the first `tenths` / 10 bodies, as a fraction. */
function outcomesBelow(spread: Spread, tenths: bigint): { n: bigint; d: bigint } {
  let [seen, outcomes] = [0n, 0n];
  for (let at = 0; at < spread.scores.length; at += 1) {
    const here = BigInt(spread.with[at]!);
    const size = here + BigInt(spread.without[at]!);
    const rest = tenths - 10n * seen;
    if (rest < 10n * size) return { n: outcomes * 10n * size + here * rest, d: 10n * size };
    seen += size;
    outcomes += here;
  }
  return { n: outcomes, d: 1n };
}
