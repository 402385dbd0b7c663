import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import * as pages from '../../../src/kernel/ui/format.ts';
import { formatCount, formatDay, formatInstant, formatMoney, formatYearMonth, isDay } from './format.ts';

/** Since 1991 Shanghai keeps no summer time. */
const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

/** The workbench carries no calendar of its own: what it writes must be what the other faces write. */
describe.each(['zh-CN', 'en'] as const)('what is written in %s is written as on every page', (language) => {
  test('days and instants', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const instant = date.toISOString();
        expect(formatDay(instant.slice(0, 10), language)).toBe(pages.formatDate(instant.slice(0, 10), language));
        expect(formatInstant(instant, language)).toBe(pages.formatTime(Temporal.Instant.from(instant), language));
        expect(formatYearMonth(instant.slice(0, 7), language)).toBe(pages.formatMonth(instant.slice(0, 7), language));
      }),
    );
  });

  test('counts and money', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), (n) => {
        expect(formatCount(n)).toBe(pages.formatCount(n));
        expect(formatMoney(n, language)).toBe(pages.formatMoney(n, language));
      }),
    );
  });
});

test('a day is one that the calendar has', () => {
  const oracle = (text: string) => {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
    } catch {
      return false;
    }
  };
  const digits = (max: number) => fc.nat({ max }).map((n) => String(n).padStart(2, '0'));
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2100 }), digits(13), digits(32), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      expect(isDay(text)).toBe(oracle(text));
    }),
  );
});
