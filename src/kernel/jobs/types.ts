import type { Hashable } from '../journal/types.ts';
import type { Tx } from '../db/types.ts';

/** Immediate work only; what falls due on a day is a deadline row handled by `runDue(today)`. */
export interface Job {
  name: string;
  run(payload: Hashable): Promise<void>;
}

export interface Jobs {
  /** Enqueued inside the caller's transaction. */
  enqueue(tx: Tx, name: string, payload: Hashable): Promise<void>;
}
