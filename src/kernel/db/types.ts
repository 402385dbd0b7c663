import type { Kysely, Transaction } from 'kysely';
import type { Pool } from 'pg';

/** The opaque handle that kernel and rooms pass on; a room narrows it to its own tables with `on`. */
export type Tx = Transaction<unknown>;

/**
 * Date columns come back as ISO days ('2026-11-24'), timestamptz as `Date`, bigint as a safe number (else an error),
 * numeric as a string. Decided once, in kernel/db/pool.ts.
 */
export type IsoDate = string;

export interface Database {
  readonly kysely: Kysely<unknown>;
  readonly pool: Pool;
  /** Runs `work` in one transaction; after a conflict (40001, 40P01) or a connection lost before its commit again, at most six times in all. */
  tx<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** Narrows a handle to the tables that a room owns and the views that others export: a foreign table is a compile error. */
export function on<Tables>(handle: Tx | Kysely<unknown>): Kysely<Tables> {
  return handle as unknown as Kysely<Tables>;
}
