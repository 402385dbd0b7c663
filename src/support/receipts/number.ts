import { secret } from '../../kernel/ids/index.ts';

/**
 * Digits and letters without I, L, O and U: what is read off paper is not mistaken. A character is an element of GF(32),
 * the polynomials over GF(2) modulo x⁵ + x² + 1.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DRAWN = 16;
const LENGTH = 18;
const GROUP = 6;

/** x⁰ … x³⁰: all elements but 0. */
const POWERS: number[] = [];
for (let at = 0, power = 1; at < 31; at += 1) {
  POWERS.push(power);
  power <<= 1;
  if (power > 31) power ^= 0b100101;
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : powerAt(POWERS.indexOf(a) + POWERS.indexOf(b));
}

function inverse(a: number): number {
  return powerAt(31 - POWERS.indexOf(a));
}

function powerAt(exponent: number): number {
  return POWERS[exponent % 31] ?? 0;
}

/** Σ cᵢ and Σ cᵢ·xⁱ: both 0 for a number that is one. */
function sums(characters: readonly number[]): [number, number] {
  let [plain, weighted] = [0, 0];
  for (const [at, character] of characters.entries()) {
    plain ^= character;
    weighted ^= times(character, powerAt(at));
  }
  return [plain, weighted];
}

/**
 * A new number, `R-XXXXXX-XXXXXX-XXXXXX`: sixteen characters drawn (80 bits, not to be guessed) and two that check them
 * (Reed–Solomon over GF(32)): any one or two characters misread, and any two exchanged, make it no number.
 */
export function newNumber(random: Buffer = secret(DRAWN)): string {
  const drawn = [...random.subarray(0, DRAWN)].map((byte) => byte & 31);
  const [plain, weighted] = sums(drawn);
  const [first, second] = [powerAt(DRAWN), powerAt(DRAWN + 1)];
  const last = times(weighted ^ times(first, plain), inverse(first ^ second));
  return written([...drawn, plain ^ last, last]);
}

function written(characters: readonly number[]): string {
  const text = characters.map((each) => ALPHABET.charAt(each)).join('');
  return `R-${text.slice(0, GROUP)}-${text.slice(GROUP, 2 * GROUP)}-${text.slice(2 * GROUP)}`;
}

const BREAK = '[-\\s\\u2010-\\u2015_]?';
const SOUGHT = new RegExp(`(?<![0-9A-Z])(?:R${BREAK})?([0-9A-Z]{6})${BREAK}([0-9A-Z]{6})${BREAK}([0-9A-Z]{6})(?![0-9A-Z])`, 'g');

export type ReadNumber = { number: string } | { mistyped: string } | null;

/**
 * The number in any text: an address, the text of a QR code, a line of the paper; also in small or full-width letters, with
 * O for 0 and I or L for 1. `mistyped`: something of that form whose check characters don't fit.
 */
export function readNumber(text: string): ReadNumber {
  const plain = text.normalize('NFKC').toUpperCase();
  const candidates = [...plain.matchAll(SOUGHT)].map((match) => match.slice(1).join(''));
  let mistyped: string | null = null;
  for (const candidate of candidates) {
    const mended = candidate.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
    const characters = [...mended].map((each) => ALPHABET.indexOf(each));
    if (characters.length === LENGTH && !characters.includes(-1)) {
      const [plainSum, weighted] = sums(characters);
      if (plainSum === 0 && weighted === 0) return { number: written(characters) };
    }
    mistyped ??= candidate;
  }
  return mistyped === null ? null : { mistyped };
}
