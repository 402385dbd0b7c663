import { initialGrams, LEAST_LETTERS, prefixGrams } from './grams.ts';
import { indexOfInitials, lettersOf, typeable } from './initials.ts';
import { bigrams } from './text.ts';
import type { Fit, Reason } from './types.ts';

/**
 * Ways in which a name can answer, best first: results stand in this order. The very name begins with the text too, and is
 * the shortest that does: in its tier it comes first by itself.
 */
export const TIERS = ['prefix', 'contains', 'initials-prefix', 'initials-contains'] as const;
export type Tier = (typeof TIERS)[number];

/** A text that is looked for in names. */
export interface Question {
  norm: string;
  /** Set where the text can be first letters: three or more letters and digits, among them a letter. */
  typed: string | null;
}

export function questionOf(norm: string): Question {
  const letters = /^[A-Z0-9]+$/.test(norm) && /[A-Z]/.test(norm) && norm.length >= LEAST_LETTERS;
  return { norm, typed: letters ? norm.toLowerCase() : null };
}

export function tiersOf({ typed }: Question): readonly Tier[] {
  return typed === null ? TIERS.slice(0, 2) : TIERS;
}

interface Name {
  nameNorm: string;
  initials: string;
}

/** How a name answers; its place in TIERS, Infinity where it does not. */
export function tierOf({ norm, typed }: Question, { nameNorm, initials }: Name): number {
  const at = nameNorm.indexOf(norm);
  if (at >= 0) return at === 0 ? 0 : 1;
  const start = typed === null ? -1 : indexOfInitials(lettersOf(initials), typed);
  if (start < 0) return Infinity;
  return start === 0 ? 2 : 3;
}

/** The lists in which all names of a tier stand. */
export function gramsOfTier({ norm, typed }: Question, tier: Tier): string[] {
  switch (tier) {
    case 'prefix':
      return prefixGrams(norm);
    case 'contains':
      return bigrams(norm);
    case 'initials-prefix':
      return initialGrams(typed!, true);
    case 'initials-contains':
      return initialGrams(typed!, false);
  }
}

/** What a reader is told about a hit: why it is here, how surely, and which part of which name matched. */
export function explain(
  { norm, typed }: Question,
  tier: number,
  name: Name & { matched: string; current: boolean },
): { why: Reason; fit: Fit; part: string } {
  const old = !name.current;
  if (tier < 2) {
    const fit = name.nameNorm === norm ? 'exact' : tier === 0 ? 'prefix' : 'contains';
    return { why: old ? 'old_name' : 'name', fit, part: norm };
  }
  const letters = lettersOf(name.initials);
  const start = indexOfInitials(letters, typed!);
  const whole = start === 0 && letters.length === typed!.length;
  return {
    why: old ? 'old_initials' : 'initials',
    fit: whole ? 'exact' : start === 0 ? 'prefix' : 'contains',
    part: typeable(name.nameNorm)
      .slice(start, start + typed!.length)
      .join(''),
  };
}
