import type { ErrorCode } from './codes.ts';

/** What the thrower gave. Every text must read well without any of them: a code is thrown from many places. */
export type Params = Readonly<Record<string, string | number | undefined>>;
export type Part = 'title' | 'what' | 'how';

/** A code without its three texts is a compile error in both languages. */
export type ErrorTexts = Record<`${ErrorCode}.${Part}`, (p: Params) => string>;

/** What the thrower named, in brackets; nothing when it named nothing. */
export function named(open: string, close: string): (value: string | number | undefined) => string {
  return (value) => (value === undefined || value === '' ? '' : `${open}${value}${close}`);
}
