import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { runs } from '../../../test/support/runs.ts';
import { on } from '../../kernel/db/types.ts';
import { normaliseName } from '../subjects/index.ts';
import { gramsOf } from './grams.ts';
import { searchSubjects, type SearchOptions } from './index.ts';
import { placeOf } from './postings/codec.ts';
import { ALL_BLOCKS, END, readGrams, readStretch } from './postings/read.ts';
import { indexSubjects } from './reader.ts';
import { bodyId, plantBodies, type PlantedBody } from './testing/bodies.ts';
import { KINDS, STATES, type SearchTables } from './types.ts';

/*
 * A register of a few characters, so that every list is long and every question has many answers, against a scan of all
 * names that knows nothing of lists, places or SQL.
 */
const ALPHABET = [...'重庆示例商贸长（A'];
const DISTRICTS = ['509901', '509902', '509821', '500103', null];
const INDUSTRIES = ['C', 'C26', 'C2614', 'F51', 'D44', undefined];
const MANY = 3000;

let kernel: TestKernel;
const bodies = new Map<string, PlantedBody>();
const merged = new Set<string>();

/** Plain and repeatable; fast-check draws the questions. */
function draw(n: number): PlantedBody {
  let state = (n * 2654435761) >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + n) >>> 0;
    return state % limit;
  };
  const name = (): string => Array.from({ length: 2 + below(7) }, () => ALPHABET[below(ALPHABET.length)]).join('');
  return {
    id: bodyId(n),
    name: name(),
    former: below(4) === 0 ? name() : undefined,
    kind: KINDS[below(KINDS.length)]!,
    state: STATES[below(STATES.length)]!,
    district: DISTRICTS[below(DISTRICTS.length)]!,
    industry: INDUSTRIES[below(INDUSTRIES.length)],
  };
}

beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  for (let n = 1; n <= MANY; n++) bodies.set(bodyId(n), draw(n));
  await plantBodies(kernel.db.kysely, [...bodies.values()]);
  await kernel.db.tx((tx) => indexSubjects(tx, [...bodies.keys()]));
});

interface Answer {
  id: string;
  name: string;
}

const TYPED: Record<string, string> = { 重: 'cz', 庆: 'q', 示: 's', 例: 'l', 商: 's', 贸: 'm', 长: 'cz', A: 'a' };

function naiveTier(norm: string, name: string): number {
  const own = normaliseName(name);
  // The very name comes first by its length.
  if (own.startsWith(norm)) return 1;
  if (own.includes(norm)) return 2;
  if (!/^[A-Z]{3,}$/.test(norm)) return -1;
  const letters = [...own].filter((c) => TYPED[c] !== undefined);
  const fits = (start: number): boolean => [...norm.toLowerCase()].every((letter, i) => TYPED[letters[start + i] ?? '']?.includes(letter));
  const start = letters.findIndex((_, i) => fits(i));
  return start < 0 ? -1 : start === 0 ? 3 : 4;
}

/** All answers in order: for each body its best name, by tier, length and the number under which it came. */
function naive(text: string, options: SearchOptions, numbers: ReadonlyMap<string, number>): Answer[] {
  const norm = normaliseName(text);
  const found: (Answer & { key: number[] })[] = [];
  for (const body of bodies.values()) {
    if (merged.has(body.id)) continue;
    if (options.kind !== undefined && body.kind !== options.kind) continue;
    if (options.state !== undefined && body.state !== options.state) continue;
    if (options.district !== undefined && !body.district?.startsWith(options.district.replace(/(00){1,2}$/, ''))) continue;
    if (options.industry !== undefined && !naiveIndustry(body.industry ?? '', options.industry)) continue;
    const names = [body.name, ...(body.former === undefined ? [] : [body.former])].flatMap((name) => {
      const tier = naiveTier(norm, name);
      const own = normaliseName(name);
      return tier < 0 ? [] : [{ id: body.id, name, key: [tier, [...own].length, numbers.get(`${body.id} ${own}`)!] }];
    });
    const best = names.toSorted(byKey)[0];
    if (best) found.push(best);
  }
  return found.toSorted(byKey).map(({ id, name }) => ({ id, name: normaliseName(name) }));
}

/** A class is in what is asked when it begins so, with its letter or without. */
const naiveIndustry = (held: string, asked: string): boolean => [held, held.slice(1)].some((each) => each !== '' && each.startsWith(asked));

function byKey(a: { key: number[] }, b: { key: number[] }): number {
  const at = a.key.findIndex((part, i) => part !== b.key[i]);
  return at < 0 ? 0 : a.key[at]! - b.key[at]!;
}

async function entryNumbers(): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; norm: string; no: number }>`
    select subject_id as id, name_norm as norm, entry_no as no from search_entries`.execute(kernel.db.kysely);
  return new Map(rows.map(({ id, norm, no }) => [`${id} ${norm}`, no]));
}

