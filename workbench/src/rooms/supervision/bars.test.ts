import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BAR, lengthOf, shareOf } from './bars.ts';

test('bars keep the order of their counts, and one of many is still seen', () => {
  const count = fc.integer({ min: 0, max: 4_000_000 });
  fc.assert(
    fc.property(count, count, count, (a, b, c) => {
      const longest = Math.max(a, b, c);
      const [x, y] = [lengthOf(a, longest), lengthOf(b, longest)];
      if (a <= b) expect(x).toBeLessThanOrEqual(y);
      expect(x).toBeLessThanOrEqual(BAR.width);
      expect(x > 0).toBe(a > 0);
    }),
  );
  expect(lengthOf(7, 7)).toBe(BAR.width);
});

test('a share has one decimal, and none where there is nothing to share', () => {
  expect([shareOf(1, 3), shareOf(2, 3), shareOf(3, 3), shareOf(0, 3), shareOf(0, 0)]).toEqual(['33.3', '66.7', '100.0', '0.0', null]);
});
