import { beforeAll, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { generatedNames } from './bench/names.ts';
import { Random } from './bench/random.ts';
import { TYPOS, Typist } from './bench/typos.ts';
import { searchSubjects } from './index.ts';
import { indexSubjects } from './reader.ts';
import { bodyId, plantBodies } from './testing/bodies.ts';

let kernel: TestKernel;
const names = [...new Set(Array.from(generatedNames(4000, 7), ({ name }) => name))];

beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  const plain = { kind: 'enterprise', state: 'active', district: null } as const;
  await plantBodies(
    kernel.db.kysely,
    names.map((name, i) => ({ ...plain, id: bodyId(i + 1), name })),
  );
  await kernel.db.tx((tx) =>
    indexSubjects(
      tx,
      names.map((_, i) => bodyId(i + 1)),
    ),
  );
});

const find = (text: string) => searchSubjects(kernel.db.kysely, text);

test.each(TYPOS)('of names with this mistake at least 95 in 100 are among the first ten: %s', async (typo) => {
  const random = new Random(11);
  const typist = new Typist(random, names);
  let asked = 0;
  let found = 0;
  for (let i = 0; i < 2000 && asked < 40; i++) {
    const name = random.of(names);
    const text = typist.mistype(name, typo);
    if (text === null) continue;
    asked += 1;
    const { items, suggestions } = await find(text);
    if ([...items, ...suggestions].slice(0, 10).some((hit) => hit.matched === name)) found += 1;
  }
  expect(asked).toBeGreaterThan(25);
  expect(found / asked).toBeGreaterThanOrEqual(0.95);
});

test('all characters of the sign written by their sound', async () => {
  const name = names.find((each) => each.startsWith('上海') && each.length > 9)!;
  const typist = new Typist(new Random(3), names);
  // Both characters after the place, so that no pair of them is left.
  let text = name;
  for (let i = 0; i < 400 && [...text].filter((c, at) => c !== name[at]).length < 2; i++) {
    const heard = typist.mistype(text, 'homophone');
    if (heard !== null && heard.slice(0, 2) === '上海' && heard.slice(4) === name.slice(4)) text = heard;
  }
  expect([...text].filter((c, at) => c !== name[at])).toHaveLength(2);
  expect((await find(text)).suggestions.map((hit) => hit.matched)).toContain(name);
});

test('a text that resembles nothing has no suggestions; a short one neither', async () => {
  expect((await find('甲乙丙丁戊己庚辛')).suggestions).toEqual([]);
  expect((await find('甲乙丙')).suggestions).toEqual([]);
});
