import type { Notification, PoolClient } from 'pg';
import { faultLine } from '../outbox/index.ts';
import { CHANNEL } from './append.ts';
import { step, type ReaderKernel } from './reader-step.ts';
import type { Reader } from './types.ts';

export interface RunningReaders {
  /** Waits for the batches under way; nothing is cut off. */
  stop(): Promise<void>;
}

interface Wake {
  /** Resolves at the next notification, after `ms`, or when stopped; at once when one came since the last wait. */
  wait(ms: number): Promise<void>;
  ring(): void;
}

const LONGEST_PAUSE_MS = 30_000;

/**
 * Runs readers until stopped. They wake by NOTIFY of `append`'s transaction; the slow poll finds what a lost
 * notification (a broken connection, a pooler between) would leave lying.
 */
export function startReaders(kernel: ReaderKernel, readers: readonly Reader[], pollMs = 5000): RunningReaders {
  assertDistinct(readers);
  const state = { stopped: false };
  const wakes = readers.map(() => newWake());
  const listening = listen(kernel, state, () => wakes.forEach((wake) => wake.ring()), pollMs);
  const loops = readers.map((reader, index) => run(kernel, reader, wakes[index]!, state, pollMs));
  return {
    async stop() {
      state.stopped = true;
      wakes.forEach((wake) => wake.ring());
      listening.stop();
      await Promise.all([...loops, listening.ended]);
    },
  };
}

export function assertDistinct(readers: readonly Reader[]): void {
  const names = new Set(readers.map((reader) => reader.name));
  // Two readers with one cursor would each see half of the events.
  if (names.size !== readers.length) throw new TypeError('two readers have the same name');
}

async function run(kernel: ReaderKernel, reader: Reader, wake: Wake, state: { stopped: boolean }, pollMs: number): Promise<void> {
  let failures = 0;
  while (!state.stopped) {
    try {
      const { moved } = await step(kernel, reader);
      failures = 0;
      if (!moved) await wake.wait(pollMs);
    } catch (error) {
      failures += 1;
      kernel.log.error({ reader: reader.name, failures, fault: faultLine(error) }, 'reader: waiting to try again');
      // Not by the wake: each append would ring, and a database in trouble is not helped by that.
      await pause(Math.min(100 * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS), state);
    }
  }
}

async function pause(ms: number, state: { stopped: boolean }): Promise<void> {
  for (let left = ms; left > 0 && !state.stopped; left -= 100) await sleep(Math.min(left, 100));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function newWake(): Wake {
  let rung = false;
  let waiting: (() => void) | undefined;
  return {
    ring() {
      if (waiting) waiting();
      else rung = true;
    },
    wait(ms) {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => waiting?.(), ms);
        waiting = () => {
          clearTimeout(timer);
          waiting = undefined;
          resolve();
        };
      });
    },
  };
}

/** One connection that listens; after it is lost, another. Each new one rings, for what was missed between. */
function listen(
  kernel: ReaderKernel,
  state: { stopped: boolean },
  ring: () => void,
  pauseMs: number,
): { stop(): void; ended: Promise<void> } {
  const wake = newWake();
  const session = async (): Promise<void> => {
    const client: PoolClient = await kernel.db.pool.connect();
    const onNotice = (notice: Notification): void => {
      if (notice.channel === CHANNEL) ring();
    };
    const gone = new Promise<void>((resolve) => client.once('error', () => resolve()));
    client.on('notification', onNotice);
    try {
      await client.query(`listen ${CHANNEL}`);
      ring();
      while (!state.stopped) {
        if ((await Promise.race([gone.then(() => 'gone'), wake.wait(60_000).then(() => 'woken')])) === 'gone') return;
      }
    } finally {
      client.removeListener('notification', onNotice);
      // Destroyed, not returned: a pooled client must not go on listening.
      client.release(true);
    }
  };
  const ended = (async () => {
    while (!state.stopped) {
      await session().catch((error: unknown) => kernel.log.warn({ fault: faultLine(error) }, 'readers: not listening; polling'));
      if (!state.stopped) await pause(Math.min(pauseMs, 1000), state);
    }
  })();
  return { stop: () => wake.ring(), ended };
}
