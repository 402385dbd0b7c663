import { POLICY_KINDS, type PolicyDocument, type PolicyKind } from '../../../kernel/policy/index.ts';

export interface Naming extends Pick<PolicyDocument, 'kind' | 'id' | 'edition' | 'title' | 'inForceFrom' | 'inForceTo'> {
  /** JSON pointers into the document. */
  places: string[];
}

/** So many places are said; the document has all. */
const PLACES = 5;

/**
 * Documents whose content names this one, by its id or as `kind/id`, or as one of its editions: what a change of it may
 * touch. By kind, id and day; all editions. Pure.
 */
export function namedBy(
  policy: { all(kind: PolicyKind): readonly PolicyDocument[] },
  { kind, id }: { kind: PolicyKind; id: string },
): Naming[] {
  const editions = policy.all(kind).filter((each) => each.id === id);
  const names = new Set([id, `${kind}/${id}`, ...editions.flatMap(({ edition }) => [`${id}@${edition}`, `${kind}/${id}@${edition}`])]);
  const others = POLICY_KINDS.flatMap((each) => [...policy.all(each)]).filter((each) => each.kind !== kind || each.id !== id);
  return others
    .flatMap((document): Naming[] => {
      const places = [...placesOf(document.content, names, '/content')].slice(0, PLACES);
      if (places.length === 0) return [];
      const { edition, title, inForceFrom, inForceTo } = document;
      return [{ kind: document.kind, id: document.id, edition, title, inForceFrom, inForceTo, places }];
    })
    .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id) || compare(a.inForceFrom, b.inForceFrom));
}

function* placesOf(value: unknown, names: ReadonlySet<string>, path: string): Generator<string> {
  if (typeof value === 'string') {
    if (names.has(value)) yield path;
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) yield* placesOf(each, names, `${path}/${key}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
