import type { Kysely } from 'kysely';
import { exactPlaces, placeOfEntry, readEntries, type Found } from './entries.ts';
import { filterGrams, type Filter } from './grams.ts';
import type { Place } from './postings/codec.ts';
import { readGrams, type Gram } from './postings/read.ts';
import { indexFrom, type Places } from './postings/sets.ts';
import { walk } from './walk.ts';
import { explain, gramsOfTier, TIERS, tierOf, tiersOf, type Question, type Tier } from './question.ts';
import type { SearchTables, SubjectHit } from './types.ts';

type Db = Kysely<SearchTables>;

/** Where a page ends: the tier and the place of its last entry. */
export interface Mark {
  tier: number;
  place: Place;
}

export interface Hit extends SubjectHit {
  mark: Mark;
}

interface Search {
  db: Db;
  question: Question;
  filter: Filter;
  lists: ReadonlyMap<string, Gram>;
}

/** At most `limit` bodies after `after`, best first; each body once, by its best name. */
export async function byName(
  db: Db,
  question: Question,
  { after, filter, limit }: { after: Mark | null; filter: Filter; limit: number },
): Promise<Hit[]> {
  const tiers = tiersOf(question);
  const grams = tiers.flatMap((tier) => gramsOfTier(question, tier) ?? []);
  const search = { db, question, filter, lists: await readGrams(db, [...new Set([...grams, ...filterGrams(filter)])]) };
  const hits: Hit[] = [];
  for (let tier = after?.tier ?? 0; tier < tiers.length; tier++) {
    const from = after?.tier === tier ? after.place + 1 : 0;
    for await (const places of placesOf(search, tiers[tier]!, from)) {
      hits.push(...(await compare(search, tier, places)));
      if (hits.length >= limit) return hits.slice(0, limit);
    }
  }
  return hits;
}

async function* placesOf({ db, question, filter, lists }: Search, tier: Tier, from: Place): AsyncGenerator<Places> {
  const grams = gramsOfTier(question, tier);
  if (grams === null) {
    const places = await exactPlaces(db, question.norm);
    yield places.subarray(indexFrom(places, from));
    return;
  }
  yield* walk(
    db,
    [...grams, ...filterGrams(filter)].map((gram) => lists.get(gram)!),
    from,
  );
}

/** Of these entries those that answer in just this tier and are their body's best name, in order. */
async function compare({ db, question, filter }: Search, tier: number, places: Places): Promise<Hit[]> {
  const bodies = await readEntries(db, places, filter);
  const asked = new Set(places);
  const hits: Hit[] = [];
  for (const names of bodies.values()) {
    const best = bestOf(question, names);
    if (best?.tier !== tier || !asked.has(best.place)) continue;
    hits.push(hitOf(best.name, { ...explain(question, tier, best.name), mark: { tier, place: best.place } }));
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
export function hitOf<T>(found: Found, rest: T): Omit<SubjectHit, 'why' | 'fit' | 'part'> & T {
  const { subjectId, name, uscc, kind, state, founded, district, matched } = found;
  return { subjectId, name, uscc, kind, state, founded, district, matched, ...rest };
}
