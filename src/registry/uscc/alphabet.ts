/** GB 32100-2015: 31 characters, no I, O, S, V, Z; a character's value is its place. */
export const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Weight of position i = 3^(i-1) mod 31. */
export const WEIGHTS_18 = Uint8Array.from([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]);
/** GB 11714-1997: weights of the eight characters of the body (positions 9 to 16 of a code). */
export const WEIGHTS_ORG = Uint8Array.from([3, 7, 9, 10, 5, 8, 4, 2]);

/** GB 11714 check characters by the weighted sum mod 11: 11 minus it, 10 written X, 11 written 0. */
export const ORG_CHECKS = '0X987654321';

/** By UTF-16 unit below 128: value in GB 32100, or 255. One look-up, since a register has a million codes. */
export const VALUE_18 = new Uint8Array(128).fill(255);
/** By UTF-16 unit below 128: value in GB 11714 (0-9, A=10 … Z=35), or 255. */
export const VALUE_ORG = new Uint8Array(128).fill(255);

for (let i = 0; i < ALPHABET.length; i += 1) VALUE_18[ALPHABET.charCodeAt(i)] = i;
for (let i = 0; i < 36; i += 1) VALUE_ORG[i.toString(36).toUpperCase().charCodeAt(0)] = i;

/** The eighteenth character for the first seventeen of `code`; undefined when one of them is outside the alphabet. */
export function expected18(code: string): string | undefined {
  if (code.length < 17) return undefined;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    const value = VALUE_18[code.charCodeAt(i)] ?? 255;
    if (value === 255) return undefined;
    sum += value * WEIGHTS_18[i]!;
  }
  // The printed formula gives 31 for a remainder of 0; only 0 is in range.
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** The check character of an eight-character organisation code body (GB 11714); undefined for another length or character. */
export function expectedOrg(body: string): string | undefined {
  if (body.length !== 8) return undefined;
  let sum = 0;
  for (let i = 0; i < 8; i += 1) {
    const value = VALUE_ORG[body.charCodeAt(i)] ?? 255;
    if (value === 255) return undefined;
    sum += value * WEIGHTS_ORG[i]!;
  }
  return ORG_CHECKS[sum % 11];
}

/** Whether every character is one of the alphabet. */
export function isClean(code: string): boolean {
  for (let i = 0; i < code.length; i += 1) {
    const unit = code.charCodeAt(i);
    if (unit > 127 || VALUE_18[unit] === 255) return false;
  }
  return true;
}
