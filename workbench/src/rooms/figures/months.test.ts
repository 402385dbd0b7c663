import { describe, expect, test } from 'vitest';
import { barOf, openMonths } from './months.ts';

describe('months that are being checked', () => {
  test('are those that are over and not frozen', () => {
    expect(openMonths(['2026-10', '2026-09'], '2026-11-26')).toEqual([]);
    expect(openMonths(['2026-10'], '2026-12-03')).toEqual(['2026-11']);
    expect(openMonths(['2026-11'], '2027-01-05')).toEqual(['2026-12']);
    expect(openMonths([], '2027-01-05')).toEqual(['2026-12', '2026-11']);
  });
});

describe('a bar', () => {
  test('is as long as its acts, of which the late ones are a part that can be seen', () => {
    expect(barOf({ acts: 50, late: 10 }, 100)).toEqual({ onTime: 400, late: 100 });
    expect(barOf({ acts: 100_000, late: 1 }, 100_000)).toEqual({ onTime: 996, late: 4 });
    expect(barOf({ acts: 0, late: 0 }, 0)).toEqual({ onTime: 0, late: 0 });
    for (let late = 0; late <= 40; late += 1) {
      const { onTime, late: part } = barOf({ acts: 40, late }, 80);
      expect(onTime + part).toBe(500);
    }
  });
});
