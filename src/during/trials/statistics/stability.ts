import { quotient, RATE_PLACES } from './exact.ts';
import { sumOf } from './spread.ts';

/** Decimals of the logarithms below: far beyond what is printed, so that every machine prints the same. */
const SCALE = 10n ** 40n;

/**
 * PSI between two distributions over the same cells: the sum of (share now − share then) × ln(share now / share then). A cell
 * that is empty on one side counts as half a body there, or the logarithm would be endless; one that is empty on both is
 * left out. Null where one side has nobody.
 */
export function psi(then: readonly number[], now: readonly number[]): string | null {
  const [a, b] = [BigInt(2 * sumOf(then)), BigInt(2 * sumOf(now))];
  if (a === 0n || b === 0n) return null;
  let sum = 0n;
  then.forEach((_, at) => {
    if (then[at] === 0 && now[at] === 0) return;
    // Twice the counts, so that half a body is a whole number.
    const p = BigInt(Math.max(1, 2 * then[at]!));
    const q = BigInt(Math.max(1, 2 * now[at]!));
    sum += ((q * a - p * b) * lnOf(q * a, p * b)) / (a * b);
  });
  return quotient(sum, SCALE, RATE_PLACES);
}

/** ln(n / d) × SCALE. */
export function lnOf(n: bigint, d: bigint): bigint {
  let [a, b, twos] = [n, d, 0n];
  for (; a > 2n * b; twos += 1n) b *= 2n;
  for (; b > 2n * a; twos -= 1n) a *= 2n;
  return twos * twiceArtanh(1n, 3n) + twiceArtanh(a - b, a + b);
}

/** 2 artanh(n / d) × SCALE, which is ln((d + n) / (d − n)). For |n / d| up to 1/3 each term is less than a ninth of the one before. */
function twiceArtanh(n: bigint, d: bigint): bigint {
  let power = (n * SCALE) / d;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * n * n) / (d * d);
  }
  return 2n * sum;
}
