import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asPercent, matrixRows, percentOf, stayingOf, tiltOf, totalsOf, withNone } from './figures.ts';

const SCALE = ['A', 'B', 'C'].map((id) => ({ id }));

describe('the matrix of who moved', () => {
  const grade = fc.constantFrom('A', 'B', 'C', 'none');
  const moves = fc.uniqueArray(fc.record({ from: grade, to: grade, count: fc.integer({ min: 1, max: 100_000 }) }), {
    selector: ({ from, to }) => `${from} ${to}`,
  });
  test('holds every move once, and its heat grows with the number', () => {
    fc.assert(
      fc.property(moves, (matrix) => {
        const rows = matrixRows({ matrix }, SCALE, SCALE, true);
        const cells = rows.flatMap(({ from, cells: row }) => row.map((cell) => ({ from, ...cell })));
        expect(cells).toHaveLength(16);
        const sum = (all: readonly { count: number }[]) => all.reduce((total, { count }) => total + count, 0);
        expect(sum(cells)).toBe(sum(matrix));
        for (const a of cells.filter(({ same }) => !same)) {
          expect(a.heat > 0).toBe(a.count > 0);
          expect(a.heat).toBeLessThanOrEqual(4);
          for (const b of cells.filter(({ same }) => !same)) if (a.count <= b.count) expect(a.heat <= b.heat).toBe(true);
        }
        expect(cells.filter(({ same }) => same).every(({ heat }) => heat === 0)).toBe(true);
      }),
    );
  });
  test('of two scales nobody stays by having the same letter', () => {
    const matrix = [{ from: 'A', to: 'A', count: 5 }];
    const first = matrixRows({ matrix }, SCALE, SCALE, false).at(0)!;
    expect(first.cells.at(0)).toMatchObject({ same: false, heat: 4 });
    expect(withNone(SCALE)).toEqual(['A', 'B', 'C', 'none']);
  });
});

test('totals are the sum of the groups; of two scales nobody changed', () => {
  const group = { subjects: 10, changed: 3, up: 1, down: 2, left: 1, gained: 0 };
  expect(totalsOf([group, group])).toEqual({ subjects: 20, changed: 6, up: 2, down: 4, left: 2, gained: 0 });
  const other = totalsOf([group, { ...group, changed: null, up: null, down: null }]);
  expect(other).toMatchObject({ up: null, down: null, changed: null, left: 2 });
});

test('who stays has the same grade by both, or none by either', () => {
  const matrix = [
    { from: 'A', to: 'A', count: 5 },
    { from: 'A', to: 'B', count: 2 },
    { from: 'none', to: 'none', count: 3 },
    { from: 'none', to: 'A', count: 1 },
  ];
  expect(stayingOf({ matrix })).toEqual({ same: 5, neither: 3 });
});

describe('a tilt', () => {
  test('is marked with enough bodies, far enough apart, beyond chance', () => {
    const all = { subjects: 10_000, moving: 1_000 };
    expect(tiltOf({ subjects: 500, moving: 150 }, all)).toBe('higher');
    expect(tiltOf({ subjects: 500, moving: 5 }, all)).toBe('lower');
    expect(tiltOf({ subjects: 500, moving: 60 }, all)).toBeNull();
    expect(tiltOf({ subjects: 29, moving: 29 }, all)).toBeNull();
    // Six points above, and within what chance does to forty bodies.
    expect(tiltOf({ subjects: 40, moving: 7 }, all)).toBeNull();
    expect(tiltOf({ subjects: 40, moving: 7 }, { subjects: 0, moving: 0 })).toBeNull();
  });
  test('is never marked of a group that is like all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 100 }), (subjects, percent) => {
        const moving = Math.round((subjects * percent) / 100);
        expect(tiltOf({ subjects, moving }, { subjects, moving })).toBeNull();
      }),
    );
  });
});

test('shares are rounded half up', () => {
  expect([percentOf(1, 3), percentOf(1, 8), percentOf(1, 2000), percentOf(0, 5), percentOf(5, 5), percentOf(0, 0)]).toEqual([
    '33.3%',
    '12.5%',
    '0.1%',
    '0.0%',
    '100.0%',
    '—',
  ]);
});

test('a share of the API is read as a percentage, to the last digit', () => {
  expect([asPercent('0.1234'), asPercent('0.12350'), asPercent('1'), asPercent('0'), asPercent(null), asPercent('0.0005')]).toEqual([
    '12.3%',
    '12.4%',
    '100.0%',
    '0.0%',
    '—',
    '0.1%',
  ]);
});
