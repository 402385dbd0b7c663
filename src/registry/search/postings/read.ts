import { sql, type Kysely } from 'kysely';
import type { SearchTables } from '../types.ts';
import { decode, type Place } from './codec.ts';
import { concat, indexFrom, type Places } from './sets.ts';

type Db = Kysely<SearchTables>;

interface BlockRow {
  gram: string;
  low: number;
  n: number;
  total: number;
  postings: Buffer;
}

/** The list of one gram: how many entries hold it, and its first block. */
export interface Gram {
  gram: string;
  total: number;
  first: Places;
}

/** The places of one gram within a range; `next` = where to go on, null at the end of the list or of the range. */
export interface Stretch {
  places: Places;
  next: Place | null;
}

export const END: Place = Number.MAX_SAFE_INTEGER;
export const ALL_BLOCKS = Number.MAX_SAFE_INTEGER;

/** By gram; what no entry holds has an empty list. */
export async function readGrams(db: Db, grams: readonly string[]): Promise<Map<string, Gram>> {
  const found = new Map<string, Gram>(grams.map((gram) => [gram, { gram, total: 0, first: new Float64Array(0) }]));
  if (grams.length === 0) return found;
  const { rows } = await sql<BlockRow>`
    select gram, low, n, total, postings from search_postings where gram = any(${[...found.keys()]}) and low = 0`.execute(db);
  for (const { gram, total, n, postings } of rows) found.set(gram, { gram, total, first: decode(postings, 0, n) });
  return found;
}

/** The places p with from ≤ p < to, at most `blocks` blocks of them. */
export async function readStretch(db: Db, gram: Gram, from: Place, to: Place, blocks: number): Promise<Stretch> {
  // A first block that was emptied keeps the list's total, and says nothing of where the others stand.
  const last = gram.first.at(-1) ?? (gram.total === 0 ? END : -1);
  if (gram.total === gram.first.length || to <= last) return { places: between(gram.first, from, to), next: null };
  // The first block is in hand already: often a page needs no more.
  if (blocks === 1 && from <= last) return { places: between(gram.first, from, to), next: last + 1 };
  const { rows } = await sql<BlockRow>`
    select low, n, postings from search_postings
    where gram = ${gram.gram} and low < ${to}
      and low >= (select max(low) from search_postings where gram = ${gram.gram} and low <= ${from})
    order by low limit ${blocks === ALL_BLOCKS ? null : blocks + 1}`.execute(db);
  const read = rows.slice(0, blocks);
  const places = read.length === 0 ? new Float64Array(0) : concat(read.map((b) => decode(b.postings, b.low, b.n)));
  return { places: between(places, from, to), next: rows[blocks]?.low ?? null };
}

/** The places p with from ≤ p < to of several grams, in one statement. */
export async function readRanges(db: Db, grams: readonly Gram[], from: Place, to: Place): Promise<Map<string, Places>> {
  const short = grams.filter(({ total, first }) => total === first.length);
  const found = new Map(short.map(({ gram, first }) => [gram, between(first, from, to)]));
  const long = grams.filter(({ total, first }) => total > first.length).map(({ gram }) => gram);
  if (long.length === 0) return found;
  const { rows } = await sql<BlockRow>`
    select p.gram, p.low, p.n, p.postings
    from unnest(${long}::text[]) as g(gram)
    cross join lateral (select max(low) as low from search_postings b where b.gram = g.gram and b.low <= ${from}) f
    join search_postings p on p.gram = g.gram and p.low >= f.low and p.low < ${to}
    order by p.gram, p.low`.execute(db);
  for (const gram of long) {
    const parts = rows.filter((row) => row.gram === gram).map((row) => decode(row.postings, row.low, row.n));
    found.set(gram, parts.length === 0 ? new Float64Array(0) : between(concat(parts), from, to));
  }
  return found;
}

function between(places: Places, from: Place, to: Place): Places {
  return places.subarray(indexFrom(places, from), indexFrom(places, to));
}
