import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDates } from './checks/document.ts';
import { byNewest, editionOn, endOf } from './editions.ts';
import type { PolicyDocument } from './types.ts';

const day = (n: number): string => `2026-01-${String(n).padStart(2, '0')}`;
const edition = (kind: PolicyDocument['kind'], name: string, from: number, to: number | null): PolicyDocument => ({
  kind,
  id: 'x',
  edition: name,
  title: { zh: 'x', en: 'x' },
  inForceFrom: day(from),
  inForceTo: to === null ? null : day(to),
  verified: 'local-default',
  sources: [],
  content: {},
  hash: '',
});

const editions = fc.uniqueArray(
  fc.record({
    from: fc.integer({ min: 1, max: 28 }),
    length: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 5, selector: ({ from }) => from },
);

test('what the checker lets pass has one edition on each day at most: until its end, and found by that day', () => {
  let passed = 0;
  let followed = 0;
  fc.assert(
    fc.property(fc.constantFrom('mapping' as const, 'procedure' as const), editions, (kind, drawn) => {
      const all = drawn.map(({ from, length }, i) => edition(kind, String(i), from, length === null ? null : Math.min(31, from + length)));
      if (checkDates(all.map((document, i) => ({ file: String(i), jurisdiction: '', document }))).length > 0) return;
      passed += 1;
      const sorted = [...all].sort(byNewest);
      for (let n = 1; n <= 31; n += 1) {
        const holding = all.filter((each) => each.inForceFrom <= day(n) && day(n) <= (endOf(each, all) ?? '9'));
        expect(holding.length).toBeLessThanOrEqual(1);
        expect(editionOn(sorted, day(n))).toBe(holding[0]);
      }
      followed += all.length > 1 ? 1 : 0;
    }),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(500);
  expect(followed).toBeGreaterThan(100);
});

test('an open end is closed by a bounded edition after it, and does not come back when that has ended', () => {
  const all = [edition('mapping', '2', 10, 12), edition('mapping', '1', 1, null)];
  expect([1, 9, 10, 12, 13].map((n) => editionOn(all, day(n))?.edition)).toEqual(['1', '1', '2', '2', undefined]);
  expect(endOf(all[1]!, all)).toBe(day(9));
});
