import { Temporal } from 'temporal-polyfill';

/** Days since 1970-01-01 of the proleptic Gregorian calendar: integers, so that a million rows cost additions only. */
export function toEpochDay(date: Temporal.PlainDate): number {
  return civilToEpochDay(date.year, date.month, date.day);
}

/** The year is taken to begin in March, so that the leap day comes last; 719468 days lie between 0000-03-01 and 1970-01-01. */
export function civilToEpochDay(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

const EPOCH = new Temporal.PlainDate(1970, 1, 1);

export function fromEpochDay(epochDay: number): Temporal.PlainDate {
  return EPOCH.add({ days: epochDay });
}

/** 0 = Monday … 6 = Sunday; 1970-01-01 was a Thursday. */
export function weekday(epochDay: number): number {
  return (((epochDay + 3) % 7) + 7) % 7;
}
