import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../kernel/context.ts';
import { faultLine } from '../kernel/outbox/index.ts';
import type { STEPS } from '../kernel/ui/index.ts';

export type Step = (typeof STEPS)[number];

/** Days that are being passed, or were. ISO days. */
export interface Passing {
  from: string;
  to: string;
  /** The last day that was begun. */
  at: string;
  /** Ends when all days are over; rejects where one could not be begun. */
  over: Promise<void>;
}

const under = new WeakMap<Kernel, Passing>();

/** The days that are being passed at this moment. */
export function passingNow(kernel: Kernel): Passing | undefined {
  return under.get(kernel);
}

/** Working days by the calendar; a month is the same day of the next one. */
export function dayAfter({ calendar }: Pick<Kernel, 'calendar'>, today: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  return step === 'month' ? today.add({ months: 1 }) : calendar.addWorkingDays(today, Number(step)).due;
}

/** Passes days one after the other, each with its work, forward only; while some are being passed, those. */
export function passDays(kernel: Kernel, step: Step): Passing {
  const running = under.get(kernel);
  if (running !== undefined) return running;
  const from = kernel.clock.today();
  const to = dayAfter(kernel, from, step);
  const passing: Passing = { from: from.toString(), to: to.toString(), at: from.toString(), over: Promise.resolve() };
  under.set(kernel, passing);
  passing.over = live(kernel, passing).finally(() => under.delete(kernel));
  // Heard by the request that waits; where that has stopped waiting, the log tells.
  passing.over.catch((error: unknown) =>
    kernel.log.error({ at: passing.at, fault: faultLine(error) }, 'days of the demonstration stopped passing'),
  );
  return passing;
}

async function live(kernel: Kernel, passing: Passing): Promise<void> {
  const { demonstration, clock } = kernel;
  if (demonstration === undefined) throw new TypeError('days pass only in a demonstration');
  while (clock.today().toString() < passing.to) {
    await demonstration.nextDay();
    passing.at = clock.today().toString();
    await demonstration.keep(passing.from);
  }
}

export function daysOf({ from, to, at }: Pick<Passing, 'from' | 'to' | 'at'>): { done: number; of: number } {
  const first = Temporal.PlainDate.from(from);
  return { done: first.until(at).days, of: first.until(to).days };
}
