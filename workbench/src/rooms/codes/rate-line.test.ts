import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateLine, type RatePoint } from './rate-line.ts';

const rates = fc.array(fc.option(fc.double({ min: 0, max: 40, noNaN: true }), { nil: null }), { maxLength: 13 });
const pointsOf = (given: readonly (number | null)[]): RatePoint[] => given.map((rate, at) => ({ month: `2026-${at}`, rate }));

test('every rated month is a point, months without a rate break the line, more stands higher', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 5 }), (given, target) => {
      const line = rateLine(pointsOf(given), target, 40);
      const rated = given.filter((rate) => rate !== null);
      expect(line === null).toBe(rated.length === 0);
      if (line === null) return;
      const drawn = line.runs.flat();
      expect(drawn).toHaveLength(rated.length);
      expect(line.runs.every((run) => run.length > 0)).toBe(true);
      // Breaks counted on the text of the months.
      const text = given.map((rate) => (rate === null ? '-' : 'x')).join('');
      expect(line.runs).toHaveLength(text.split(/-+/u).filter(Boolean).length);
      const pairs = rated.map((rate, at) => ({ rate, y: Number(drawn[at]?.y) }));
      for (const a of pairs) for (const b of pairs) if (a.rate > b.rate) expect(a.y).toBeLessThanOrEqual(b.y);
      for (const { x, y } of drawn) expect(x >= 0 && x <= line.width && y >= 0 && y <= line.height).toBe(true);
    }),
  );
});
