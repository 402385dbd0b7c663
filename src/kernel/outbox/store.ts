import { sql, type ColumnType, type Generated } from 'kysely';
import { on, type Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { Hashable } from '../journal/types.ts';
import type { OutboxMessage } from './types.ts';

export interface OutboxTables {
  outbox: {
    id: Generated<number>;
    channel: string;
    idempotency_key: string;
    payload: ColumnType<Hashable, string, string>;
    created_at: Date;
    sent_at: Date | null;
    attempts: Generated<number>;
    next_at: Date;
    last_error: string | null;
  };
}

/**
 * Puts a message into the caller's transaction, to be sent after its commit, and not before `from`. The same key with the same content again is
 * the same message; with other content it throws CONFLICT, since one of the two would be lost.
 */
export async function enqueueMessage(tx: Tx, message: OutboxMessage, now: Date, from: Date = now): Promise<void> {
  const db = on<OutboxTables>(tx);
  const payload = JSON.stringify(message.payload);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('outbox')
    .values({ channel: message.channel, idempotency_key: message.key, payload, created_at: now, next_at: from })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return;
  const same = await db
    .selectFrom('outbox')
    .select('id')
    .where('idempotency_key', '=', message.key)
    .where('channel', '=', message.channel)
    .where(sql<boolean>`payload = ${payload}::jsonb`)
    .executeTakeFirst();
  if (same === undefined) throw new XinhengError('CONFLICT', { object: 'outbox' });
}
