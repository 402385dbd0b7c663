import type { Kysely } from 'kysely';
import { countBodies, placeOfEntry, readEntries, type Found } from './entries.ts';
import { filterGrams, type Filter } from './grams.ts';
import type { Place } from './postings/codec.ts';
import { ALL_BLOCKS, END, readGrams, readStretch, type Gram } from './postings/read.ts';
import type { Places } from './postings/sets.ts';
import { explain, gramsOfTier, TIERS, tierOf, tiersOf, type Question } from './question.ts';
import type { SearchTables, SubjectHit } from './types.ts';
import { walk } from './walk.ts';

/** Where a page ends: the tier and the place of its last entry. */
export interface Mark {
  tier: number;
  place: Place;
}

export interface Hit {
  hit: SubjectHit;
  mark: Mark;
}

/** A question with the lists that it needs, for one request. */
export interface NameSearch {
  db: Kysely<SearchTables>;
  question: Question;
  filter: Filter;
  lists: ReadonlyMap<string, Gram>;
}

export async function openNameSearch(db: Kysely<SearchTables>, question: Question, filter: Filter): Promise<NameSearch> {
  const grams = tiersOf(question).flatMap((tier) => gramsOfTier(question, tier));
  return { db, question, filter, lists: await readGrams(db, [...new Set([...grams, ...filterGrams(filter)])]) };
}

/** At most `limit` bodies after `after`, best first; each body once, by its best name. */
export async function answers(search: NameSearch, after: Mark | null, limit: number): Promise<Hit[]> {
  const { db, question, filter, lists } = search;
  const hits: Hit[] = [];
  for (const [tier, name] of tiersOf(question).entries()) {
    if (after !== null && tier < after.tier) continue;
    const grams = [...gramsOfTier(question, name), ...filterGrams(filter)].map((gram) => lists.get(gram)!);
    for await (const places of walk(db, grams, after?.tier === tier ? after.place + 1 : 0)) {
      hits.push(...(await compare(search, tier, places)));
      if (hits.length >= limit) return hits.slice(0, limit);
    }
  }
  return hits;
}

/**
 * Bodies that answer, at most `most`, as the index holds them; null where no list tells. Two characters are one gram, and
 * its list holds all entries of the answer if no filter thins it: reading every body only to count it would cost eight
 * pages where this costs two.
 */
export async function countListed({ db, question: { norm }, filter, lists }: NameSearch, most: number): Promise<number | null> {
  if ([...norm].length !== 2 || filterGrams(filter).length > 0) return null;
  const list = lists.get(norm);
  if (list === undefined) return 0;
  // So long a list holds more bodies than are counted, however many names each has.
  if (list.total >= 10 * most) return most;
  const { places } = await readStretch(db, list, 0, END, ALL_BLOCKS);
  return countBodies(db, places, most);
}

/** Of these entries those that answer in just this tier and are their body's best name, in order. */
async function compare({ db, question, filter }: NameSearch, tier: number, places: Places): Promise<Hit[]> {
  const bodies = await readEntries(db, places, filter);
  const asked = new Set(places);
  const hits: Hit[] = [];
  for (const names of bodies.values()) {
    const best = bestOf(question, names);
    if (best?.tier !== tier || !asked.has(best.place)) continue;
    hits.push({ hit: hitOf(best.name, explain(question, tier, best.name)), mark: { tier, place: best.place } });
  }
  return hits.toSorted((a, b) => a.mark.place - b.mark.place);
}

function bestOf(question: Question, names: readonly Found[]): (Mark & { name: Found }) | undefined {
  let best: (Mark & { name: Found }) | undefined;
  for (const name of names) {
    const tier = tierOf(question, name);
    if (tier >= TIERS.length) continue;
    const place = placeOfEntry(name);
    if (!best || tier < best.tier || (tier === best.tier && place < best.place)) best = { tier, place, name };
  }
  return best;
}

/** What a reader sees of a hit: never anything adverse, never how the index holds it. */
export function hitOf(found: Found, why: Pick<SubjectHit, 'why' | 'fit' | 'part'>): SubjectHit {
  const { subjectId, name, uscc, kind, state, founded, district, industry, matched } = found;
  return { subjectId, name, uscc, kind, state, founded, district, industry, matched, ...why };
}
