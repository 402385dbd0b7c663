/** Values that were received, factors and shares carry four decimals. */
export const TEN4 = 10_000;

/** A value as an organ sent it: a plain number of at most six digits and four decimals; else none. */
const VALUE = /^\d{1,6}(?:\.\d{1,4})?$/u;

/** In ten-thousandths; NaN for what is no number. */
export function receivedValue(text: string): number {
  if (!VALUE.test(text)) return Number.NaN;
  const [whole = '0', rest = ''] = text.split('.');
  return Number(whole) * TEN4 + Number(rest.padEnd(4, '0'));
}

export interface Fraction {
  n: bigint;
  /** Above 0. */
  d: bigint;
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function clamp(value: Fraction, floor: Fraction | null, cap: Fraction | null): Fraction {
  const low = floor !== null && compare(value, floor) < 0 ? floor : value;
  return cap !== null && compare(low, cap) > 0 ? cap : low;
}

/** To the nearest whole, half up: -0.5 is 0. */
export function halfUp({ n, d }: Fraction): bigint {
  const twice = 2n * n + d;
  const quotient = twice / (2n * d);
  return twice < 0n && quotient * 2n * d !== twice ? quotient - 1n : quotient;
}

/** An integer of so many decimals as text, without zeros at its end. */
export function decimalText(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = places === 0 ? '' : digits.slice(digits.length - places).replace(/0+$/u, '');
  return `${value < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/** The one way to write a fraction: a decimal of up to six places where it is one, else reduced, as 278/3. */
export function fractionText({ n, d }: Fraction): string {
  const million = 1_000_000n;
  if ((n * million) % d === 0n) return decimalText((n * million) / d, 6);
  const common = gcd(n < 0n ? -n : n, d);
  return `${n / common}/${d / common}`;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
