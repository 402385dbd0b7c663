import type {
  CatalogueContent,
  CatalogueItem,
  CatalogueSubsetContent,
  CatalogueSupplementContent,
  PolicyDocument,
  PolicyKind,
  PolicyStore,
} from '../../kernel/policy/index.ts';

export type Policy = Pick<PolicyStore, 'all'>;

/** The national catalogue; a city's edition is a supplement to it, a district's a subset (`local.ts`). */
export const CATALOGUE = 'public-credit';

export type CatalogueEdition = PolicyDocument<CatalogueContent>;
export type Supplement = PolicyDocument<CatalogueSupplementContent>;
export type Subset = PolicyDocument<CatalogueSubsetContent>;
export type AnyEdition = CatalogueEdition | Supplement | Subset;

export interface EditionOnDay {
  document: CatalogueEdition;
  /** The day lies before the first edition: the earliest one answers, and says so. */
  beforeFirst: boolean;
}

/** Newest first. */
export function catalogueEditions(policy: Policy): CatalogueEdition[] {
  return policy
    .all<CatalogueContent>('catalogue')
    .filter((document) => document.id === CATALOGUE)
    .toSorted((a, b) => b.inForceFrom.localeCompare(a.inForceFrom));
}

/** The edition in force on the act's day; before the first, the earliest; undefined where there is none at all. */
export function editionOn(policy: Policy, day: string): EditionOnDay | undefined {
  const editions = catalogueEditions(policy);
  const begun = editions.find((document) => document.inForceFrom <= day);
  if (begun) return begun.inForceTo === null || day <= begun.inForceTo ? { document: begun, beforeFirst: false } : undefined;
  const earliest = editions.at(-1);
  return earliest && { document: earliest, beforeFirst: true };
}

/** Local editions of a kind in force on the day, one of each id: the last that has begun, unless it has a day of end. */
export function localOn<C>(policy: Policy, kind: PolicyKind, day: string): PolicyDocument<C>[] {
  const begun = new Map<string, PolicyDocument<C>>();
  const sorted = policy.all<C>(kind).toSorted((a, b) => b.inForceFrom.localeCompare(a.inForceFrom));
  for (const each of sorted) if (each.inForceFrom <= day && !begun.has(each.id)) begun.set(each.id, each);
  return [...begun.values()].filter((each) => each.inForceTo === null || day <= each.inForceTo);
}

/** On once its regulation is recorded and in force (domain.md, Reporting and display). */
export function isOn({ content: { regulation } }: Supplement, day: string): boolean {
  return regulation !== null && regulation.inForceFrom <= day;
}

export interface ItemOnDay {
  item: CatalogueItem;
  /** Name of the edition, as records store it. */
  edition: string;
  beforeFirst: boolean;
}

/**
 * The record type for a kind of act (or `registration`) in the edition in force on `day`: the national base, then what a
 * city's supplement adds. `wanted` is the item that the source's mapping names; without it the base's comes first.
 * Undefined: no edition of that day knows such a record, and nothing of the kind may be recorded (domain.md: a credit
 * record exists only for an item).
 */
export function itemFor(policy: Policy, kind: string, day: string, wanted?: string): ItemOnDay | undefined {
  const fits = (each: CatalogueItem) => each.kind === kind && (wanted === undefined || each.id === wanted);
  const base = editionOn(policy, day);
  if (!base) return undefined;
  const { document, beforeFirst } = base;
  const item = document.content.items.find(fits);
  if (item) return { item, edition: document.edition, beforeFirst };
  const supplements = localOn<CatalogueSupplementContent>(policy, 'catalogue-supplement', day);
  for (const each of supplements.filter((one) => one.content.base === CATALOGUE && isOn(one, day))) {
    const added = each.content.items.find(fits);
    if (added) return { item: added, edition: each.edition, beforeFirst: false };
  }
  return undefined;
}

/** The kinds of act whose records belong to these items, by every edition that describes one. */
export function kindsOf(policy: Policy, items: readonly string[]): string[] {
  const described = allEditions(policy).flatMap((each): CatalogueItem[] =>
    each.kind === 'catalogue-subset' ? [] : (each.content as { items: CatalogueItem[] }).items,
  );
  return [...new Set(described.filter((each) => items.includes(each.id)).map((each) => each.kind))];
}

export interface Assignment {
  /** The district's edition in force on the day. */
  edition: string;
  assigned: boolean;
}

/** Does the district's edition of the day let this organ report the item? Null where the district has no edition. */
export function assignmentOf(
  policy: Policy,
  item: string,
  organ: { code: string; district: string | null },
  day: string,
): Assignment | null {
  if (organ.district === null) return null;
  const subset = localOn<CatalogueSubsetContent>(policy, 'catalogue-subset', day).find((each) => each.content.division === organ.district);
  if (!subset) return null;
  const entry = subset.content.items.find((each) => each.item === item);
  return { edition: subset.edition, assigned: entry?.organs.includes(organ.code) === true };
}

const LOCAL = ['catalogue-supplement', 'catalogue-subset'] as const;

/** Every published edition, national before city before district, each newest first. */
export function allEditions(policy: Policy): AnyEdition[] {
  return [
    ...catalogueEditions(policy),
    ...LOCAL.flatMap((kind) => policy.all(kind).toSorted((a, b) => a.id.localeCompare(b.id) || b.inForceFrom.localeCompare(a.inForceFrom))),
  ] as AnyEdition[];
}

/** By the name that records and addresses bear: names of local editions begin with their id. */
export function findEdition(policy: Policy, edition: string): AnyEdition | undefined {
  return allEditions(policy).find((each) => each.edition === edition);
}

/** The edition before this one of the same id. */
export function predecessor(policy: Policy, of: AnyEdition): AnyEdition | undefined {
  return allEditions(policy).find((each) => each.kind === of.kind && each.id === of.id && each.inForceFrom < of.inForceFrom);
}
