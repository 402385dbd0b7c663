import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../../kernel/calendar/types.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';

export interface Period {
  from: IsoDate;
  to: IsoDate;
}

/** Reports are due within seven working days of the decision (发改办财金〔2018〕424号; policy item 25). */
export const REPORT_DAYS = 7;
/** Organs may answer for so long before their figures are published (domain.md). */
export const ANSWER_DAYS = 10;

export function monthPeriod(month: string): Period {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new XinhengError('BAD_INPUT', { what: 'month' });
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() };
}

/** The months that a period touches. Throws BAD_INPUT for a period that is upside down or longer than 24 months. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  const last = Temporal.PlainYearMonth.from(to);
  for (let m = Temporal.PlainYearMonth.from(from); Temporal.PlainYearMonth.compare(m, last) <= 0; m = m.add({ months: 1 })) {
    months.push(m.toString());
    if (months.length > 24) break;
  }
  if (months.length === 0 || months.length > 24 || to < from) throw new XinhengError('BAD_INPUT', { what: 'period' });
  return months;
}

function afterMonth(month: string, days: number, calendar: Calendar): IsoDate | null {
  const end = Temporal.PlainDate.from(monthPeriod(month).to);
  return end.year < calendar.firstYear ? null : calendar.addWorkingDays(end, days).due.toString();
}

/** Is the time to report the month's last act over? Before the calendar's first year there was none. */
export function reportingOver(month: string, calendar: Calendar, today: IsoDate): boolean {
  const due = afterMonth(month, REPORT_DAYS, calendar);
  return due !== null && due < today;
}

/** The last day on which an organ may answer to the figures of a month; null before the calendar's first year. */
export function answeringUntil(month: string, calendar: Calendar): IsoDate | null {
  return afterMonth(month, ANSWER_DAYS, calendar);
}

/** Has every organ had its ten working days to answer? Only such months may name organs in public. */
export function answeringOver(month: string, calendar: Calendar, today: IsoDate): boolean {
  const due = answeringUntil(month, calendar);
  return due === null || due < today;
}

/** The last month that may be published on `today`. */
export function lastPublishedMonth(calendar: Calendar, today: IsoDate): string {
  let month = Temporal.PlainYearMonth.from(today).subtract({ months: 1 });
  if (!answeringOver(month.toString(), calendar, today)) month = month.subtract({ months: 1 });
  return month.toString();
}
