import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Temporal } from 'temporal-polyfill';
import { demoClock } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { ModelContent, PolicyDocument, PolicyStore } from '../../../kernel/policy/index.ts';
import { AS_OF } from './model.ts';
import { RECORDS_VIEW } from '../../../registry/records/index.ts';

const SCHEMA = 'bench_evaluate';
/** What evaluating writes and reads of bodies: everything else is read from where it is. */
const TABLES = [
  'journal_head',
  'journal',
  'journal_content',
  'readers',
  'reader_parked',
  'audit_log',
  'access_log',
  'subjects',
  'records',
  'record_history',
  'dossiers',
  'dossier_numbers',
  'evaluations',
  'evaluation_standing',
  'evaluation_editions',
  'trial_runs',
];
const VIEWS = ['v_journal_head', 'v_subjects_bodies', 'v_subjects_positions', RECORDS_VIEW];

export interface BenchPlace {
  /** On the tables of the schema; its policy holds the models of the measurement. */
  kernel: Kernel;
  pool: pg.Pool;
  /** Puts rows in, as text of COPY. */
  copy(table: string, text: Iterable<string>): Promise<void>;
  /** Several statements at once, each on a connection of its own; rows of all, and how long the last of them took. */
  atOnce<Row extends pg.QueryResultRow>(statements: readonly string[]): Promise<{ rows: Row[]; seconds: number }>;
  megabytes(): Promise<Record<string, number>>;
  remove(): Promise<void>;
}

/** The same tables with the same indexes in a schema of their own: a measurement leaves nothing behind. */
export async function openBenchPlace(kernel: Kernel, models: readonly PolicyDocument<ModelContent>[]): Promise<BenchPlace> {
  const options = kernel.db.pool.options as pg.PoolConfig;
  const views = await kernel.db.pool.query<{ name: string; text: string }>(
    'select v as name, pg_get_viewdef(v::regclass) as text from unnest($1::text[]) v',
    [VIEWS],
  );
  const { rows: there } = await kernel.db.pool.query<{ name: string }>(
    'select t as name from unnest($1::text[]) t where to_regclass(t) is not null',
    [TABLES],
  );
  // Spreading loses the password, which the pool keeps where it is not printed.
  const place = `-c search_path=${SCHEMA},public`;
  const own = { ...options, password: options.password, options: `${options.options} ${place}` };
  const pool = new pg.Pool({ ...own, max: 4 });
  pool.on('error', () => undefined);
  await pool.query(`drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA}`);
  for (const { name } of there) await pool.query(`create table ${SCHEMA}.${name} (like public.${name} including all)`);
  // As the migrations of dossiers have it: neither is copied with a table.
  await pool.query('alter table dossiers alter column facts set storage external, set (toast_tuple_target = 8160)');
  for (const { name, text } of views.rows) await pool.query(`create view ${SCHEMA}.${name} as ${text}`);
  await pool.query('insert into journal_head (id, seq) values (1, 0)');
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const db: Kernel['db'] = { ...kernel.db, kysely, pool, tx: (work) => kysely.transaction().execute(work), close: () => kysely.destroy() };
  return {
    kernel: {
      ...kernel,
      db,
      clock: demoClock(Temporal.PlainDate.from(AS_OF)),
      policy: withModels(kernel.policy, models),
      settings: { ...kernel.settings, demo: true },
    },
    pool,
    copy: (table, text) => copyInto(own, table, text),
    // Statements compiled by the server, and memory for grouping, are the peer's advantage.
    atOnce: (statements) => atOnce({ ...own, options: `${place} -c work_mem=256MB` }, statements),
    megabytes: () => megabytes(pool),
    async remove() {
      await pool.query(`drop schema ${SCHEMA} cascade`);
      await kysely.destroy();
    },
  };
}

function withModels(policy: PolicyStore, models: readonly PolicyDocument<ModelContent>[]): PolicyStore {
  const own = (id: string) => models.find((each) => each.id === id) as never;
  return {
    ...policy,
    all: (kind) => (kind === 'model' ? (models as never) : policy.all(kind)),
    find: (kind, id, day) => (kind === 'model' ? own(id) : policy.find(kind, id, day)),
    get: (kind, id, day) => (kind === 'model' ? own(id) : policy.get(kind, id, day)),
  };
}

async function copyInto(options: pg.ClientConfig, table: string, text: Iterable<string>): Promise<void> {
  // A connection of its own, since one that sends ahead refuses COPY.
  const client = new pg.Client({ ...options, pipeline: false });
  await client.connect();
  try {
    await pipeline(Readable.from(text), client.query(copyFrom(`copy ${table} from stdin`)));
  } finally {
    await client.end();
  }
}

async function atOnce<Row extends pg.QueryResultRow>(
  options: pg.ClientConfig,
  statements: readonly string[],
): Promise<{ rows: Row[]; seconds: number }> {
  const clients = statements.map(() => new pg.Client(options));
  await Promise.all(clients.map((each) => each.connect()));
  try {
    const begun = performance.now();
    const results = await Promise.all(statements.map((each, at) => clients[at]!.query<Row>(each)));
    return { rows: results.flatMap(({ rows }) => rows), seconds: (performance.now() - begun) / 1000 };
  } finally {
    await Promise.all(clients.map((each) => each.end()));
  }
}

async function megabytes(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string; mb: number }>(
    `select c.relname as name, round(pg_total_relation_size(c.oid) / 1e6)::int as mb from pg_class c
      where c.relnamespace = '${SCHEMA}'::regnamespace and c.relkind = 'r' and pg_total_relation_size(c.oid) >= 1e6 order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, mb }) => [name, mb]));
}
