import type { PolicyStore } from '../../kernel/policy/types.ts';
import type { CatalogueContent, CatalogueItem } from '../../kernel/policy/schemas/catalogue.ts';
import type { DivisionsContent } from '../../kernel/policy/schemas/divisions.ts';

export interface ItemInForce {
  item: CatalogueItem;
  edition: string;
}

/**
 * The catalogue's item on the act's day. Before the first edition that we hold, the first one that has the item stands for
 * it: the act was lawful to collect then by an edition that nobody gave us, and its record names the edition used.
 */
export function itemBook(policy: Pick<PolicyStore, 'all'>, id: string): (day: string) => ItemInForce | undefined {
  const editions = policy
    .all<CatalogueContent>('catalogue')
    .flatMap((document) => {
      const item = document.content.items.find((each) => each.id === id);
      return item ? [{ item, edition: document.edition, from: document.inForceFrom, to: document.inForceTo }] : [];
    })
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const oldest = editions.at(-1);
  return (day) => editions.find((e) => e.from <= day && (e.to === null || e.to >= day)) ?? oldest;
}

/** Code of a division by its name or short name (九龙坡); undefined where several or none have it. */
export function divisionBook(policy: Pick<PolicyStore, 'all'>): (name: string) => string | undefined {
  const codes = new Map<string, string | null>();
  for (const document of policy.all<DivisionsContent>('divisions'))
    for (const { code, name, aliases } of document.content.divisions)
      for (const text of [name, ...aliases]) {
        const held = codes.get(text);
        codes.set(text, held === undefined || held === code ? code : null);
      }
  return (name) => codes.get(name.trim()) ?? undefined;
}
