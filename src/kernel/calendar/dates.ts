import { Temporal } from 'temporal-polyfill';
import { XinhengError } from '../errors/index.ts';

/** A day as the database and files give it: exactly YYYY-MM-DD, and a day that exists. Throws BAD_INPUT. */
export function toDate(iso: string): Temporal.PlainDate {
  const date = findDate(iso);
  if (!date) throw new XinhengError('BAD_INPUT', { what: iso });
  return date;
}

/** As toDate; undefined for anything else. */
export function findDate(iso: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/**
 * The last day of a term of months: the corresponding day of the month it ends in, or that month's last day where there
 * is none (民法典 §202). 2026-01-31 and one month → 2026-02-28. Years are twelve months each.
 */
export function addMonths(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: 'constrain' });
}
