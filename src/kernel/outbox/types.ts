import type { Hashable } from '../journal/types.ts';

/** An effect outside the database: a webhook, a letter, a push. */
export interface OutboxMessage {
  channel: string;
  /** Idempotency key, unique over all channels: the receiver sees the same one each time. */
  key: string;
  payload: Hashable;
}

/** Sends one message; throwing = not sent, to be tried again with the same key. It may have arrived all the same. */
export type Send = (message: OutboxMessage) => Promise<void>;
