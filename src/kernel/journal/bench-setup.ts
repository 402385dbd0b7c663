import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Kernel } from '../context.ts';
import type { Tx } from '../db/index.ts';

const SCHEMA = 'bench_journal';
const TABLES = ['journal_head', 'journal', 'journal_content'];

/** A schema of its own with the same tables: a journal is not for trials. */
export interface BenchPlace {
  pool: pg.Pool;
  tx<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
  /** Empties the tables, so that each measurement begins alike. */
  reset(): Promise<void>;
  remove(): Promise<void>;
}

export async function openBenchPlace(kernel: Pick<Kernel, 'db'>, connections: number): Promise<BenchPlace> {
  const options = kernel.db.pool.options as pg.PoolConfig;
  // Spreading loses the password, which the pool keeps where it is not printed.
  const pool = new pg.Pool({
    ...options,
    password: options.password,
    max: connections,
    // The limit is COPY, which a connection that sends ahead refuses.
    pipeline: false,
    options: `${options.options} -c search_path=${SCHEMA}`,
  });
  pool.on('error', () => undefined);
  await pool.query(`drop schema if exists ${SCHEMA} cascade`);
  await pool.query(`create schema ${SCHEMA}`);
  for (const table of TABLES) await pool.query(`create table ${table} (like public.${table} including all)`);
  // The peer: the same row, numbered by a sequence, as one would do it without a journal.
  await pool.query('create table peer (like public.journal including all)');
  await pool.query('create sequence peer_seq owned by peer.seq');
  await pool.query(`alter table peer alter column seq set default nextval('peer_seq')`);
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    tx: (work) => kysely.transaction().execute(work),
    async reset() {
      await pool.query('truncate journal, journal_content, peer; delete from journal_head');
      await pool.query('insert into journal_head (id, seq) values (1, 0)');
    },
    async remove() {
      await pool.query(`drop schema ${SCHEMA} cascade`);
      await kysely.destroy();
    },
  };
}
