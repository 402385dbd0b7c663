import type { Kysely } from 'kysely';
import type { Place } from './postings/codec.ts';
import { ALL_BLOCKS, END, readStretch, type Gram } from './postings/read.ts';
import { filterBy, type Places } from './postings/sets.ts';
import type { SearchTables } from './types.ts';

/** Entries that are looked up and compared in one statement: first about a page, then more. */
const FIRST_SLICE = 32;
const SLICE = 128;
const MOST_BLOCKS = 32;
/** Looking up one entry takes as long as reading so many places of a list. */
const LOOK_UP = 500;

/**
 * Places from `from` on whose entries hold all grams, as far as lists can tell cheaply, in slices, in the order of
 * results: the rarest list leads, the others thin it out where reading them costs less than looking the entries up. What
 * comes is a superset, so the caller compares each. Reads on only as far as the caller does.
 */
export async function* walk(db: Kysely<SearchTables>, grams: readonly Gram[], from: Place): AsyncGenerator<Places, void, undefined> {
  const [lead, ...others] = grams.toSorted((a, b) => a.total - b.total);
  if (lead === undefined || lead.total === 0) return;
  let blocks = 1;
  let slice = FIRST_SLICE;
  for (let at: Place | null = from; at !== null;) {
    const { places, next }: { places: Places; next: Place | null } = await readStretch(db, lead, at, END, blocks);
    const rest = await thinned(db, places, others);
    for (let i = 0; i < rest.length;) {
      yield rest.subarray(i, i + slice);
      i += slice;
      slice = SLICE;
    }
    at = next;
    blocks = Math.min(2 * blocks, MOST_BLOCKS);
  }
}

async function thinned(db: Kysely<SearchTables>, places: Places, others: readonly Gram[]): Promise<Places> {
  let rest = places;
  for (const other of others) {
    if (rest.length <= SLICE || other.total > LOOK_UP * rest.length) break;
    const held = await readStretch(db, other, rest[0]!, rest.at(-1)! + 1, ALL_BLOCKS);
    rest = filterBy(rest, held.places);
  }
  return rest;
}
