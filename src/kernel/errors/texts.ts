import type { ErrorCode } from './codes.ts';

/** What the thrower gave. Every text must read well without any of them: a code is thrown from many places. */
export type Params = Readonly<Record<string, string | number | undefined>>;
export type Part = 'title' | 'what' | 'how';

/** A code without its three texts is a compile error in both languages. */
export type ErrorTexts = Record<`${ErrorCode}.${Part}`, (p: Params) => string>;

/** PostgreSQL answered, and refused: it runs, but not for this role, password or name. */
export function isRefusal(reason: string | number | undefined): boolean {
  return typeof reason === 'string' && ['28000', '28P01', '3D000'].includes(reason);
}

/** Our word for a key; undefined for what has none. */
export function wordOf(words: Readonly<Record<string, string>>, key: string | number | undefined): string | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** What the thrower named, in brackets; nothing when it named nothing. Our own words for things get their translation. */
export function named(
  open: string,
  close: string,
  words: Readonly<Record<string, string>> = {},
): (value: string | number | undefined) => string {
  return (value) => {
    if (value === undefined || value === '') return '';
    return `${open}${wordOf(words, value) ?? value}${close}`;
  };
}
