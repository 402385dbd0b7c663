import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Kernel } from '../../../kernel/context.ts';

const SCHEMA = 'bench_intake';
const TABLES = [
  'journal_head',
  'journal',
  'journal_content',
  'counters',
  'subjects',
  'subject_names',
  'registrations',
  'registration_history',
  'subject_keys',
  'acts',
  'act_keys',
  'records',
  'record_history',
  'intake_batches',
  'intake_chunks',
  'intake_findings',
  'intake_waiting',
];

export interface BenchPlace {
  kernel: Kernel;
  pool: pg.Pool;
  remove(): Promise<void>;
}

/** The same tables with the same indexes in a schema of their own: a measurement leaves nothing behind. */
export async function openBenchPlace(kernel: Kernel): Promise<BenchPlace> {
  const options = kernel.db.pool.options as pg.PoolConfig;
  // Spreading loses the password, which the pool keeps where it is not printed. Reference tables are read from public.
  const pool = new pg.Pool({
    ...options,
    password: options.password,
    max: 3,
    options: `${options.options} -c search_path=${SCHEMA},public`,
  });
  pool.on('error', () => undefined);
  await pool.query(`drop schema if exists ${SCHEMA} cascade`);
  await pool.query(`create schema ${SCHEMA}`);
  for (const table of TABLES) await pool.query(`create table ${SCHEMA}.${table} (like public.${table} including all)`);
  await pool.query('insert into journal_head (id, seq) values (1, 0)');
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const db: Kernel['db'] = {
    ...kernel.db,
    kysely,
    pool,
    tx: (work) => kysely.transaction().execute(work),
    close: () => kysely.destroy(),
  };
  return {
    kernel: { ...kernel, db },
    pool,
    async remove() {
      await pool.query(`drop schema ${SCHEMA} cascade`);
      await kysely.destroy();
    },
  };
}
