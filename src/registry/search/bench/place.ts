import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Kernel } from '../../../kernel/context.ts';
import { plainArray, textArray } from '../../../kernel/db/index.ts';
import { normaliseName } from '../../subjects/index.ts';
import { indexSubjects } from '../reader.ts';

const SCHEMA = 'bench_search';
const TABLES = ['subjects', 'subject_names', 'subject_keys', 'search_entries', 'search_postings'] as const;
const VIEWS = ['v_subjects_bodies', 'v_subjects_names', 'v_subjects_keys'] as const;
/** As many bodies as a batch of the reader holds when a register comes in: two events each. */
const BATCH = 25_000;

export interface BenchName {
  name: string;
  district: string | null;
}

export interface BenchPlace {
  db: Kysely<unknown>;
  /** Fills the register and has it indexed by what the reader calls; seconds of indexing alone. */
  fill(names: AsyncIterable<BenchName> | Iterable<BenchName>, onRows: (n: number) => void): Promise<Filled>;
  sizes(): Promise<Record<string, number>>;
  remove(): Promise<void>;
}

export interface Filled {
  names: number;
  indexSeconds: number;
}

/** The same tables with the same indexes and views in a schema of their own: a measurement leaves nothing behind. */
export async function openBenchPlace(kernel: Kernel): Promise<BenchPlace> {
  const views = await kernel.db.pool.query<{ name: string; text: string }>(
    'select v as name, pg_get_viewdef(v::regclass) as text from unnest($1::text[]) v',
    [VIEWS],
  );
  const pool = schemaPool(kernel);
  await pool.query(`drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA}`);
  for (const table of TABLES) {
    await pool.query(`create table ${SCHEMA}.${table} (like public.${table} including all)`);
    const { rows } = await pool.query<{ options: string | null }>(
      `select array_to_string(reloptions, ',') as options from pg_class where oid = 'public.${table}'::regclass`,
    );
    if (rows[0]?.options) await pool.query(`alter table ${SCHEMA}.${table} set (${rows[0].options})`);
  }
  for (const { name, text } of views.rows) await pool.query(`create view ${SCHEMA}.${name} as ${text}`);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    fill: (names, onRows) => fill(db, names, onRows),
    sizes: () => sizes(db),
    async remove() {
      await pool.query(`drop schema ${SCHEMA} cascade`);
      await db.destroy();
    },
  };
}

function schemaPool(kernel: Kernel): pg.Pool {
  const options = kernel.db.pool.options as pg.PoolConfig;
  // Spreading loses the password, which the pool keeps where it is not printed.
  const pool = new pg.Pool({
    ...options,
    password: options.password,
    max: 2,
    options: `${options.options} -c search_path=${SCHEMA},public`,
  });
  pool.on('error', () => undefined);
  return pool;
}

async function fill(
  db: Kysely<unknown>,
  names: AsyncIterable<BenchName> | Iterable<BenchName>,
  onRows: (n: number) => void,
): Promise<Filled> {
  await sql.raw(`truncate ${TABLES.join(', ')}`).execute(db);
  const filled = { names: 0, indexSeconds: 0 };
  let batch: (BenchName & { id: string })[] = [];
  const flush = async (): Promise<void> => {
    await insertBodies(db, batch);
    const begun = performance.now();
    const ids = batch.map(({ id }) => id);
    await db.transaction().execute((tx) => indexSubjects(tx, ids));
    filled.indexSeconds += (performance.now() - begun) / 1000;
    filled.names += batch.length;
    onRows(filled.names);
    batch = [];
  };
  for await (const name of names) {
    batch.push({ ...name, id: randomUUID() });
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  for (const table of TABLES) await sql.raw(`vacuum analyze ${table}`).execute(db);
  return filled;
}

async function insertBodies(db: Kysely<unknown>, rows: readonly (BenchName & { id: string })[]): Promise<void> {
  const given = sql`unnest(${plainArray(rows.map((r) => r.id))}::uuid[], ${textArray(rows.map((r) => r.name))}::text[],
    ${textArray(rows.map((r) => normaliseName(r.name)))}::text[], ${textArray(rows.map((r) => r.district))}::text[]) as g(id, name, norm, district)`;
  await sql`
    insert into subjects (subject_id, kind, name, district, seq, created_at)
    select id, 'enterprise', name, district, 1, to_timestamp(0) from ${given}`.execute(db);
  await sql`
    insert into subject_names (subject_id, name_norm, name, source)
    select id, norm, name, 'bench' from ${given}`.execute(db);
}

async function sizes(db: Kysely<unknown>): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; mb: number }>`
    select t as name, round(pg_total_relation_size(t::regclass) / 1e6)::int as mb
    from unnest(${['search_entries', 'search_postings']}::text[]) t`.execute(db);
  return Object.fromEntries(rows.map(({ name, mb }) => [name, mb]));
}
