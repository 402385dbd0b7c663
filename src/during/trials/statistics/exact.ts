/** Rates, shares, AUC, KS and PSI. */
export const RATE_PLACES = 6;
/** Means of scores, and lift. */
export const MEAN_PLACES = 4;

/** n / d with exactly so many decimals, half up; the one rounding of a figure. `d` above 0. */
export function quotient(n: bigint, d: bigint, places: number): string {
  const scale = 10n ** BigInt(places);
  const rounded = floorOf(2n * n * scale + d, 2n * d);
  const digits = (rounded < 0n ? -rounded : rounded).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = places === 0 ? '' : `.${digits.slice(digits.length - places)}`;
  return `${rounded < 0n ? '-' : ''}${whole}${rest}`;
}

/** The same of counts; null where there is nothing to divide by. */
export function rateOf(n: number, d: number): string | null {
  return d === 0 ? null : quotient(BigInt(n), BigInt(d), RATE_PLACES);
}

/** A score that was counted as an integer of so many decimals. */
export function scoreText(score: number, places: number): string {
  return quotient(BigInt(score), 10n ** BigInt(places), places);
}

function floorOf(n: bigint, d: bigint): bigint {
  const whole = n / d;
  return n < 0n && whole * d !== n ? whole - 1n : whole;
}
