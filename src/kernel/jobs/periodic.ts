import type { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../context.ts';
import { SHANGHAI, type Clock } from '../clock/index.ts';
import { faultLine } from '../outbox/index.ts';

type PeriodicKernel = Pick<Kernel, 'clock' | 'log'>;

export interface Periodic {
  /** Waits for a run under way. */
  stop(): Promise<void>;
  /** Ends when what was due at the start has run (well or not). */
  started: Promise<void>;
  /** Looks at once, after a run under way: the clock of a demonstration was moved. */
  look(): Promise<void>;
}

/**
 * Runs `work` at the start and soon after each Shanghai midnight; a run that failed comes again with the next look. The
 * day is looked up rather than a timer set for midnight: a machine that slept, or a clock that was moved, misses nothing.
 * `work` must bear being run twice for a day.
 */
export function startDaily(kernel: PeriodicKernel, work: (today: Temporal.PlainDate) => Promise<void>, lookMs = 30_000): Periodic {
  const day = (clock: Clock): string => clock.today().toString();
  return periodic(kernel, day, () => work(kernel.clock.today()), lookMs);
}

/** The same for each full hour. */
export function startHourly(kernel: PeriodicKernel, work: () => Promise<void>, lookMs = 30_000): Periodic {
  const hour = (clock: Clock): string =>
    clock.now().toZonedDateTimeISO(SHANGHAI).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString();
  return periodic(kernel, hour, work, lookMs);
}

function periodic(kernel: PeriodicKernel, periodOf: (clock: Clock) => string, work: () => Promise<void>, lookMs: number): Periodic {
  let done: string | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const period = periodOf(kernel.clock);
    if (period !== done) {
      try {
        await work();
        done = period;
      } catch (error) {
        kernel.log.error({ period, fault: faultLine(error) }, 'a periodic run failed and will be tried again');
      }
    }
    if (!stopped) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = look();
      }, lookMs);
      timer.unref();
    }
  };
  let running = look();
  const started = running;
  return {
    started,
    look: () => (stopped ? running : (running = running.then(look))),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