async function paged(text: string, options: SearchOptions, limit: number): Promise<Answer[]> {
  const seen: Answer[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchSubjects(kernel.db.kysely, text, { ...options, limit, cursor });
    seen.push(...page.items.map((hit) => ({ id: hit.subjectId, name: normaliseName(hit.matched) })));
    cursor = page.next ?? undefined;
    // Long answers are compared page by page for a while only.
  } while (cursor !== undefined && seen.length < 600);
  return seen;
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 2, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom(...'cqslmza'), minLength: 3, maxLength: 5 }),
  fc.integer({ min: 1, max: MANY }).map((n) => bodies.get(bodyId(n))!.name),
);
const options = fc.record(
  {
    kind: fc.constantFrom(...KINDS),
    state: fc.constantFrom(...STATES),
    district: fc.constantFrom('509901', '509900', '500000', '990000'),
    industry: fc.constantFrom('C', 'C26', '26', '2614', 'C261', 'F', 'D45'),
  },
  { requiredKeys: [] },
);

async function holds(numRuns: number, filters = options): Promise<void> {
  const numbers = await entryNumbers();
  const question = fc.tuple(text, filters, fc.constantFrom(7, 50, 100));
  await fc.assert(
    fc.asyncProperty(question, async ([asked, filter, limit]) => {
      fc.pre([...normaliseName(asked)].length >= 2);
      const expected = naive(asked, filter, numbers);
      const seen = await paged(asked, filter, limit);
      expect(seen).toEqual(expected.slice(0, seen.length));
      expect(seen.length).toBeGreaterThanOrEqual(Math.min(600, expected.length));
      const { total } = await searchSubjects(kernel.db.kysely, asked, filter);
      expect(total).toEqual({ count: Math.min(100, expected.length), more: expected.length > 100 });
    }),
    { numRuns },
  );
}

describe('any question, any filter, pages of any size', () => {
  test('give what a scan of all names gives, in that order', () => holds(80));

  test('also after names, states and mergers changed, and every list is what its entries say', async () => {
    const ids = [...bodies.keys()].filter((_, i) => i % 5 === 0);
    for (const [i, id] of ids.entries()) await alter(id, i);
    await kernel.db.tx((tx) => indexSubjects(tx, ids));
    await holds(40);
    await listsMatchEntries();
  });

  test('before the index has read a change: nothing is shown that the register no longer says', async () => {
    const ids = [...bodies.keys()].filter((_, i) => i % 7 === 3);
    for (const [i, id] of ids.entries()) await alter(id, 1 + (i % 2));
    await holds(40, fc.constant({}));
    // A filter may miss for a moment what has just come under it; it never shows what does not.
    const numbers = await entryNumbers();
    await fc.assert(
      fc.asyncProperty(text, options, async (asked, filter) => {
        fc.pre([...normaliseName(asked)].length >= 2);
        const expected = new Set(naive(asked, filter, numbers).map(({ id, name }) => `${id} ${name}`));
        for (const { id, name } of await paged(asked, filter, 100)) expect(expected).toContain(`${id} ${name}`);
      }),
      { numRuns: runs(40) },
    );
  });
});

async function alter(id: string, i: number): Promise<void> {
  const db = kernel.db.kysely;
  const body = bodies.get(id)!;
  if (i % 3 === 0) {
    const name = `${body.name}${ALPHABET[i % 7]}`;
    await sql`delete from subject_names where subject_id = ${id}`.execute(db);
    await sql`update subjects set name = ${name} where subject_id = ${id}`.execute(db);
    await sql`insert into subject_names (subject_id, name_norm, name, source)
      values (${id}, ${normaliseName(name)}, ${name}, 'demo-amr')`.execute(db);
    bodies.set(id, { ...body, name, former: undefined });
  } else if (i % 3 === 1) {
    await sql`update subjects set merged_into = ${bodyId(1)} where subject_id = ${id}`.execute(db);
    merged.add(id);
  } else {
    const state = STATES[(STATES.indexOf(body.state) + 1) % STATES.length]!;
    await sql`update subjects set state = ${state} where subject_id = ${id}`.execute(db);
    bodies.set(id, { ...body, state });
  }
}

async function listsMatchEntries(): Promise<void> {
  const db = on<SearchTables>(kernel.db.kysely);
  const expected = new Map<string, number[]>();
  const entries = await db.selectFrom('search_entries').selectAll().execute();
  for (const { name_norm: nameNorm, initials, facets, entry_no } of entries) {
    for (const gram of gramsOf({ nameNorm, initials, facets }))
      expected.set(gram, [...(expected.get(gram) ?? []), placeOf([...nameNorm].length, entry_no)]);
  }
  const held = await db.selectFrom('search_postings').select('gram').distinct().execute();
  expect(held.map(({ gram }) => gram).toSorted()).toEqual([...expected.keys()].toSorted());
  const lists = await readGrams(db, [...expected.keys()]);
  for (const [gram, places] of expected) {
    const { places: list } = await readStretch(db, lists.get(gram)!, 0, END, ALL_BLOCKS);
    expect([...list]).toEqual(places.toSorted((a, b) => a - b));
  }
}
