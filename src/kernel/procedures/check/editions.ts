import type { Checked } from '../../policy/checks/types.ts';

/** Documents by id. */
export function ofEditions<C>(documents: readonly Checked<C>[]): Checked<C>[][] {
  const byId = new Map<string, Checked<C>[]>();
  for (const each of documents) byId.set(each.document.id, [...(byId.get(each.document.id) ?? []), each]);
  return [...byId.values()];
}

export function newestFirst<C>(editions: readonly Checked<C>[]): Checked<C>[] {
  return editions.toSorted((a, b) => b.document.inForceFrom.localeCompare(a.document.inForceFrom));
}
