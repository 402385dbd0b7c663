import { Temporal } from 'temporal-polyfill';

export const SHANGHAI = 'Asia/Shanghai';

/** Time is an argument: a year can be simulated from a seed. No other file reads the system's clock. */
export interface Clock {
  now(): Temporal.Instant;
  /** The day in Shanghai. */
  today(): Temporal.PlainDate;
}

export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(SHANGHAI).toPlainDate();
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
