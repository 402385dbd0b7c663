import type { Temporal } from 'temporal-polyfill';
import { XinhengError } from '../errors/index.ts';
import { toDate } from './dates.ts';
import { civilToEpochDay, fromEpochDay, toEpochDay, weekday } from './epoch.ts';
import { mergeDays, type MergedDays } from './merge.ts';
import type { Calendar, CalendarContent, DueDate } from './types.ts';

/** How far past the last announced year provisional dates go; life terms have no due date. */
const HORIZON_YEARS = 100;

/**
 * The calendar from the contents of all policy documents of kind `calendar`.
 *
 * Past the last announced year it takes as off the weekends and the statutory days whose date is fixed, because those
 * are certain, and nothing else. Holidays still to be announced make dates later; only a make-up day can make one
 * earlier, by a day or two. A date served on a party may only move later, so the assumption must err on the early side.
 */
export function buildCalendar(contents: readonly CalendarContent[]): Calendar {
  const merged = mergeDays(contents);
  const { firstYear, lastYear, version } = merged;
  const start = civilToEpochDay(firstYear, 1, 1);
  const published = civilToEpochDay(lastYear, 12, 31);
  const { upTo, nth } = tabulate(merged, start);

  /** Working days from the first day of the calendar to `day`, both counted. */
  const counted = (date: Temporal.PlainDate): number => {
    const count = upTo[toEpochDay(date) - start];
    if (count === undefined) throw missing(date.toString(), firstYear);
    return count;
  };
  const due = (day: number): DueDate => ({ due: fromEpochDay(day), provisional: day > published, calendar: version });
  const isWorkingDay = (date: Temporal.PlainDate): boolean => {
    const index = toEpochDay(date) - start;
    return counted(date) > (index === 0 ? 0 : upTo[index - 1]!);
  };

  const addWorkingDays = (date: Temporal.PlainDate, n: number): DueDate => {
    if (!Number.isSafeInteger(n) || n < 0) throw new XinhengError('BAD_INPUT', { what: String(n) });
    const before = counted(date);
    if (n === 0) return due(toEpochDay(date));
    const day = nth[before + n - 1];
    if (day === undefined) throw missing(`${date.toString()} +${n}`, firstYear);
    return due(day);
  };

  return {
    version,
    firstYear,
    lastYear,
    isWorkingDay,
    addWorkingDays,
    workingDaysBetween: (from, to) => counted(to) - counted(from),
    lastDayOfTerm: (date) => addWorkingDays(date, isWorkingDay(date) ? 0 : 1),
  };
}

/** `upTo`: working days up to each day; `nth`: the epoch day of each working day. Together they make every question one look-up. */
function tabulate({ days, fixed, lastYear }: MergedDays, start: number): { upTo: Int32Array; nth: Int32Array } {
  const length = civilToEpochDay(lastYear + HORIZON_YEARS, 12, 31) - start + 1;
  const certain = new Set<number>();
  for (let year = lastYear + 1; year <= lastYear + HORIZON_YEARS; year += 1) {
    for (const monthDay of fixed) certain.add(toEpochDay(toDate(`${year}-${monthDay}`)));
  }
  const upTo = new Int32Array(length);
  const nth: number[] = [];
  for (let index = 0; index < length; index += 1) {
    const day = start + index;
    const off = days.get(day) ?? (weekday(day) > 4 || certain.has(day));
    if (!off) nth.push(day);
    upTo[index] = nth.length;
  }
  return { upTo, nth: Int32Array.from(nth) };
}

function missing(date: string, firstYear: number): XinhengError {
  return new XinhengError('CALENDAR_MISSING', { date, first: firstYear });
}
