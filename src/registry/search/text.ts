import { normaliseName } from '../subjects/index.ts';

/** Longer than any name in the registers; a pasted licence is cut here. */
export const MAX_TEXT = 400;
const MAX_NAME = 100;

/** What people type or paste, made safe for the database: no NUL, no lone surrogates, no control characters. */
export function cleanText(text: string): string {
  return (
    text
      .slice(0, MAX_TEXT)
      // eslint-disable-next-line no-control-regex -- control characters are what is removed
      .replaceAll(/[\u0000-\u001F\u007F-\u009F\uFFFD\p{Surrogate}]+/gu, ' ')
      .trim()
  );
}

/** The name to look for, in the form in which names are stored. */
export function nameForm(text: string): string {
  return [...normaliseName(text)].slice(0, MAX_NAME).join('');
}

/** Neighbouring pairs of characters, as SQL's substr counts them (code points). */
export function bigrams(norm: string): string[] {
  const characters = [...norm];
  return [...new Set(characters.slice(1).map((c, i) => `${characters[i]}${c}`))];
}

/** A literal inside LIKE … ESCAPE '\'. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

const NUMBER = /(?<![0-9A-Z])[0-9A-Z](?:-?[0-9A-Z]){7,19}(?![0-9A-Z])/g;
const MAX_NUMBERS = 10;

/**
 * What can be an old number, standing alone in the text: registration (13 or 15 digits), organisation code (eight
 * characters and a check, with or without its hyphen), tax, institution and social numbers. In each spelling in which
 * registers hold it.
 */
export function oldNumbers(text: string): string[] {
  const found = [...text.normalize('NFKC').toUpperCase().matchAll(NUMBER)].map((match) => match[0]);
  const numbers = found.filter((number) => /[0-9]/.test(number)).slice(0, MAX_NUMBERS);
  return [...new Set(numbers.flatMap(spellings))];
}

function spellings(number: string): string[] {
  const bare = number.replaceAll('-', '');
  return bare.length === 9 ? [number, bare, `${bare.slice(0, 8)}-${bare.slice(8)}`] : [number, bare];
}

/** 500000 → 50, 509900 → 5099, 509901 stays: what the codes under a division begin with. */
export function divisionPrefix(code: string): string {
  return code.replace(/(?:00){1,2}$/, '');
}
