import type { ModelWindow } from '../../kernel/policy/index.ts';

const DAY = 86_400_000;

/** Days since 1970-01-01, as dossiers count them. */
export function dayNumber(iso: string): number {
  return Date.parse(iso) / DAY;
}

export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export interface Ymd {
  y: number;
  /** From 0. */
  m: number;
  d: number;
}

export function ymdOf(day: number): Ymd {
  const date = new Date(day * DAY);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth(), d: date.getUTCDate() };
}

export function dayFrom(y: number, m: number, d: number): number {
  return Date.UTC(y, m, d) / DAY;
}

/** The corresponding day so many months away; where that month is shorter, its last. */
export function addMonths(day: number, months: number): number {
  const { y, m, d } = ymdOf(day);
  const first = new Date(Date.UTC(y, m + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayFrom(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last));
}

/** Whole months from `from` to `to`; negative where it is later. */
export function monthsBetween(from: Ymd, to: Ymd): number {
  return (to.y - from.y) * 12 + to.m - from.m - (to.d < from.d ? 1 : 0);
}

/** Days of decision that a window holds, both included. */
export interface Span {
  from: number;
  to: number;
  /** The first day after that of evaluation on which a record of this day would be in, or no longer in; null = never. */
  changes(event: number): number | null;
}

/** What `window` holds on the day `asOf`; null: all up to that day. A day that has not come counts nowhere. */
export function spanOf(window: ModelWindow | null, asOf: number): Span {
  const { y } = ymdOf(asOf);
  const n = window?.length ?? 0;
  switch (window?.unit) {
    case undefined:
      return { from: -Infinity, to: asOf, changes: (event) => (event > asOf ? event : null) };
    case 'days':
      return span(
        asOf - n + 1,
        asOf,
        (event) => event,
        (event) => event + n,
      );
    case 'months':
      return span(
        addMonths(asOf, -n) + 1,
        asOf,
        (event) => event,
        (event) => leavesMonths(event, n),
      );
    case 'years':
      return span(
        dayFrom(y - n + 1, 0, 1),
        asOf,
        (event) => event,
        (event) => dayFrom(ymdOf(event).y + n, 0, 1),
      );
    case 'past-years':
      return span(
        dayFrom(y - n, 0, 1),
        dayFrom(y, 0, 1) - 1,
        (event) => dayFrom(ymdOf(event).y + 1, 0, 1),
        (event) => dayFrom(ymdOf(event).y + n + 1, 0, 1),
      );
  }
}

function span(from: number, to: number, enters: (event: number) => number, leaves: (event: number) => number): Span {
  const known = new Map<number, number | null>();
  const changes = (event: number): number | null => {
    const before = known.get(event);
    if (before !== undefined) return before;
    const day = event > to ? enters(event) : event >= from ? leaves(event) : null;
    known.set(event, day);
    return day;
  };
  return { from, to, changes };
}

/** The first day on which so many months back is the event's day or later: what is strictly behind it is in. */
function leavesMonths(event: number, n: number): number {
  let day = addMonths(event, n);
  while (addMonths(day, -n) < event) day += 1;
  return day;
}
