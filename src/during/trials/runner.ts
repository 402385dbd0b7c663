import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { faultLine } from '../../kernel/outbox/index.ts';

/** Locks of runners are made from their names, beside the numbered ones of `LOCKS`. */
const nameOf = (id: string): string => `trials ${id}`;

/**
 * Works through the runs of this process, one at a time. While any is stored as running it holds an advisory lock of its own
 * name on one connection, so that every other process can tell: a run whose runner holds no lock was interrupted.
 */
export class Runner {
  readonly id: string;
  readonly #kernel: Pick<Kernel, 'db' | 'log'>;
  #lock: Promise<PoolClient> | null = null;
  #held = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(kernel: Pick<Kernel, 'db' | 'log' | 'ids'>) {
    this.#kernel = kernel;
    this.id = kernel.ids.subject();
  }

  /**
   * `store` writes a run as this runner's and says whether it is new; then `work` is done after those before it. A run that
   * was there already is left to whoever works on it.
   */
  async begin<R extends { earlier: boolean }>(store: () => Promise<R>, work: (stored: R) => Promise<void>): Promise<R> {
    await this.#hold();
    let stored: R;
    try {
      stored = await store();
    } catch (error) {
      await this.#release();
      throw error;
    }
    if (stored.earlier) await this.#release();
    else this.#queue(() => work(stored));
    return stored;
  }

  /** When all that was begun is over. */
  async idle(): Promise<void> {
    await this.#last;
  }

  #queue(work: () => Promise<void>): void {
    this.#last = this.#last.then(async () => {
      try {
        await work();
      } catch (error) {
        this.#kernel.log.error({ fault: faultLine(error) }, 'trials: a run could not be ended');
      }
      await this.#release();
    });
  }

  async #hold(): Promise<void> {
    this.#held += 1;
    this.#lock ??= this.#take();
    try {
      await this.#lock;
    } catch (error) {
      this.#held -= 1;
      this.#lock = null;
      throw error;
    }
  }

  async #take(): Promise<PoolClient> {
    const client = await this.#kernel.db.pool.connect();
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 7))', [nameOf(this.id)]);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The connection is given up with its lock; where it broke, the lock went with it. */
  async #release(): Promise<void> {
    this.#held -= 1;
    if (this.#held > 0 || this.#lock === null) return;
    const lock = this.#lock;
    this.#lock = null;
    const client = await lock;
    client.release(true);
  }
}

const RUNNERS = new WeakMap<Kernel['db'], Runner>();

/** The runner of this process for this database. */
export function runnerOf(kernel: Pick<Kernel, 'db' | 'log' | 'ids'>): Runner {
  const known = RUNNERS.get(kernel.db);
  if (known !== undefined) return known;
  const made = new Runner(kernel);
  RUNNERS.set(kernel.db, made);
  return made;
}

/** Marks the runs whose process is gone. Asked at the start, each day, and before runs are told of. */
export async function markInterrupted(tx: Tx, own: string, at: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select distinct runner_id as id from trial_runs where state = 'running' and runner_id <> ${own}`.execute(tx);
  let marked = 0;
  for (const { id } of rows) {
    const free = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${nameOf(id)}, 7)) as free`.execute(tx);
    if (free.rows[0]?.free !== true) continue;
    const done = await sql`
      update trial_runs set state = 'interrupted', finished_at = ${at}
      where state = 'running' and runner_id = ${id} returning 1 as gone`.execute(tx);
    marked += done.rows.length;
  }
  return marked;
}
