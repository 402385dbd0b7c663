import canonicalize from 'canonicalize';
import type { CatalogueItem, ListEntry } from '../../kernel/policy/index.ts';
import { allEditions, type AnyEdition, type Policy, type Subset, type Supplement } from './editions.ts';

interface Text {
  zh: string;
  en: string;
}

/** What an edition says of one item; what it leaves to its base is empty. */
export interface EditionItem {
  id: string;
  title: Text;
  nature: CatalogueItem['nature'] | null;
  legalBasis: string[];
  level: CatalogueItem['level'] | null;
  updateCycle: Text | null;
  retention: Text | null;
  sourceOrgan: Text | null;
  /** Codes of the organs that report it, where the edition assigns them. */
  organs: string[];
  /** Entries of the lists of powers and of public services. */
  lists: ListEntry[];
}

export const ITEM_FIELDS = [
  'title',
  'nature',
  'legalBasis',
  'level',
  'updateCycle',
  'retention',
  'sourceOrgan',
  'organs',
  'lists',
] as const satisfies (keyof EditionItem)[];
export type ItemField = (typeof ITEM_FIELDS)[number];

export interface ChangedItem {
  id: string;
  title: Text;
  fields: ItemField[];
  before: EditionItem;
  after: EditionItem;
}

export interface Differences {
  added: EditionItem[];
  removed: EditionItem[];
  changed: ChangedItem[];
  /** Categories that came and went (national editions). */
  categories: { added: Text[]; removed: Text[] };
  /** Titles of the local regulation before and after; null where it did not change. */
  regulation: { before: string | null; after: string | null } | null;
}

/** The items of an edition in its own order, with titles of the base where it only names them. */
export function itemsOf(policy: Policy, edition: AnyEdition): EditionItem[] {
  const titles = titlesOf(policy);
  if (edition.kind === 'catalogue-subset') {
    return (edition as Subset).content.items.map(({ item, organs, entries }) => ({
      ...named(item, titles),
      organs,
      lists: entries ?? [],
    }));
  }
  if (edition.kind === 'catalogue-supplement') {
    const { items, lists } = (edition as Supplement).content;
    const entries = new Map(lists.map((each) => [each.item, each.entries]));
    const own = items.map((item) => ({ ...full(item), lists: entries.get(item.id) ?? [] }));
    const linked = lists
      .filter((each) => !items.some((item) => item.id === each.item))
      .map((each) => ({ ...named(each.item, titles), lists: each.entries }));
    return [...own, ...linked];
  }
  return (edition.content as { items: CatalogueItem[] }).items.map(full);
}

/** What changed from one edition to another, item by item and field by field; null = there was none before. */
export function differences(policy: Policy, before: AnyEdition | null, after: AnyEdition): Differences {
  const old = new Map((before === null ? [] : itemsOf(policy, before)).map((each) => [each.id, each]));
  const now = itemsOf(policy, after);
  const kept = new Set(now.map((each) => each.id));
  return {
    added: now.filter((each) => !old.has(each.id)),
    removed: [...old.values()].filter((each) => !kept.has(each.id)),
    changed: now.flatMap((item) => {
      const was = old.get(item.id);
      const fields = was === undefined ? [] : ITEM_FIELDS.filter((field) => !same(was[field], item[field]));
      return was === undefined || fields.length === 0 ? [] : [{ id: item.id, title: item.title, fields, before: was, after: item }];
    }),
    categories: {
      added: without(categoriesOf(after), before === null ? [] : categoriesOf(before)),
      removed: without(before === null ? [] : categoriesOf(before), categoriesOf(after)),
    },
    regulation: regulationChange(before, after),
  };
}

export function isEmpty({ added, removed, changed, categories, regulation }: Differences): boolean {
  const lists = [added, removed, changed, categories.added, categories.removed];
  return regulation === null && lists.every((each) => each.length === 0);
}

function titlesOf(policy: Policy): Map<string, Text> {
  // Oldest first, so that the newest title stands.
  const items = allEditions(policy)
    .toReversed()
    .flatMap((each): CatalogueItem[] => (each.kind === 'catalogue-subset' ? [] : (each.content as { items: CatalogueItem[] }).items));
  return new Map(items.map((item) => [item.id, item.title]));
}

function named(id: string, titles: ReadonlyMap<string, Text>): EditionItem {
  return {
    id,
    title: titles.get(id) ?? { zh: id, en: id },
    nature: null,
    legalBasis: [],
    level: null,
    updateCycle: null,
    retention: null,
    sourceOrgan: null,
    organs: [],
    lists: [],
  };
}

function full(item: CatalogueItem): EditionItem {
  const { id, title, nature, level, updateCycle, retention, sourceOrgan } = item;
  const legalBasis = item.legalBasis.map((each) => each.title);
  return { id, title, nature, legalBasis, level, updateCycle, retention, sourceOrgan, organs: [], lists: [] };
}

function categoriesOf(edition: AnyEdition): Text[] {
  return edition.kind === 'catalogue' ? (edition.content as { categories: { title: Text }[] }).categories.map((each) => each.title) : [];
}

function without(all: readonly Text[], known: readonly Text[]): Text[] {
  return all.filter((each) => !known.some((one) => one.zh === each.zh));
}

function regulationChange(before: AnyEdition | null, after: AnyEdition): Differences['regulation'] {
  const of = (edition: AnyEdition | null): string | null => {
    if (edition === null || edition.kind !== 'catalogue-supplement') return null;
    const { regulation } = (edition as Supplement).content;
    return regulation && `${regulation.title} ${regulation.article}`;
  };
  const [was, is] = [of(before), of(after)];
  return was === is ? null : { before: was, after: is };
}

/** Whatever the order of keys: a file has its author's, the database its own. */
function same(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}
