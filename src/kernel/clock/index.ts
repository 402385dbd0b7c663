import { Temporal } from 'temporal-polyfill';

export const SHANGHAI = 'Asia/Shanghai';

/** Time is an argument: a year can be simulated from a seed. No other file reads the system's clock. */
export interface Clock {
  now(): Temporal.Instant;
  /** The day in Shanghai. */
  today(): Temporal.PlainDate;
}

/** The day that was asked for last: every request asks which day it is, and it seldom is another than before. */
let last: { day: Temporal.PlainDate; from: number; to: number } | undefined;

export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  const at = instant.epochMilliseconds;
  if (last === undefined || at < last.from || at >= last.to) {
    const day = instant.toZonedDateTimeISO(SHANGHAI).toPlainDate();
    last = { day, from: startOfDay(day).epochMilliseconds, to: startOfDay(day.add({ days: 1 })).epochMilliseconds };
  }
  return last.day;
}

/** The instant at which the day begins in Shanghai. */
export function startOfDay(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(SHANGHAI).toInstant();
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => dayOf(Temporal.Now.instant()),
};

/** A clock that stands on `day` and runs on from the hour at which it was made (demonstration, tests). */
export function clockAt(day: Temporal.PlainDate, base: Clock = systemClock): Clock {
  const shift = base.today().until(day, { largestUnit: 'day' }).days;
  const now = () => base.now().add({ hours: 24 * shift });
  return { now, today: () => dayOf(now()) };
}

/** The clock of a demonstration: as `clockAt`, but days may be passed. */
export interface DemoClock extends Clock {
  /** The same hour of another day. */
  moveTo(day: Temporal.PlainDate): void;
}

export function isDemoClock(clock: Clock): clock is DemoClock {
  return 'moveTo' in clock;
}

export function demoClock(day: Temporal.PlainDate, base: Clock = systemClock): DemoClock {
  let clock = clockAt(day, base);
  return {
    now: () => clock.now(),
    today: () => clock.today(),
    moveTo: (next) => {
      clock = clockAt(next, base);
    },
  };
}

/** A clock for tests: it stands still until `set`. */
export function fixedClock(iso: string): Clock & { set(iso: string): void } {
  let at = Temporal.Instant.from(iso);
  return {
    now: () => at,
    today: () => dayOf(at),
    set: (next) => {
      at = Temporal.Instant.from(next);
    },
  };
}
