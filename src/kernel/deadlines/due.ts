import { toDate, type Calendar } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import type { DeadlinesTable, NewDeadline } from './types.ts';

export interface Due {
  due: IsoDate;
  provisional: boolean;
  calendar: string;
}

/**
 * The last day of a term. The day it starts does not count (民法典 §201); working days as such (行政处罚法 §85); a term in
 * calendar days that ends on a day off ends on the first working day after it (§203). Throws CALENDAR_MISSING.
 */
export function dueOf(calendar: Calendar, term: Pick<NewDeadline, 'started' | 'days' | 'unit'>): Due {
  const started = toDate(term.started);
  const {
    due,
    provisional,
    calendar: version,
  } = term.unit === 'working'
    ? calendar.addWorkingDays(started, term.days)
    : calendar.lastDayOfTerm(started.add({ days: term.days }));
  return { due: due.toString(), provisional, calendar: version };
}

/** As dueOf for one that stands already: what was served on a party moves only later, however early the new calendar has it. */
export function movedDue(calendar: Calendar, deadline: DeadlinesTable): Due {
  const computed = dueOf(calendar, deadline);
  return deadline.served && computed.due < deadline.due ? { ...computed, due: deadline.due } : computed;
}
