import { Kysely, PostgresDialect } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { XinhengError } from '../errors/index.ts';
import { databaseError, isConflict, isLost, isUnreachable } from './errors.ts';
import { PreparingClient } from './often.ts';
import { parsers } from './parsers.ts';
import type { Database, Tx } from './types.ts';

export interface DatabaseOptions {
  /** Connections at most (default 10). */
  max?: number;
  /** Told of connections that die while idle; without a listener node would end the process. */
  onIdleError?: (error: Error) => void;
  /** Settings of each connection, as `connectionOf` tells them; else our own. */
  session?: string | undefined;
}

/** By which another thread opens the same database. */
export interface Connection {
  url: string;
  session: string | undefined;
}

export function connectionOf({ pool }: Pick<Database, 'pool'>): Connection {
  const { connectionString, options } = pool.options as pg.PoolConfig;
  return { url: connectionString!, session: options };
}

// Our statements run for milliseconds; where the server takes one of many ids for a large one, compiling it takes most of a second.
const SESSION = '-c jit=off';

/** Tries of one transaction; the pauses between them outlast a restart of the embedded server. */
const ATTEMPTS = 6;
const PAUSE_MS = 100;

/**
 * Opens a pool; connects only when first used. A `work` given to `tx` may run again (a conflict, a connection lost before
 * commit), so it must draw its input from what does not run dry. A connection lost at COMMIT is an unknown outcome: never
 * repeated here, DATABASE_LOST, and idempotency keys or counters committed with the work decide (scale.md 17).
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    types: parsers,
    Client: PreparingClient,
    // Statements given together are sent at once, so that the database does not wait for us between them.
    pipeline: true,
    application_name: 'xinheng',
    options: options.session ?? SESSION,
    connectionTimeoutMillis: 30_000,
  });
  pool.on('error', options.onIdleError ?? (() => undefined));
  // A client that is checked out reports its death by its query and by this event; unheard, the event ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  let closed: Promise<void> | undefined;
  return {
    kysely,
    pool,
    tx: (work) => runTransaction(kysely, work),
    close: () => (closed ??= closePool(kysely, pool)),
  };
}

/** Kysely ends the pool only where it was itself used. */
async function closePool(kysely: Kysely<unknown>, pool: pg.Pool): Promise<void> {
  await kysely.destroy();
  if (!pool.ending) await pool.end();
}

async function runTransaction<R>(kysely: Kysely<unknown>, work: (tx: Tx) => Promise<R>): Promise<R> {
  let lost = false;
  for (let attempt = 1; ; attempt += 1) {
    let first: unknown;
    let worked = false;
    try {
      return await kysely.transaction().execute(async (tx) => {
        try {
          const result = await work(tx);
          worked = true;
          return result;
        } catch (error) {
          first = error;
          throw error;
        }
      });
    } catch (thrown) {
      // After a lost connection the rollback fails too; what matters is what failed first.
      const error = first ?? thrown;
      if (isLost(error)) lost = true;
      const again = isConflict(error) || (!worked && (isLost(error) || (lost && isUnreachable(error))));
      if (!again || attempt === ATTEMPTS) {
        throw lost ? new XinhengError('DATABASE_LOST', {}, { cause: error }) : (databaseError(error) ?? error);
      }
      // Whoever won a deadlock has to wake before we take that row again: on a busy machine the two would only meet anew.
      await pause(lost ? PAUSE_MS * 2 ** attempt : PAUSE_MS);
    }
  }
}
