import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { shippedCalendarDocuments } from '../../../test/support/calendar.ts';
import { buildCalendar, calendarOf, toDate, type Calendar, type CalendarContent, type HolidayYear } from './index.ts';

const documents = shippedCalendarDocuments();
const contents = documents.map((d) => d.content);
const years = contents.filter((c): c is HolidayYear => 'year' in c);
const calendar = buildCalendar(contents);

const due = (from: string, n: number, c: Calendar = calendar): string => c.addWorkingDays(toDate(from), n).due.toString();

describe(item(25, 'working days: golden figures of the announced years'), () => {
  test.each([
    ['2019-12-13', 7, '2019-12-24'],
    ['2025-01-24', 7, '2025-02-10'],
    ['2025-09-26', 7, '2025-10-13'],
    ['2025-12-31', 7, '2026-01-12'],
    ['2025-12-19', 10, '2026-01-05'],
    ['2026-02-12', 7, '2026-02-28'],
    ['2026-04-30', 7, '2026-05-13'],
    ['2026-06-15', 3, '2026-06-18'],
    ['2026-06-15', 10, '2026-06-30'],
    ['2026-09-18', 7, '2026-09-29'],
    ['2026-09-18', 20, '2026-10-22'],
  ])('%s + %i working days = %s', (from, n, expected) => {
    expect(calendar.addWorkingDays(toDate(from), n)).toMatchObject({ provisional: false, calendar: calendar.version });
    expect(due(from, n)).toBe(expected);
  });

  test.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, expected) => {
    const newYear = toDate(`${year}-01-01`);
    const inYear = calendar.workingDaysBetween(newYear, toDate(`${year}-12-31`)) + (calendar.isWorkingDay(newYear) ? 1 : 0);
    expect(inYear).toBe(expected);
  });

  test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10', '2025-04-27'])(
    'the weekend day %s is worked',
    (day) => expect(calendar.isWorkingDay(toDate(day))).toBe(true),
  );

  test.each(['2026-02-23', '2025-02-04', '2025-10-08', '2026-10-07', '2022-12-31', '2026-11-21'])('%s is off', (day) =>
    expect(calendar.isWorkingDay(toDate(day))).toBe(false),
  );
});

