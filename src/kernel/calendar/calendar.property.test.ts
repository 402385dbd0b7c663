import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { shippedCalendarDocuments } from '../../../test/support/calendar.ts';
import { addMonths, buildCalendar, findDate, toDate } from './index.ts';

/*
 * The oracle: a walk day by day over ISO strings, by the JavaScript Date in UTC, from the raw text of the files. It shares
 * neither epoch days, tables, the merge nor Temporal with what it checks.
 */
const folder = new URL('../../../policy/national/calendars/', import.meta.url);
const listed: Record<string, boolean> = {};
for (const name of readdirSync(folder).filter((n) => /^\d{4}\.json$/.test(n))) {
  const text = readFileSync(new URL(name, folder), 'utf8');
  for (const [, date, off] of text.matchAll(/"date": "([^"]+)".*"off": (true|false)/g)) listed[date!] = off === 'true';
}
const CERTAIN = ['-01-01', '-05-01', '-05-02', '-10-01', '-10-02', '-10-03'];

const shift = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
function works(iso: string): boolean {
  if (iso in listed) return !listed[iso];
  if (iso > '2026-12-31' && CERTAIN.includes(iso.slice(4))) return false;
  return ![0, 6].includes(new Date(`${iso}T12:00:00Z`).getUTCDay());
}
function walk(iso: string, n: number): string {
  let [day, left] = [iso, n];
  while (left > 0) {
    day = shift(day, 1);
    if (works(day)) left -= 1;
  }
  return day;
}

const calendar = buildCalendar(shippedCalendarDocuments().map((d) => d.content));
const day = fc.integer({ min: 0, max: 365 * 11 }).map((n) => shift('2019-01-01', n));

describe(item(25, 'working days agree with a naive walk over the files'), () => {
  test('every day from 2019 to 2030', () => {
    const days: string[] = [];
    for (let iso = '2019-01-01'; iso < '2031-01-01'; iso = shift(iso, 1)) days.push(iso);
    expect(days).toHaveLength(4383);
    expect(days.filter((iso) => calendar.isWorkingDay(toDate(iso)) !== works(iso))).toEqual([]);
  });

  test('addWorkingDays', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 300 }), (iso, n) => {
        const { due, provisional } = calendar.addWorkingDays(toDate(iso), n);
        expect(due.toString()).toBe(walk(iso, n));
        expect(provisional).toBe(due.toString() > '2026-12-31');
      }),
      { numRuns: 500 },
    );
  });

  test('workingDaysBetween counts (from, to] and is its own negative backwards', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 600 }), (iso, span) => {
        const to = shift(iso, span);
        let count = 0;
        for (let d = iso; d < to;) if (works((d = shift(d, 1)))) count += 1;
        expect(calendar.workingDaysBetween(toDate(iso), toDate(to))).toBe(count);
        expect(calendar.workingDaysBetween(toDate(to), toDate(iso)) + 0).toBe(0 - count + 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('dates', () => {
  test('a term of months ends on the corresponding day, else on the last of the month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (iso, n) => {
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
        const lastOfMonth = new Date(Date.UTC(y, m - 1 + n + 1, 0)).getUTCDate();
        const expected = new Date(Date.UTC(y, m - 1 + n, Math.min(d, lastOfMonth))).toISOString().slice(0, 10);
        expect(addMonths(toDate(iso), n).toString()).toBe(expected);
      }),
    );
    expect(addMonths(toDate('2024-02-29'), 12).toString()).toBe('2025-02-28');
    expect(addMonths(toDate('2025-11-30'), 3).toString()).toBe('2026-02-28');
  });

  test('only a day that exists, written YYYY-MM-DD, is a date', () => {
    expect(toDate('2024-02-29').toString()).toBe('2024-02-29');
    for (const bad of ['2026-02-30', '2026-13-01', '20260101', '2026-1-1', '2026-01-01T00:00', '', ' 2026-01-01', '+002026-01-01']) {
      expect(findDate(bad)).toBeUndefined();
      expect(() => toDate(bad)).toThrowError(expect.objectContaining({ code: 'BAD_INPUT' }));
    }
  });
});
