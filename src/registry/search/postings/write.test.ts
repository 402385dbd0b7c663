import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { on } from '../../../kernel/db/types.ts';
import type { SearchTables } from '../types.ts';
import { placeOf } from './codec.ts';
import { ALL_BLOCKS, END, readGrams, readStretch } from './read.ts';
import { writePostings } from './write.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
});

/** Whole list of a gram as it is read back, block by block and in one go. */
async function listOf(gram: string): Promise<number[]> {
  const db = on<SearchTables>(kernel.db.kysely);
  const head = (await readGrams(db, [gram])).get(gram)!;
  const whole = await readStretch(db, head, 0, END, ALL_BLOCKS);
  const slow: number[] = [];
  for (let at: number | null = 0; at !== null;) {
    const stretch = await readStretch(db, head, at, END, 1);
    slow.push(...stretch.places);
    at = stretch.next;
  }
  expect(slow).toEqual([...whole.places]);
  expect(head.total).toBe(slow.length);
  return slow;
}

test('lists of any size are what a set is, after any changes, with blocks no longer than half a page', async () => {
  const db = on<SearchTables>(kernel.db.kysely);
  const model = new Map<string, Set<number>>();
  let most = 0;
  // Hundreds in a row, so that blocks are split and joined to.
  const run = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 1500 }))
    .map(([length, from, n]) => Array.from({ length: n }, (_, i) => placeOf(length, from + 3 * i)));
  const runs = fc.array(run, { maxLength: 3 }).map((list) => list.flat());
  const round = fc.record({ gram: fc.constantFrom('示例', '公司', '~yxg'), add: runs, remove: runs });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      for (const { gram, add, remove } of rounds) {
        const held = model.get(gram) ?? new Set<number>();
        model.set(gram, held);
        await writePostings(db, new Map([[gram, { add, remove }]]));
        for (const place of add) held.add(place);
        for (const place of remove) held.delete(place);
      }
      for (const [gram, held] of model) expect(await listOf(gram)).toEqual([...held].toSorted((a, b) => a - b));
      const { rows } = await sql<{ longest: number; blocks: number }>`
        select coalesce(max(n), 0) as longest, count(*)::int as blocks from search_postings`.execute(kernel.db.kysely);
      expect(rows[0]!.longest).toBeLessThanOrEqual(2048);
      most = Math.max(most, rows[0]!.blocks);
    }),
    { numRuns: 25 },
  );
  // Lists of one block each would show nothing.
  expect(most).toBeGreaterThan(5);
  // What is taken away wholly leaves nothing behind.
  for (const [gram, held] of model) await writePostings(db, new Map([[gram, { add: [], remove: [...held] }]]));
  expect((await sql`select 1 from search_postings`.execute(kernel.db.kysely)).rows).toEqual([]);
});

test('a list whose first block is emptied is read on from the next', async () => {
  const db = on<SearchTables>(kernel.db.kysely);
  const places = Array.from({ length: 5000 }, (_, i) => placeOf(4, i + 1));
  await writePostings(db, new Map([['贸易', { add: places, remove: [] }]]));
  const { rows } = await sql<{ n: number }>`
    select n from search_postings where gram = '贸易' and low = 0`.execute(kernel.db.kysely);
  await writePostings(db, new Map([['贸易', { add: [], remove: places.slice(0, rows[0]!.n) }]]));
  expect(await listOf('贸易')).toEqual(places.slice(rows[0]!.n));
});
