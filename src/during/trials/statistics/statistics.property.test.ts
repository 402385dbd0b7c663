import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { runs } from '../../../../test/support/runs.ts';
import { deciles } from './deciles.ts';
import { quotient } from './exact.ts';
import { auc, curve, ks, wrongSides } from './ranking.ts';
import { SpreadCounter, type Spread } from './spread.ts';
import { lnOf, psi } from './stability.ts';

interface Body {
  score: number;
  outcome: boolean;
}

/** Few scores, so that ties are the rule. */
const bodies = fc.array(fc.record({ score: fc.integer({ min: -5, max: 12 }), outcome: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});
const spreadOf = (all: readonly Body[]): Spread => {
  const counter = new SpreadCounter();
  for (const { score, outcome } of all) counter.add(score, outcome);
  return counter.spread();
};
const scoresOf = (all: readonly Body[], outcome: boolean) => all.filter((each) => each.outcome === outcome).map((each) => each.score);
const near = (text: string | null, value: number, places = 6) =>
  expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-9);
const many = { numRuns: runs(300) };

describe(item(12, 'figures of back-tests'), () => {
  test('AUC is what counting all pairs gives', () => {
    fc.assert(
      fc.property(bodies, (all) => {
        const [came, others] = [scoresOf(all, true), scoresOf(all, false)];
        if (came.length === 0 || others.length === 0) {
          expect(auc(spreadOf(all))).toBeNull();
          return;
        }
        let halves = 0;
        for (const a of came) for (const b of others) halves += b > a ? 2 : b === a ? 1 : 0;
        near(auc(spreadOf(all)), halves / (2 * came.length * others.length));
      }),
      many,
    );
  });

  test('KS is the greatest distance over every score, and is reached at the score given', () => {
    fc.assert(
      fc.property(bodies, (all) => {
        const [came, others] = [scoresOf(all, true), scoresOf(all, false)];
        const found = ks(spreadOf(all));
        if (came.length === 0 || others.length === 0) {
          expect(found).toBeNull();
          return;
        }
        const below = (scores: readonly number[], limit: number) => scores.filter((each) => each <= limit).length / scores.length;
        const distance = (limit: number) => Math.abs(below(came, limit) - below(others, limit));
        const most = Math.max(...all.map((each) => distance(each.score)));
        near(found!.ks, most);
        near(found!.ks, distance(found!.score));
      }),
      many,
    );
  });

  test('on the wrong side of a score are those above it to whom it came, and those up to it to whom it did not', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: -6, max: 13 }), (all, limit) => {
        const share = (outcome: boolean) => {
          const side = scoresOf(all, outcome);
          return side.length === 0 ? 0 : side.filter((score) => score <= limit).length / side.length;
        };
        const none = scoresOf(all, true).length === 0 || scoresOf(all, false).length === 0;
        expect(wrongSides(spreadOf(all), limit)).toEqual({
          above: all.filter(({ score, outcome }) => outcome && score > limit).length,
          below: all.filter(({ score, outcome }) => !outcome && score <= limit).length,
          reversed: !none && share(false) - share(true) > 1e-9,
        });
      }),
      many,
    );
  });

  test('tenths share out who is tied as if each body were cut at the borders', () => {
    fc.assert(
      fc.property(bodies, (all) => {
        const ordered = all.toSorted((a, b) => a.score - b.score);
        const n = ordered.length;
        const rate = (score: number) => {
          const tied = ordered.filter((each) => each.score === score);
          return tied.filter((each) => each.outcome).length / tied.length;
        };
        const came = scoresOf(all, true).length;
        let captured = 0;
        deciles(spreadOf(all)).forEach((tenth, k) => {
          const [from, to] = [(k * n) / 10, ((k + 1) * n) / 10];
          const inside = ordered.map((each, at) => Math.max(0, Math.min(at + 1, to) - Math.max(at, from)) * rate(each.score));
          const outcomes = inside.reduce((sum, each) => sum + each, 0);
          captured += outcomes;
          near(tenth.outcomes, outcomes, 4);
          near(tenth.rate, outcomes / (n / 10));
          expect(Number(tenth.subjects)).toBeCloseTo(n / 10, 9);
          if (came === 0) {
            expect([tenth.lift, tenth.captured]).toEqual([null, null]);
            return;
          }
          near(tenth.lift, outcomes / (n / 10) / (came / n), 4);
          near(tenth.captured, captured / came);
        });
      }),
      many,
    );
  });

  test('the curve goes up from none to all, through each score while they are few', () => {
    fc.assert(
      fc.property(bodies, (all) => {
        const points = curve(spreadOf(all));
        const [came, others] = [scoresOf(all, true).length, scoresOf(all, false).length];
        if (came === 0 || others === 0) {
          expect(points).toEqual([]);
          return;
        }
        expect(points).toHaveLength(new Set(all.map((each) => each.score)).size + 1);
        expect(points[0]).toEqual({ others: '0.000000', outcomes: '0.000000' });
        expect(points.at(-1)).toEqual({ others: '1.000000', outcomes: '1.000000' });
        // The area under it is the AUC.
        const area = points.slice(1).reduce((sum, point, at) => {
          const before = points[at]!;
          return sum + ((Number(point.others) - Number(before.others)) * (Number(point.outcomes) + Number(before.outcomes))) / 2;
        }, 0);
        expect(area).toBeCloseTo(Number(auc(spreadOf(all))), 4);
      }),
      many,
    );
    const long = spreadOf(Array.from({ length: 5000 }, (_, n) => ({ score: n, outcome: n % 7 === 0 })));
    expect(curve(long).length).toBeLessThanOrEqual(102);
    expect(curve(long).at(-1)).toEqual({ others: '1.000000', outcomes: '1.000000' });
  });

  test('PSI is its definition; an empty cell counts as half a body', () => {
    const cells = fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.nat({ max: 5000 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cells, (both) => {
        const [then, now] = [both.map(([a]) => a), both.map(([, b]) => b)];
        const [a, b] = [then, now].map((side) => side.reduce((sum, each) => sum + each, 0)) as [number, number];
        if (a === 0 || b === 0) {
          expect(psi(then, now)).toBeNull();
          return;
        }
        const sum = both
          .filter(([p, q]) => p + q > 0)
          .map(([p, q]) => [(p || 0.5) / a, (q || 0.5) / b] as const)
          .reduce((total, [p, q]) => total + (q - p) * Math.log(q / p), 0);
        near(psi(then, now), sum);
      }),
      many,
    );
    expect(psi([10, 20], [100, 200])).toBe('0.000000');
  });

  test('logarithms hold to many digits, small and large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 }), (n, d) => {
        const found = Number(lnOf(BigInt(n), BigInt(d))) / 1e40;
        expect(Math.abs(found - Math.log(n / d))).toBeLessThan(1e-12 * Math.max(1, Math.abs(found)));
      }),
      many,
    );
    // ln 2, to the thirtieth digit.
    expect(lnOf(2n, 1n).toString().slice(0, 30)).toBe('693147180559945309417232121458');
  });

  test.each<[bigint, bigint, number, string]>([
    [1n, 3n, 4, '0.3333'],
    [2n, 3n, 4, '0.6667'],
    [1n, 2n, 0, '1'],
    [-1n, 2n, 0, '0'],
    [-3n, 2n, 0, '-1'],
    [-7n, 4n, 1, '-1.7'],
    [12_345n, 100n, 2, '123.45'],
    [0n, 7n, 2, '0.00'],
  ])('%s / %s to %s decimals, half up, is %s', (n, d, places, text) => {
    expect(quotient(n, d, places)).toBe(text);
  });
});
