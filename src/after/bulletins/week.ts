import { Temporal } from 'temporal-polyfill';
import { findDate } from '../../kernel/calendar/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';

export interface Days {
  from: string;
  to: string;
}

const of = (monday: Temporal.PlainDate): Days => ({
  from: monday.toString(),
  to: monday.add({ days: 6 }).toString(),
});

/**
 * The week that a bulletin is about, Monday to Sunday, and the one before: that of the given day, else the last one that is
 * over. Throws BAD_INPUT for a day that is none, or whose week is not over.
 */
export function weekOf(given: string | undefined, today: Temporal.PlainDate): { week: Days; before: Days } {
  const day = given === undefined ? today.subtract({ days: 7 }) : findDate(given) ? Temporal.PlainDate.from(given) : null;
  if (day === null) throw new XinhengError('BAD_INPUT', { what: 'week' });
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  // Not by text: beyond the year 9999 a day begins with a sign.
  if (Temporal.PlainDate.compare(monday.add({ days: 6 }), today) >= 0) throw new XinhengError('BAD_INPUT', { what: 'week' });
  return { week: of(monday), before: of(monday.subtract({ days: 7 })) };
}
