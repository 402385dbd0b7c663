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
