import { pinyin } from 'pinyin-pro';
import { OTHER_READINGS } from './polyphones.ts';

/** Position by position the letters that a reader may type there: one, or several where a character is read in several ways. */
export type Letters = readonly string[];

const HAN = /\p{Script=Han}/u;
const LATIN = /[A-Z0-9]/;
const POSITION = /\[[a-z]+\]|[a-z0-9-]/g;

/** The first letters of a normalised name, as stored: 重庆（示例） → `[cz]qsl`; `-` where a character has no known reading. */
export function initialsOf(norm: string): string {
  const characters = [...norm];
  const readings = HAN.test(norm) ? readingsOf(norm, characters) : characters;
  return characters.map((character, i) => positionOf(character, readings[i] ?? '')).join('');
}

/** In its words first; a reading that is not one a character (rare signs) is taken character by character. */
function readingsOf(norm: string, characters: readonly string[]): string[] {
  const options = { toneType: 'none', type: 'array', nonZh: 'spaced' } as const;
  const readings = pinyin(norm, options);
  return readings.length === characters.length ? readings : characters.map((c) => pinyin(c, options)[0] ?? '');
}

function positionOf(character: string, reading: string): string {
  if (LATIN.test(character)) return character.toLowerCase();
  if (!HAN.test(character)) return '';
  const first = reading.charAt(0).normalize('NFD').charAt(0).toLowerCase();
  if (!/[a-z]/.test(first)) return '-';
  const others = (OTHER_READINGS.get(character) ?? '').replace(first, '');
  return others === '' ? first : `[${[...`${first}${others}`].toSorted().join('')}]`;
}

/** The characters that have a place in `initialsOf`, one each. Brackets and other signs have none: nobody types them. */
export function typeable(norm: string): string[] {
  return [...norm].filter((character) => HAN.test(character) || LATIN.test(character));
}

export function lettersOf(initials: string): Letters {
  return (initials.match(POSITION) ?? []).map((position) => position.replaceAll(/[[\]]/g, ''));
}

/** Where `typed` begins in these letters; -1 where nowhere. */
export function indexOfInitials(letters: Letters, typed: string): number {
  for (let start = 0; start + typed.length <= letters.length; start++) {
    let i = 0;
    while (i < typed.length && letters[start + i]!.includes(typed.charAt(i))) i++;
    if (i === typed.length) return start;
  }
  return -1;
}

/** Runs of three letters in all readings. */
export function trigramsOf(letters: Letters): Set<string> {
  const grams = new Set<string>();
  for (let i = 0; i + 2 < letters.length; i++)
    for (const a of letters[i]!) for (const b of letters[i + 1]!) for (const c of letters[i + 2]!) grams.add(a + b + c);
  return grams;
}
