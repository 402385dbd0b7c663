import { lettersOf, trigramsOf } from './initials.ts';
import { bigrams, divisionPrefix } from './text.ts';

/*
 * What an entry is posted under, and what a question asks for. Kinds are told apart by their first sign; every hit is
 * compared with its name and its body before it is shown, so that a gram that two kinds shared would cost time, not truth.
 */

/** Fewer letters stand in every other name. */
export const LEAST_LETTERS = 3;

const startGram = (norm: string): string => `^${[...norm].slice(0, 2).join('')}`;
const letterGram = (letters: string): string => `~${letters}`;

export interface Entry {
  nameNorm: string;
  initials: string;
  facets: readonly string[];
}

/** All grams of an entry. */
export function gramsOf({ nameNorm, initials, facets }: Entry): Set<string> {
  const grams = new Set([...bigrams(nameNorm), ...facets]);
  if ([...nameNorm].length >= 2) grams.add(startGram(nameNorm));
  const letters = lettersOf(initials);
  for (const gram of trigramsOf(letters)) grams.add(letterGram(gram));
  for (const gram of trigramsOf(['^', ...letters.slice(0, 2)])) grams.add(letterGram(gram));
  return grams;
}

export interface Facts {
  kind: string;
  state: string;
  district: string | null;
  industry: string | null;
}

/** Kind, state, the district with the city and the province above it, section and division of the industry. */
export function facetsOf({ kind, state, district, industry }: Facts): string[] {
  const levels = district === null ? [] : [2, 4, 6].filter((n) => district.length >= n).map((n) => district.slice(0, n));
  const classes = industry === null ? [] : [industry.slice(0, 1), industry.slice(1, 3)].filter((each) => each !== '');
  return [`@k${kind}`, `@s${state}`, ...levels.map((level) => `@d${level}`), ...classes.map((each) => `@i${each}`)];
}

export interface Filter {
  /** Division code; a city's or province's code takes in what lies under it. */
  district?: string | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  /** GB/T 4754: a section's letter, with or without further digits, or two to four digits alone; takes in what lies under it. */
  industry?: string | undefined;
}

/** Letter and digits, each where given. */
export const INDUSTRY_FORM = '^(?:[A-T](?:[0-9]{2,4})?|[0-9]{2,4})$';

/** Grams that hold at least what the filter lets through; what it asks beyond that is compared with the body. */
export function filterGrams({ district, kind, state, industry }: Filter): string[] {
  const grams = [];
  if (kind !== undefined) grams.push(`@k${kind}`);
  if (state !== undefined) grams.push(`@s${state}`);
  if (district !== undefined) {
    const prefix = divisionPrefix(district);
    const level = prefix.slice(0, Math.min(6, prefix.length - (prefix.length % 2)));
    if (level !== '') grams.push(`@d${level}`);
  }
  if (industry !== undefined) grams.push(`@i${/^[A-T]?([0-9]{2})/u.exec(industry)?.[1] ?? industry}`);
  return grams;
}

/** Names that begin with the text. */
export function prefixGrams(norm: string): string[] {
  return [startGram(norm), ...bigrams(norm).slice(1)];
}

/** First letters in a row, at the beginning or anywhere. */
export function initialGrams(typed: string, atStart: boolean): string[] {
  const runs = trigramsOf([...typed]);
  if (atStart) runs.add(`^${typed.slice(0, 2)}`);
  return [...runs].map(letterGram);
}
