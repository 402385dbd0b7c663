import { sql, type Kysely } from 'kysely';
import { byteaArray, plainArray, textArray } from '../../../kernel/db/index.ts';
import type { SearchTables } from '../types.ts';
import { decode, encode, type Place } from './codec.ts';
import { change, indexFrom, type Places } from './sets.ts';

type Db = Kysely<SearchTables>;

/** Places to add to and to take from the list of one gram. */
export interface Change {
  add: Place[];
  remove: Place[];
}

interface Block {
  gram: string;
  low: Place;
  n: number;
  total: number;
  postings: Buffer;
}

/** More than this and a block is split in two: some 4 kB, half a page. */
const FULL = 2048;
/** Grams written in one statement. */
const SLICE = 20_000;

/**
 * Applies changes to the lists. Adding what is there and taking what is not there change nothing. One writer at a time:
 * the reader "search" holds its lock.
 */
export async function writePostings(db: Db, changes: ReadonlyMap<string, Change>): Promise<void> {
  const all = [...changes];
  for (let i = 0; i < all.length; i += SLICE) await writeSlice(db, new Map(all.slice(i, i + SLICE)));
}

async function writeSlice(db: Db, changes: ReadonlyMap<string, Change>): Promise<void> {
  const heads = await readHeads(db, [...changes.keys()]);
  const lows = await readLows(
    db,
    [...heads.values()].filter((head) => head.total > head.n).map((head) => head.gram),
  );
  const plans = [...changes].map(([gram, each]) => planOf(gram, each, heads.get(gram), lows.get(gram) ?? [0]));
  const others = await readBlocks(
    db,
    plans.flatMap((plan) => [...plan.blocks.keys()].filter((low) => low > 0).map((low) => ({ gram: plan.gram, low }))),
  );
  const written = plans.flatMap((plan) => applied(plan, others));
  await deleteBlocks(
    db,
    written.filter((block) => block.n === 0 && (block.low > 0 || block.total === 0)),
  );
  await upsertBlocks(
    db,
    written.filter((block) => block.n > 0 || (block.low === 0 && block.total > 0)),
  );
}

interface Plan {
  gram: string;
  head: Block | undefined;
  /** What happens to each touched block, by its low. */
  blocks: Map<Place, Change>;
}

function planOf(gram: string, { add, remove }: Change, head: Block | undefined, lows: readonly Place[]): Plan {
  const blocks = new Map<Place, Change>();
  const at = (place: Place): Change => {
    const low = lows[indexFrom(lows, place + 1) - 1] ?? 0;
    const known = blocks.get(low) ?? { add: [], remove: [] };
    blocks.set(low, known);
    return known;
  };
  for (const place of add) at(place).add.push(place);
  for (const place of remove) at(place).remove.push(place);
  return { gram, head, blocks };
}

/** The touched blocks as they are then, split where they grew too long; the head always where the total changed. */
function applied({ gram, head, blocks }: Plan, others: ReadonlyMap<string, Block>): Block[] {
  const written = new Map<Place, Block>();
  let total = head?.total ?? 0;
  for (const [low, { add, remove }] of blocks) {
    const held = low === 0 ? head : others.get(keyOf(gram, low));
    const before = held ? decode(held.postings, low, held.n) : new Float64Array(0);
    const after = change(before, add, new Set(remove));
    if (after.length === before.length && after.every((place, i) => place === before[i])) continue;
    total += after.length - before.length;
    for (const block of split(gram, low, after)) written.set(block.low, block);
  }
  if (written.size === 0) return [];
  const first = written.get(0) ?? head!;
  written.set(0, { ...first, total });
  return [...written.values()];
}

function split(gram: string, low: Place, places: Places): Block[] {
  const parts = Math.max(1, Math.ceil(places.length / FULL));
  const size = Math.ceil(places.length / parts);
  return Array.from({ length: parts }, (_, i) => {
    const part = places.subarray(i * size, (i + 1) * size);
    const from = i === 0 ? low : part[0]!;
    return { gram, low: from, n: part.length, total: 0, postings: encode(part, from) };
  });
}

const keyOf = (gram: string, low: Place): string => `${low} ${gram}`;

async function readHeads(db: Db, grams: readonly string[]): Promise<Map<string, Block>> {
  const { rows } = await sql<Block>`
    select p.gram, p.low, p.n, p.total, p.postings from unnest(${textArray(grams)}::text[]) as g(gram)
    join search_postings p on p.gram = g.gram and p.low = 0`.execute(db);
  return new Map(rows.map((block) => [block.gram, block]));
}

async function readLows(db: Db, grams: readonly string[]): Promise<Map<string, Place[]>> {
  const lows = new Map<string, Place[]>();
  if (grams.length === 0) return lows;
  const { rows } = await sql<{ gram: string; low: Place }>`
    select gram, low from search_postings where gram = any(${textArray(grams)}::text[]) order by gram, low`.execute(db);
  for (const { gram, low } of rows) {
    const list = lows.get(gram);
    if (list) list.push(low);
    else lows.set(gram, [low]);
  }
  return lows;
}

async function readBlocks(db: Db, keys: readonly { gram: string; low: Place }[]): Promise<Map<string, Block>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Block>`
    select p.gram, p.low, p.n, p.total, p.postings
    from unnest(${textArray(keys.map((k) => k.gram))}::text[], ${plainArray(keys.map((k) => k.low))}::bigint[]) as k(gram, low)
    join search_postings p on p.gram = k.gram and p.low = k.low`.execute(db);
  return new Map(rows.map((block) => [keyOf(block.gram, block.low), block]));
}

async function deleteBlocks(db: Db, blocks: readonly Block[]): Promise<void> {
  if (blocks.length === 0) return;
  await sql`
    delete from search_postings p
    using unnest(${textArray(blocks.map((b) => b.gram))}::text[], ${plainArray(blocks.map((b) => b.low))}::bigint[]) as k(gram, low)
    where p.gram = k.gram and p.low = k.low`.execute(db);
}

async function upsertBlocks(db: Db, blocks: readonly Block[]): Promise<void> {
  if (blocks.length === 0) return;
  const plain = (key: 'low' | 'n' | 'total'): string => plainArray(blocks.map((block) => block[key]));
  await sql`
    insert into search_postings (gram, low, n, total, postings)
    select * from unnest(${textArray(blocks.map((b) => b.gram))}::text[], ${plain('low')}::bigint[], ${plain('n')}::int[],
      ${plain('total')}::int[], ${byteaArray(blocks.map((b) => b.postings))}::bytea[])
    on conflict (gram, low) do update set n = excluded.n, total = excluded.total, postings = excluded.postings`.execute(db);
}
