import type { Temporal } from 'temporal-polyfill';
import { addMonths, toDate, type Calendar, type DueDate } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import type { DeadlinesTable, Span, Term } from './types.ts';

export interface Due {
  due: IsoDate;
  provisional: boolean;
  calendar: string;
}

/**
 * The last day of a term: the one place where days are counted. The day it starts does not count (民法典 §201); working days
 * as such (行政处罚法 §85); months end on the corresponding day or the month's last (§202); a term in calendar days or months
 * that ends on a day off ends on the first working day after it (§203), unless it is of kind `term`: how long a state lasts
 * is never moved by days off. Days of a pause do not count. Throws CALENDAR_MISSING.
 */
export function dueOf(calendar: Calendar, term: Term): Due {
  const started = toDate(term.started);
  const pauses = (term.pauses ?? []).map((span) => daysOf(span, started)).filter(({ from, to }) => before(from, to));
  if (term.unit === 'working') return plain(nthWorkingDay(calendar, started, term.days, pauses));
  const days = term.unit === 'month' ? started.until(addMonths(started, term.days)).days : term.days;
  const last = nthDay(started, days, pauses);
  if (term.kind === 'term') return { due: last.toString(), provisional: false, calendar: calendar.version };
  return plain(workedOn(calendar, last, pauses));
}

/** As dueOf for one that stands already: what was served on a party moves only later, however early the new calendar has it. */
export function movedDue(calendar: Calendar, deadline: DeadlinesTable): Due {
  const computed = dueOf(calendar, deadline);
  return deadline.served ? notBefore(computed, deadline.due) : computed;
}

/** A day that was told to a party stands unless the new one is later. */
export function notBefore(computed: Due, told: IsoDate): Due {
  return computed.due < told ? { ...computed, due: told } : computed;
}

interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Only days after the start could have counted. */
function daysOf(span: Span, started: Temporal.PlainDate): Days {
  const from = toDate(span.from);
  const first = started.add({ days: 1 });
  return { from: before(from, first) ? first : from, to: toDate(span.to) };
}

/** Each pause that begins before the end puts the end off by its own length. */
function nthDay(started: Temporal.PlainDate, n: number, pauses: readonly Days[]): Temporal.PlainDate {
  return pauses.reduce(
    (last, { from, to }) => (before(last, from) ? last : last.add({ days: from.until(to).days })),
    started.add({ days: n }),
  );
}

function nthWorkingDay(calendar: Calendar, started: Temporal.PlainDate, n: number, pauses: readonly Days[]): DueDate {
  let last = calendar.addWorkingDays(started, n);
  let paused = 0;
  for (const { from, to } of pauses) {
    if (before(last.due, from)) break;
    paused += calendar.workingDaysBetween(from.subtract({ days: 1 }), to.subtract({ days: 1 }));
    last = calendar.addWorkingDays(started, n + paused);
  }
  return last;
}

/** The first working day from `day` on that no pause holds. */
function workedOn(calendar: Calendar, day: Temporal.PlainDate, pauses: readonly Days[]): DueDate {
  return pauses.reduce(
    (last, { from, to }) => (before(last.due, from) || !before(last.due, to) ? last : calendar.lastDayOfTerm(to)),
    calendar.lastDayOfTerm(day),
  );
}

function before(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return a.since(b).sign < 0;
}

function plain({ due, provisional, calendar }: DueDate): Due {
  return { due: due.toString(), provisional, calendar };
}
