import type { Database, Tx } from '../db/types.ts';

/** What may be hashed: strings, safe integers, booleans, null, arrays and objects of them. */
export type Hashable = string | number | boolean | null | Hashable[] | { [key: string]: Hashable };

/** `room.what`, e.g. `record.accepted`, `registration.added`, `batch.closed`. */
export type EventType = `${string}.${string}`;

export interface NewEvent {
  type: EventType;
  /** The subject concerned, where there is one. */
  subjectId: string | null;
  /** The id of the object: record, batch, proposal … */
  object: string;
  version: number;
  /**
   * Leaf = SHA-256(0x00 ‖ salt ‖ RFC 8785 of content). With `home: 'object'` the caller stores salt and content in the
   * object's own row (records); with `home: 'journal'` append stores them in `journal_content`.
   */
  content: Hashable;
  salt: Buffer;
  home: 'object' | 'journal';
}

export interface JournalEvent {
  seq: number;
  type: EventType;
  subjectId: string | null;
  object: string;
  version: number;
  leaf: Buffer;
  at: Date;
}

/**
 * Appends events: the last statements of a transaction before commit. Locks the one row `journal_head`, takes the next
 * n numbers, inserts. Returns the first seq; event i has seq first + i. Throws CONTENT_UNHASHABLE before it locks.
 */
export type Append = (tx: Tx, events: readonly NewEvent[], at: Date) => Promise<{ first: number; last: number }>;

/** A reader of the journal. Its writes and its cursor commit together. */
export interface Reader {
  name: string;
  /** Event types wanted; undefined = all. */
  types?: readonly EventType[];
  /** At most this many events a call (default 1000). */
  batch?: number;
  /** Throwing rolls the batch back; it is then tried event by event, and a failing event's subject is parked. */
  handle(tx: Tx, events: readonly JournalEvent[], context: ReaderContext): Promise<void>;
}

export interface ReaderContext {
  now: Date;
  /** An outside effect, sent after commit, at least once, always with the same idempotency key. */
  outbox(message: { channel: string; key: string; payload: Hashable }): Promise<void>;
}

export interface StoredContent {
  salt: Buffer;
  content: Hashable;
}

/** Where the content of events with `home: 'object'` stands: the room that owns the rows answers for its types. */
export interface ContentHome {
  types: readonly EventType[];
  /**
   * By seq: what was hashed, as the object's row or its history says it; 'erased' where the retention job has erased
   * it. An event that is left out has no such object: a problem.
   */
  fetch(db: Database, events: readonly JournalEvent[]): Promise<ReadonlyMap<number, StoredContent | 'erased'>>;
}
