/** A kind of thing that rooms bring and one room asks for: named and typed once, by the room that asks. */
export interface Point<T> {
  readonly name: string;
  /** By what one offer is found; two rooms never bring the same. */
  readonly key: ((offer: T) => string) | undefined;
  /** For a room's capability: `gives: [movers.give(mine)]`. */
  give(...offers: readonly T[]): Gift;
}

/** What one room brings to one point. */
export interface Gift {
  readonly to: Point<never>;
  readonly offers: readonly unknown[];
}

/** All that rooms brought, by point: built once, when the kernel opens. */
export interface Offers {
  /** In the order of the rooms. */
  at<T>(point: Point<T>): readonly T[];
  find<T>(point: Point<T>, key: string): T | undefined;
}

export function point<T>(name: string, key?: (offer: T) => string): Point<T> {
  const self: Point<T> = { name, key, give: (...offers) => ({ to: self, offers }) };
  return self;
}

/** Throws TypeError where two offers have one key. */
export function offersOf(gifts: readonly Gift[]): Offers {
  const all = new Map<unknown, unknown[]>();
  const keyed = new Map<unknown, Map<string, unknown>>();
  for (const { to, offers } of gifts) {
    all.set(to, [...(all.get(to) ?? []), ...offers]);
    if (to.key === undefined) continue;
    const found = keyed.get(to) ?? new Map<string, unknown>();
    keyed.set(to, found);
    for (const offer of offers) {
      const key = to.key(offer as never);
      if (found.has(key)) throw new TypeError(`${to.name} ${key} is brought twice`);
      found.set(key, offer);
    }
  }
  return {
    at: <T>(at: Point<T>) => (all.get(at) ?? []) as readonly T[],
    find: <T>(at: Point<T>, key: string) => keyed.get(at)?.get(key) as T | undefined,
  };
}
