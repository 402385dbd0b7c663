import { sameSound } from './sounds.ts';

/** Costs in tenths, so that they add up without rounding. */
export const ONE = 10;
const SOUND = 5;
const BRACKET = 3;
/** A legal form left out: 有限公司 and its like say little about which body is meant. */
const FORM = 5;

const LEGAL_FORM = /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|公司|股份合作公司)$/;

export interface Measured {
  characters: readonly string[];
  /** Without its legal form; null where it has none. */
  core: readonly string[] | null;
}

export function measured(norm: string): Measured {
  const core = norm.replace(LEGAL_FORM, '');
  return { characters: [...norm], core: core === norm || core === '' ? null : [...core] };
}

/**
 * How far two names lie apart, in tenths of a mistyped character: replaced, dropped, added and swapped neighbours count
 * one, a character of the same sound half, a bracket less. Names whose legal form differs are compared without it as well.
 */
export function distance(a: Measured, b: Measured, limit: number): number {
  const whole = editDistance(a.characters, b.characters, limit);
  if (a.core === null && b.core === null) return whole;
  const core = FORM + editDistance(a.core ?? a.characters, b.core ?? b.characters, limit - FORM);
  return Math.min(whole, core);
}

function editDistance(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) * BRACKET > limit) return Infinity;
  let before: number[] = [];
  let above = [0];
  for (let j = 0; j < b.length; j++) above.push(above[j]! + missing(b[j]!));
  for (let i = 0; i < a.length; i++) {
    const row = [above[0]! + missing(a[i]!)];
    let least = row[0]!;
    for (let j = 0; j < b.length; j++) {
      let cost = Math.min(above[j]! + replaced(a[i]!, b[j]!), above[j + 1]! + missing(a[i]!), row[j]! + missing(b[j]!));
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j] && a[i] !== b[j]) cost = Math.min(cost, before[j - 1]! + ONE);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    before = above;
    above = row;
  }
  return above[b.length]!;
}

const missing = (character: string): number => (character === '（' || character === '）' ? BRACKET : ONE);

function replaced(a: string, b: string): number {
  if (a === b) return 0;
  return sameSound(a, b) ? SOUND : ONE;
}
