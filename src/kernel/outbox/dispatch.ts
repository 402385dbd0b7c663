import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import { on } from '../db/index.ts';
import { faultLine } from './fault-line.ts';
import type { OutboxTables } from './store.ts';
import type { Send } from './types.ts';

type DispatchKernel = Pick<Kernel, 'db' | 'clock' | 'log'>;

/** Messages of channels that nobody serves here stay open. */
export type Channels = Readonly<Record<string, Send>>;

const LONGEST_WAIT_SECONDS = 3600;

/**
 * Sends what is due, oldest first, each in a transaction that holds its row: a process killed between sending and commit
 * sends again with the same key, never not at all. Returns how many went out and how many failed.
 */
export async function dispatchDue(kernel: DispatchKernel, channels: Channels): Promise<{ sent: number; failed: number }> {
  const result = { sent: 0, failed: 0 };
  for (;;) {
    const outcome = await dispatchNext(kernel, channels);
    if (outcome === 'none') return result;
    result[outcome] += 1;
  }
}

async function dispatchNext(kernel: DispatchKernel, channels: Channels): Promise<'sent' | 'failed' | 'none'> {
  const now = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const db = on<OutboxTables>(tx);
    const row = await db
      .selectFrom('outbox')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('next_at', '<=', now)
      .where('channel', '=', sql<string>`any(${Object.keys(channels)}::text[])`)
      .orderBy('next_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return 'none';
    const attempts = row.attempts + 1;
    const update = db.updateTable('outbox').where('id', '=', row.id);
    try {
      await channels[row.channel]!({ channel: row.channel, key: row.idempotency_key, payload: row.payload });
    } catch (error) {
      const fault = faultLine(error);
      kernel.log.warn({ channel: row.channel, key: row.idempotency_key, attempts, fault }, 'outbox: not sent');
      await update.set({ attempts, last_error: fault, next_at: nextTry(now, attempts) }).execute();
      return 'failed';
    }
    await update.set({ attempts, last_error: null, sent_at: now }).execute();
    return 'sent';
  });
}

/** 2, 4, 8 … seconds, at most an hour. */
function nextTry(now: Date, attempts: number): Date {
  const seconds = Math.min(2 ** Math.min(attempts, 20), LONGEST_WAIT_SECONDS);
  return new Date(now.getTime() + seconds * 1000);
}

/** Keeps sending until stopped; `stop` waits for the message on its way. */
export function startDispatcher(kernel: DispatchKernel, channels: Channels, pollMs = 1000): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const tick = (): void => {
    running = dispatchDue(kernel, channels)
      .then(() => undefined)
      .catch((error: unknown) => kernel.log.error({ fault: faultLine(error) }, 'outbox: dispatcher'))
      .finally(() => {
        if (!stopped) timer = setTimeout(tick, pollMs);
      });
  };
  if (Object.keys(channels).length > 0) tick();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
