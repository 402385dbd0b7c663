import { checkUscc, expectedOrg, isValidUscc, nearMisses } from '../uscc/index.ts';

/** How a code came to be wrong, as far as the code itself tells; the most telling first. */
export const CAUSES = [
  'placeholder',
  'old_15',
  'old_13',
  'old_organisation',
  'text',
  'separators',
  'full_width',
  'lower_case',
  'letter_for_digit',
  'confused',
  'transposed',
  'one_character',
  'organisation_code',
  'several_characters',
  'missing_character',
  'extra_character',
  'length',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface Explanation {
  cause: Cause;
  /** Valid codes that this cause would explain, sorted. Exactly one = a candidate to propose; never applied. */
  candidates: string[];
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Letters that no code holds, and what they are read for. */
const OUTSIDE: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5', V: 'UY' };
/** Characters of the alphabet that are read for each other, by eye or by machine. */
const ALIKE = ['8B', '0D', '0Q', 'DQ', '1L', '6G', '7T', '4A'] as const;
/** How tables say that there is none. */
const NO_CODE = /^(?:无|暂无|没有|N\/?A|NULL|[-—/]+)$/iu;
const SEPARATORS = /[\s\-_·\u00ad\u200b-\u200d\u2010-\u2015\u2212\ufeff]+/gu;

/** Why a code is wrong and what it may have been. Undefined for a valid one. Pure. */
export function explain(given: string): Explanation | undefined {
  const check = checkUscc(given);
  if (check.valid) return undefined;
  if (check.findings.includes('SENTINEL') || NO_CODE.test(check.code)) return { cause: 'placeholder', candidates: [] };
  if (/\p{Script=Han}/u.test(check.code)) return { cause: 'text', candidates: [] };
  const joined = check.code.replace(SEPARATORS, '');
  const half = joined.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const bare = half.toUpperCase();
  const old = oldNumber(bare);
  if (old) return { cause: old, candidates: [] };
  if (isValidUscc(bare)) {
    const cause = joined !== check.code ? 'separators' : half !== joined ? 'full_width' : 'lower_case';
    return { cause, candidates: [bare] };
  }
  switch (bare.length) {
    case 18:
      return ofEighteen(bare);
    case 17:
      return { cause: 'missing_character', candidates: valid(insertions(bare)) };
    case 19:
      return { cause: 'extra_character', candidates: valid(deletions(bare)) };
    default:
      return { cause: 'length', candidates: [] };
  }
}

/**
 * Numbers of the time before: of registration with 15 figures (13 before 2007; farmers' cooperatives with NA inside), and
 * the organisation code of GB 11714. The separators are already gone.
 */
export function oldNumber(bare: string): 'old_15' | 'old_13' | 'old_organisation' | undefined {
  if (/^(?:\d{15}|\d{6}NA\d{6}[\dX])$/.test(bare)) return 'old_15';
  if (/^\d{13}$/.test(bare)) return 'old_13';
  return bare.length === 9 && expectedOrg(bare.slice(0, 8)) === bare[8] ? 'old_organisation' : undefined;
}

function ofEighteen(code: string): Explanation {
  const read = valid(readings(code));
  if (read.length > 0) return { cause: 'letter_for_digit', candidates: read };
  const confused = valid(confusions(code));
  const transposed = valid(transpositions(code));
  // Two slips that explain it alike: the likelier is named, and neither code is proposed.
  const both = [...new Set([...confused, ...transposed])].sort();
  if (confused.length > 0) return { cause: 'confused', candidates: both };
  if (transposed.length > 0) return { cause: 'transposed', candidates: both };
  const near = valid(nearMisses(code));
  if (near.length > 0) return { cause: 'one_character', candidates: near };
  const { findings } = checkUscc(code);
  const assigned = findings.includes('CHECK_ORG') && !findings.includes('CHECK18') && !findings.includes('CHARSET');
  // The outer check fits, the inner does not: so it was given out, or its organisation code was wrong before.
  return { cause: assigned ? 'organisation_code' : 'several_characters', candidates: [] };
}

/** Every way to read letters outside the alphabet; nothing where there is none, or one that resembles nothing. */
function readings(code: string): string[] {
  if (![...code].some((c) => !ALPHABET.includes(c))) return [];
  let texts = [''];
  for (const character of code) {
    const options = ALPHABET.includes(character) ? character : (OUTSIDE[character] ?? '');
    texts = texts.flatMap((text) => [...options].map((option) => text + option));
    // Each V doubles the readings; a text full of them is no code.
    if (texts.length > 256) return [];
  }
  return texts;
}

/** One character of the alphabet read for another that looks like it. */
function confusions(code: string): string[] {
  return [...code].flatMap((character, at) =>
    ALIKE.filter((pair) => pair.includes(character)).map((pair) => {
      const other = pair[0] === character ? pair[1] : pair[0];
      return code.slice(0, at) + other + code.slice(at + 1);
    }),
  );
}

function transpositions(code: string): string[] {
  return [...code]
    .slice(1)
    .map((character, i) => code.slice(0, i) + character + code[i] + code.slice(i + 2))
    .filter((text) => text !== code);
}

function insertions(code: string): string[] {
  return [...code, ''].flatMap((_, at) => [...ALPHABET].map((c) => code.slice(0, at) + c + code.slice(at)));
}

function deletions(code: string): string[] {
  return [...code].map((_, at) => code.slice(0, at) + code.slice(at + 1));
}

function valid(texts: readonly string[]): string[] {
  return [...new Set(texts.filter(isValidUscc))].sort();
}
