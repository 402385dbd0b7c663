import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupBars, ksLine, liftBars, rocPath, SIDE, thinned } from './curves.ts';

const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const roc = fc.array(fc.tuple(share, share), { maxLength: 30 }).map((all) => {
  const sorted = (pick: (pair: [number, number]) => number) => all.map(pick).sort((a, b) => a - b);
  const [others, outcomes] = [sorted(([a]) => a), sorted(([, b]) => b)];
  return others.map((each, k) => ({ others: String(each), outcomes: String(outcomes.at(k)) }));
});

test('the curve goes from nothing to all and never leaves its square', () => {
  fc.assert(
    fc.property(roc, (points) => {
      const numbers = rocPath(points)
        .split(/[ML ]+/u)
        .filter((each) => each !== '')
        .map(Number);
      expect(numbers.slice(0, 2)).toEqual([0, SIDE]);
      expect(numbers.slice(-2)).toEqual([SIDE, 0]);
      expect(numbers.every((each) => each >= 0 && each <= SIDE)).toBe(true);
      expect(numbers).toHaveLength(2 * (points.length + 2));
    }),
  );
});

test('the line of KS stands where the two shares are furthest apart', () => {
  fc.assert(
    fc.property(roc, (points) => {
      const line = ksLine(points);
      expect(line === null).toBe(points.length === 0);
      if (line === null) return;
      const most = Math.max(...points.map(({ others, outcomes }) => Math.abs(Number(outcomes) - Number(others))));
      expect(Math.abs(line.from - line.to) / SIDE).toBeCloseTo(most, 2);
    }),
  );
});

test('bars are as high as their lift, and 1 has its line', () => {
  const { bars, one } = liftBars([4, 2, 1, 0, null]);
  expect(bars.map(({ height }) => height)).toEqual([1000, 500, 250, 0, 0]);
  expect(one).toBe(750);
  expect(bars.every(({ y, height }) => y + height === SIDE)).toBe(true);
  expect(liftBars([0.5]).bars.at(0)!.height).toBe(500);
});

test('bars of groups are as long as their figure, with the whole as a line; where there is no figure there is no bar', () => {
  expect(groupBars('rate', ['0.400000', '0.100000', null, '0'], '0.200000')).toEqual({
    bars: [1000, 250, null, 0],
    whole: 500,
    even: null,
  });
  // The whole may be larger than any that is drawn.
  expect(groupBars('rate', ['0.100000'], '0.200000')).toEqual({ bars: [500], whole: 1000, even: null });
  // An AUC is told by its whole range, with 0.5 where nothing is told apart.
  expect(groupBars('auc', ['0.812500', null], '0.500000')).toEqual({ bars: [813, null], whole: 500, even: 500 });
  expect(groupBars('auc', [null], null)).toEqual({ bars: [null], whole: null, even: 500 });
  expect(groupBars('rate', [], null)).toEqual({ bars: [], whole: null, even: null });
});

test('a long curve is listed by some of its points, both ends among them', () => {
  const points = Array.from({ length: 101 }, (_, k) => k);
  expect(thinned(points, 11)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  expect(thinned([1, 2], 11)).toEqual([1, 2]);
});
