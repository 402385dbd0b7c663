import type { Temporal } from 'temporal-polyfill';

export interface DueDate {
  due: Temporal.PlainDate;
  /** Past the last published year: may move later when that year is announced. */
  provisional: boolean;
  /** Version (hash) of the merged files. */
  calendar: string;
}

/** Working days of the mainland, from policy/national/calendars (merged). Pure. */
export interface Calendar {
  readonly version: string;
  readonly firstYear: number;
  readonly lastYear: number;
  isWorkingDay(date: Temporal.PlainDate): boolean;
  /**
   * The nth working day after `date` (the day itself does not count, 民法典 §201; 行政处罚法 §85 for terms in working days).
   * Throws CALENDAR_MISSING when the walk would touch a day before the first year.
   */
  addWorkingDays(date: Temporal.PlainDate, n: number): DueDate;
  /** Working days in (from, to]; negative when `to` lies before `from`. Throws CALENDAR_MISSING. */
  workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number;
  /**
   * `date` as the last day of a term: itself, or the first working day after it where it is a day off (民法典 §203).
   * Not for ends of display, which holidays never move. Throws CALENDAR_MISSING.
   */
  lastDayOfTerm(date: Temporal.PlainDate): DueDate;
}

/** Content of a policy document of kind `calendar`: one year's announcement. No days = not announced yet. */
export interface HolidayYear {
  year: number;
  /** Addresses of the State Council's notices. */
  papers: string[];
  /** May hold days of the neighbouring years. `off: false` = a weekend day worked (调休上班). */
  days: { date: string; name: string; off: boolean }[];
}

/** Content of the policy document `cn-statutory`: off in every year not announced yet. */
export interface FixedDays {
  fixedDays: { monthDay: string; name: string }[];
}

export type CalendarContent = HolidayYear | FixedDays;