describe('edges of the calendar', () => {
  test('files of eight years are merged; a file may hold days of its neighbours', () => {
    expect([calendar.firstYear, calendar.lastYear]).toEqual([2019, 2026]);
    const work = (days: HolidayYear['days']): HolidayYear => ({ year: 2031, papers: [], days });
    const neighbour: HolidayYear = { year: 2032, papers: [], days: [{ date: '2031-12-27', name: '元旦', off: false }] };
    const named = work([{ date: '2031-01-01', name: '元旦', off: true }]);
    expect(buildCalendar([named]).isWorkingDay(toDate('2031-12-27'))).toBe(false);
    expect(buildCalendar([neighbour, named]).isWorkingDay(toDate('2031-12-27'))).toBe(true);
  });

  test(item(25, 'before the first year there is no due date and no lateness'), () => {
    for (const ask of [
      () => due('2018-12-31', 7),
      () => due('2015-06-01', 7),
      () => calendar.isWorkingDay(toDate('2018-12-31')),
      () => calendar.workingDaysBetween(toDate('2018-12-31'), toDate('2019-02-01')),
      () => calendar.workingDaysBetween(toDate('2019-02-01'), toDate('2018-12-31')),
      () => calendar.lastDayOfTerm(toDate('2018-12-31')),
    ]) {
      expect(ask).toThrowError(expect.objectContaining({ code: 'CALENDAR_MISSING' }));
    }
    expect(due('2019-01-01', 7)).toBe('2019-01-10');
  });

  test(item(25, 'past the last announced year a date is provisional'), () => {
    expect(calendar.addWorkingDays(toDate('2026-12-30'), 1)).toMatchObject({ provisional: false });
    expect(calendar.addWorkingDays(toDate('2026-12-31'), 1)).toMatchObject({ provisional: true });
    expect(due('2026-12-31', 1)).toBe('2027-01-04');
    expect(due('2026-12-28', 7)).toBe('2027-01-07');
    expect(calendar.isWorkingDay(toDate('2027-10-01'))).toBe(false);
    expect(calendar.isWorkingDay(toDate('2027-10-04'))).toBe(true);
  });

  test('an empty year is not an announced one, and filling it makes a new version', () => {
    expect(years.some((y) => y.year === 2027 && y.days.length === 0)).toBe(true);
    expect(buildCalendar(contents.filter((c) => !('year' in c) || c.year !== 2027)).version).toBe(calendar.version);
    const announced = buildCalendar(
      contents.map((c) => ('year' in c && c.year === 2027 ? { ...c, days: [{ date: '2027-01-04', name: '元旦', off: true }] } : c)),
    );
    expect(announced.lastYear).toBe(2027);
    expect(announced.version).not.toBe(calendar.version);
    expect(announced.addWorkingDays(toDate('2026-12-31'), 1)).toMatchObject({ provisional: false });
  });

  test('statutory days fixed by date do not touch announced years', () => {
    // 2026 gave 1-3 January off and 4 January (a Sunday) worked; nothing else moves with the statutory file.
    const bare = buildCalendar(years);
    for (const day of ['2019-05-02', '2020-01-02', '2026-10-03']) {
      expect(calendar.isWorkingDay(toDate(day))).toBe(bare.isWorkingDay(toDate(day)));
    }
    expect(bare.version).not.toBe(calendar.version);
  });

  test('the last edition of a year counts, in whatever order', () => {
    const edition2 = { ...documents.find((d) => d.id === 'cn-2027')!, edition: '10' };
    edition2.content = { year: 2027, papers: [], days: [{ date: '2027-01-01', name: '元旦', off: true }] };
    const edition1 = { ...edition2, edition: '9', content: { year: 2027, papers: [], days: [] } };
    const others = documents.filter((d) => d.id !== 'cn-2027');
    expect(calendarOf([...others, edition1, edition2]).lastYear).toBe(2027);
    expect(calendarOf([edition2, edition1, ...others]).lastYear).toBe(2027);
    expect(calendarOf(documents).version).toBe(calendar.version);
  });

  test('the order of files does not change the version', () => {
    expect(buildCalendar([...contents].reverse()).version).toBe(calendar.version);
    expect(calendar.version).toMatch(/^[0-9a-f]{16}$/);
  });

  const y2026 = years.find((y) => y.year === 2026)!;
  test.each<[string, CalendarContent[]]>([
    ['nothing announced', [{ year: 2027, papers: [], days: [] }]],
    ['two files that disagree', [...contents, { year: 2027, papers: [], days: [{ date: '2026-10-01', name: '', off: false }] }]],
    ['a year missing in between', years.filter((y) => y.year !== 2022)],
    ['a year twice', [...years, y2026]],
    ['a day that does not exist', [{ ...y2026, days: [{ date: '2026-02-30', name: '', off: true }] }]],
  ])('refuses %s', (_, files) => {
    expect(() => buildCalendar(files)).toThrowError(expect.objectContaining({ code: 'POLICY_INVALID' }));
  });

  test.each([-1, 0.5, Number.NaN])('refuses %d working days', (n) => {
    expect(() => due('2026-01-05', n)).toThrowError(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  test('a term that ends on a day off ends on the first working day after it', () => {
    const last = (day: string): string => calendar.lastDayOfTerm(toDate(day)).due.toString();
    expect(last('2026-10-02')).toBe('2026-10-08');
    expect(last('2026-10-10')).toBe('2026-10-10'); // a Saturday that is worked
    expect(last('2026-11-24')).toBe('2026-11-24');
  });
});
