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
}
