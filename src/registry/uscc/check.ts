import { expectedOrg, isClean, ORG_CHECKS, VALUE_18, VALUE_ORG, WEIGHTS_18, WEIGHTS_ORG } from './alphabet.ts';
import { foldCode, LOOK_ALIKES } from './fold.ts';
import { CATEGORIES, knownRegion } from './tables.ts';

/** In the order in which they are reported. The first four and SENTINEL make a code invalid; the others are warnings. */
export const USCC_FINDINGS = ['LENGTH', 'CHARSET', 'CHECK18', 'CHECK_ORG', 'DEPT', 'CATEGORY', 'REGION', 'SENTINEL'] as const;
export type UsccFinding = (typeof USCC_FINDINGS)[number];

export interface UsccCheck {
  /** As given, without outer white space. Never mended. */
  code: string;
  valid: boolean;
  findings: readonly UsccFinding[];
  /** Only for CHARSET, only where it is valid: upper case, half width, or O→0, I→1, Z→2, S→5. For a person to confirm. */
  candidate?: string;
}

const [LENGTH, CHARSET, CHECK18, CHECK_ORG, DEPT, CATEGORY, REGION, SENTINEL] = [1, 2, 4, 8, 16, 32, 64, 128] as const;
const INVALID = LENGTH | CHARSET | CHECK18 | CHECK_ORG | SENTINEL;
/** One frozen list per combination: checking a million codes makes no million lists. */
const LISTS = Array.from({ length: 256 }, (_, bits) => Object.freeze(USCC_FINDINGS.filter((__, i) => bits & (1 << i))));

/** Seventeen zeros and any last character: how source systems write "no code". Neither a code nor an error. */
const PLACEHOLDER = '00000000000000000';

/** Both check characters and the parts of a code (GB 32100-2015, GB 11714-1997), each finding apart. Pure, a few hundred ns. */
export function checkUscc(given: string): UsccCheck {
  const code = given.trim();
  const bits = isClean(code) ? bitsOf(code) : -1;
  if (bits >= 0) return result(code, bits);
  const folded = foldCode(code);
  if (isClean(folded)) {
    const foldedBits = bitsOf(folded);
    if (foldedBits === SENTINEL) return result(code, SENTINEL);
    return result(code, foldedBits | CHARSET, foldedBits & INVALID ? undefined : folded);
  }
  if (folded.length !== 18) return result(code, LENGTH | CHARSET);
  if (folded.startsWith(PLACEHOLDER)) return result(code, SENTINEL);
  const organisation = folded.slice(8, 17);
  const wrongOrg = isClean(organisation) && expectedOrg(organisation.slice(0, 8)) !== organisation[8];
  const guess = folded.replace(/[OIZS]/g, (letter) => LOOK_ALIKES[letter]!);
  return result(code, CHARSET | (wrongOrg ? CHECK_ORG : 0), isClean(guess) && !(bitsOf(guess) & INVALID) ? guess : undefined);
}

/** As `checkUscc(code).valid`, for a code that needs no explanation. */
export function isValidUscc(code: string): boolean {
  return isClean(code) && (bitsOf(code) & INVALID) === 0;
}

/** Findings of a code that holds characters of the alphabet only. */
function bitsOf(code: string): number {
  if (code.length !== 18) return LENGTH;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += VALUE_18[code.charCodeAt(i)]! * WEIGHTS_18[i]!;
  if (sum === 0) return SENTINEL;
  let bits = (sum + VALUE_18[code.charCodeAt(17)]!) % 31 === 0 ? 0 : CHECK18;
  let inner = 0;
  for (let i = 0; i < 8; i += 1) inner += VALUE_ORG[code.charCodeAt(8 + i)]! * WEIGHTS_ORG[i]!;
  if (code[16] !== ORG_CHECKS[inner % 11]) bits |= CHECK_ORG;
  const categories = CATEGORIES[code[0]!];
  if (categories === undefined) bits |= DEPT;
  else if (!categories.includes(code[1]!)) bits |= CATEGORY;
  if (!knownRegion(code.slice(2, 8))) bits |= REGION;
  return bits;
}

function result(code: string, bits: number, candidate?: string): UsccCheck {
  const check: UsccCheck = { code, valid: (bits & INVALID) === 0, findings: LISTS[bits]! };
  if (candidate !== undefined) check.candidate = candidate;
  return check;
}
