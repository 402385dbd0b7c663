import { readKept, writeKept } from '../parts/kept.ts';

/** So many steps are remembered for one list. */
const MOST = 200;

type Steps = Readonly<Record<string, string>>;

/**
 * A cursor leads on only. Which page this window came from is kept beside the address, so that going back a page also
 * works after a reload, and in the browser's history another step stands, not a loss. Pages that a link opened know none.
 */
export function pageBefore(list: string, cursor: string | undefined): { cursor: string | undefined } | null {
  if (cursor === undefined) return null;
  const before = stepsOf(list)[cursor];
  return before === undefined ? null : { cursor: before === '' ? undefined : before };
}

export function rememberBefore(list: string, next: string, cursor: string | undefined): void {
  const rest = Object.entries(stepsOf(list)).filter(([key]) => key !== next);
  writeKept(key(list), Object.fromEntries([...rest, [next, cursor ?? ''] as const].slice(-MOST)));
}

const key = (list: string): string => `pages ${list}`;
const stepsOf = (list: string): Steps => readKept<Steps>(key(list)) ?? {};
