import type { Kernel } from '../context.ts';
import { on } from '../db/index.ts';
import type { OutboxTables } from './store.ts';

/** A message on its way, without what it says. */
export interface OutboxEntry {
  id: number;
  channel: string;
  key: string;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  /** Null once it was sent. */
  nextAt: Date | null;
  lastError: string | null;
}

/** Messages of channels, the latest first, before an id. */
export async function listOutbox(
  kernel: Pick<Kernel, 'db'>,
  filter: { channels: readonly string[]; before?: number | undefined; open?: boolean | undefined; limit: number },
): Promise<OutboxEntry[]> {
  if (filter.channels.length === 0) return [];
  let query = on<OutboxTables>(kernel.db.kysely)
    .selectFrom('outbox')
    .selectAll()
    .where('channel', 'in', filter.channels)
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  if (filter.open === true) query = query.where('sent_at', 'is', null);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    key: row.idempotency_key,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    attempts: row.attempts,
    nextAt: row.sent_at === null ? row.next_at : null,
    lastError: row.last_error,
  }));
}

/** Tries an unsent message that has failed at once again, instead of at its next time. True when there was one. */
export async function retryNow(kernel: Pick<Kernel, 'db' | 'clock'>, id: number, channels: readonly string[]): Promise<boolean> {
  if (channels.length === 0) return false;
  const done = await on<OutboxTables>(kernel.db.kysely)
    .updateTable('outbox')
    .set({ next_at: new Date(kernel.clock.now().epochMilliseconds) })
    .where('id', '=', id)
    .where('channel', 'in', channels)
    .where('sent_at', 'is', null)
    .where('attempts', '>', 0)
    .executeTakeFirstOrThrow();
  return done.numUpdatedRows > 0n;
}
