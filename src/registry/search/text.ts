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

/** Old registration numbers: 15 digits, or 13 before 2007, standing alone in the text. */
export function oldNumbers(text: string): string[] {
  return [
    ...new Set(
      [...text.normalize('NFKC').matchAll(/(?<![0-9A-Za-z])(?:\d{15}|\d{13})(?![0-9A-Za-z])/g)].map((m) => m[0]),
    ),
  ];
}

/** 500000 → 50, 509900 → 5099, 509901 stays: what the codes under a division begin with. */
export function divisionPrefix(code: string): string {
  return code.replace(/(?:00){1,2}$/, '');
}
