import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { differ, type Difference } from './differences.ts';

const leaf = fc.constantFrom<unknown>('a', 'b', 1, 2, true, null);
const entry = fc.record({ id: fc.constantFrom('x', 'y', 'z'), length: leaf, lists: fc.array(leaf, { maxLength: 3 }) });
const document = fc.record({
  title: fc.record({ zh: fc.constantFrom('甲', '乙'), en: fc.constantFrom('A', 'B') }),
  entries: fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 3 }),
  more: fc.dictionary(fc.constantFrom('p', 'q/r', 's~t'), leaf),
});

/** All leaves with the way to them, entries of lists by id: what a person would compare by hand. */
function leaves(value: unknown, way = ''): Map<string, string> {
  const ways: [string, unknown][] = Array.isArray(value)
    ? value.map((each, i) => [(each as { id?: string } | null)?.id ?? String(i), each])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  if (typeof value !== 'object' || value === null) return new Map([[way, JSON.stringify(value)]]);
  return new Map(ways.flatMap(([name, each]) => [...leaves(each, `${way}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)]));
}

const isIn = (way: string, { path }: Difference) => way === path || way.startsWith(`${path}/`);

describe(item(33, 'differences between two editions of any document'), () => {
  test('name each leaf that differs, and where only the order differs, the list', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const found = differ(before, after);
        const [was, is] = [leaves(before), leaves(after)];
        const unlike = [...new Set([...was.keys(), ...is.keys()])].filter((way) => was.get(way) !== is.get(way));
        for (const way of unlike)
          expect(
            found.some((each) => isIn(way, each)),
            way,
          ).toBe(true);
        for (const each of found) {
          const reordered = each.what === 'changed' && each.path === '/entries';
          expect(reordered || unlike.some((way) => isIn(way, each)), each.path).toBe(true);
        }
      }),
    );
  });

  test('nothing differs from itself, and the way back undoes what the way there did', () => {
    const back = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const key = ({ what, path, before, after }: Difference) => `${path} ${what} ${before} ${after}`;
    fc.assert(
      fc.property(document, document, (one, other) => {
        expect(differ(one, structuredClone(one))).toEqual([]);
        const undone = differ(other, one).map((each) => key({ ...each, what: back[each.what], before: each.after, after: each.before }));
        expect(undone.sort()).toEqual(differ(one, other).map(key).sort());
      }),
    );
  });

  test('say the title of what they are in', () => {
    const period = (length: number) => ({
      content: { periods: [{ id: 'answer', title: { zh: '陈述期限', en: 'Answer' }, length }] },
    });
    expect(differ(period(5), period(3))).toEqual([
      {
        what: 'changed',
        path: '/content/periods/answer/length',
        title: { zh: '陈述期限', en: 'Answer' },
        before: '5',
        after: '3',
      },
    ]);
    expect(differ({ content: { periods: [] } }, period(3))).toMatchObject([
      { what: 'added', path: '/content/periods/answer', title: { en: 'Answer' } },
    ]);
  });
});
