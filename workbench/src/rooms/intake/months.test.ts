import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { monthsUpTo } from './months.ts';

test('twelve months back from any day, as the calendar has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const first = Temporal.PlainYearMonth.from({ year, month });
      expect(monthsUpTo(`${first.toString()}-28`)).toEqual(
        Array.from({ length: 12 }, (_, back) => first.subtract({ months: back }).toString()),
      );
    }),
  );
});
