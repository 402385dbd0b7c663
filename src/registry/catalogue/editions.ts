import type { CatalogueContent, CatalogueItem, PolicyDocument, PolicyStore } from '../../kernel/policy/index.ts';

type Policy = Pick<PolicyStore, 'all'>;

/** The national catalogue. A district's or city's edition is a document of its own kind later (issue 3). */
export const CATALOGUE = 'public-credit';

export interface EditionOnDay {
  document: PolicyDocument<CatalogueContent>;
  /** The day lies before the first edition: the earliest one answers, and says so. */
  beforeFirst: boolean;
}

/** Newest first. */
export function catalogueEditions(policy: Policy): PolicyDocument<CatalogueContent>[] {
  return policy
    .all<CatalogueContent>('catalogue')
    .filter((document) => document.id === CATALOGUE)
    .toSorted((a, b) => b.inForceFrom.localeCompare(a.inForceFrom));
}

/** The edition in force on the act's day; before the first, the earliest; undefined where there is none at all. */
export function editionOn(policy: Policy, day: string): EditionOnDay | undefined {
  const editions = catalogueEditions(policy);
  const begun = editions.find((document) => document.inForceFrom <= day);
  if (begun)
    return begun.inForceTo === null || day <= begun.inForceTo ? { document: begun, beforeFirst: false } : undefined;
  const earliest = editions.at(-1);
  return earliest && { document: earliest, beforeFirst: true };
}

export interface ItemOnDay {
  item: CatalogueItem;
  /** Name of the edition, as records store it. */
  edition: string;
  beforeFirst: boolean;
}

/**
 * The record type for a kind of act (or `registration`) in the edition in force on `day`. Undefined: the edition knows no
 * such record, and nothing of the kind may be recorded (domain.md: a credit record exists only for an item).
 */
export function itemFor(policy: Policy, kind: string, day: string): ItemOnDay | undefined {
  const edition = editionOn(policy, day);
  const item = edition?.document.content.items.find((each) => each.kind === kind);
  return edition && item && { item, edition: edition.document.edition, beforeFirst: edition.beforeFirst };
}
