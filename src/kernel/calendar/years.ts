import { Temporal } from 'temporal-polyfill';
import type { PolicyDocument } from '../policy/types.ts';
import { findDate } from './dates.ts';
import { latestEditions } from './policy.ts';
import type { Calendar, CalendarContent, HolidayYear } from './types.ts';

/** One year as it is announced, or not yet. */
export interface CalendarYear {
  year: number;
  announced: boolean;
  /** Of the file; null where there is none for the year. */
  edition: string | null;
  title: { zh: string; en: string } | null;
  verified: string | null;
  sources: PolicyDocument['sources'];
  /** Addresses of the State Council's notices. */
  papers: string[];
  /** Days off that the announcement names, weekends among them; days worked on a weekend. */
  off: number;
  worked: number;
  /** Working days of the year as it stands. */
  workingDays: number;
}

type Documents = readonly PolicyDocument<CalendarContent>[];

/** Years with a file, the next one that is not announced in any case; the latest first. */
export function calendarYears(documents: Documents, calendar: Calendar): CalendarYear[] {
  const files = new Map(latestEditions(documents).flatMap((each) => (isYear(each.content) ? [[each.content.year, each] as const] : [])));
  const last = Math.max(calendar.lastYear + 1, ...files.keys());
  const years = Array.from({ length: last - calendar.firstYear + 1 }, (_, index) => last - index);
  return years.map((year) => {
    const file = files.get(year);
    const content = file?.content as HolidayYear | undefined;
    const days = content?.days ?? [];
    return {
      year,
      announced: days.length > 0,
      edition: file?.edition ?? null,
      title: file?.title ?? null,
      verified: file?.verified ?? null,
      sources: file?.sources ?? [],
      papers: content?.papers ?? [],
      off: days.filter((day) => day.off).length,
      worked: days.filter((day) => !day.off).length,
      workingDays: workingDaysOf(calendar, Temporal.PlainDate.from({ year, month: 1, day: 1 }), { years: 1 }),
    };
  });
}

export interface CalendarDay {
  date: string;
  working: boolean;
  /** Name of the holiday of which it is a day off, or for which it is worked; null for an ordinary day. */
  name: string | null;
}

export interface CalendarMonth {
  /** YYYY-MM */
  month: string;
  /** The year is not announced: weekends and the holidays of fixed dates only, and it may still change. */
  provisional: boolean;
  /** Version that the days rest on. */
  calendar: string;
  workingDays: number;
  days: CalendarDay[];
}

/** The days of a month. Throws CALENDAR_MISSING before the first year. */
export function calendarMonth(documents: Documents, calendar: Calendar, year: number, month: number): CalendarMonth {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const names = namesOf(documents);
  const days = Array.from({ length: first.daysInMonth }, (_, index): CalendarDay => {
    const date = first.add({ days: index });
    const iso = date.toString();
    const working = calendar.isWorkingDay(date);
    const fixed = year > calendar.lastYear && !working ? names.get(iso.slice(5)) : undefined;
    return { date: iso, working, name: names.get(iso) ?? fixed ?? null };
  });
  return {
    month: first.toString().slice(0, 7),
    provisional: year > calendar.lastYear,
    calendar: calendar.version,
    workingDays: days.filter((day) => day.working).length,
    days,
  };
}

function workingDaysOf(calendar: Calendar, from: Temporal.PlainDate, length: { years: number }): number {
  const lastDay = from.add(length).subtract({ days: 1 });
  const rest = calendar.workingDaysBetween(from, lastDay);
  return rest + (calendar.isWorkingDay(from) ? 1 : 0);
}

/** By day, and by MM-DD for those of a fixed date. */
function namesOf(documents: Documents): Map<string, string> {
  const contents = latestEditions(documents).map((each) => each.content);
  const dated = contents.flatMap((each) => (isYear(each) ? each.days.map(({ date, name }) => [date, name] as const) : []));
  const fixed = contents.flatMap((each) => (isYear(each) ? [] : each.fixedDays.map(({ monthDay, name }) => [monthDay, name] as const)));
  return new Map([...fixed, ...dated.filter(([date]) => findDate(date) !== undefined)]);
}

function isYear(content: CalendarContent): content is HolidayYear {
  return 'year' in content;
}
