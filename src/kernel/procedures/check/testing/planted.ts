import type { Example } from './shipped.ts';

/** One fault planted in the shipped example: what is found, as `place CODE`, where place names state, step or period. */
export type Planted = [what: string, plant: (example: Example) => void, found: string[]];

export const without = (list: readonly string[], ...gone: string[]): string[] => list.filter((each) => !gone.includes(each));

export function drop<E>(list: E[], is: (entry: E) => boolean): void {
  list.splice(0, list.length, ...list.filter((each) => !is(each)));
}

/** The innermost thing with an id on the way of the pointer. */
export function nameAt(root: unknown, path: string): string {
  let at = root;
  let name = path;
  for (const key of path.split('/').slice(1)) {
    at = (at as Record<string, unknown>)[key];
    const id = (at as { id?: unknown } | undefined)?.id;
    if (typeof id === 'string') name = id;
  }
  return name;
}
