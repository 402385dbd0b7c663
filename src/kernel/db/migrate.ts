import pg from 'pg';
import { XinhengError } from '../errors/index.ts';
import { databaseError } from './errors.ts';
import { LOCKS } from './locks.ts';
import type { Migration } from './migrations.ts';

export interface MigrationStatus {
  /** Name of the last applied file, or null on an empty database. */
  version: string | null;
  applied: string[];
  pending: string[];
}

/**
 * Applies what is pending, each file in a transaction of its own, under an advisory lock. Throws MIGRATION_EDITED when an
 * applied file has changed, SCHEMA_NEWER when the database holds files that we lack, MIGRATION_PENDING when the role may
 * not migrate.
 */
export async function migrate(url: string, migrations: readonly Migration[], at: Date): Promise<MigrationStatus> {
  return withClient(url, async (client) => {
    const before = await readStatus(client, migrations);
    if (before.pending.length === 0) return before;
    if (!(await mayMigrate(client))) throw pendingError(before);
    await client.query('select pg_advisory_lock($1)', [LOCKS.migrate]);
    await client.query(
      'create table if not exists schema_migrations (name text primary key, hash text not null, applied_at timestamptz not null)',
    );
    // Another migrator may have done the work while we waited for the lock.
    const { pending } = await readStatus(client, migrations);
    for (const migration of migrations) {
      if (pending.includes(migration.name)) await applyOne(client, migration, at);
    }
    return readStatus(client, migrations);
  });
}

/** Reads and checks without changing anything; throws as `migrate` does, but pending files are only reported. */
export async function migrationStatus(url: string, migrations: readonly Migration[]): Promise<MigrationStatus> {
  return withClient(url, (client) => readStatus(client, migrations));
}

function pendingError(status: MigrationStatus): XinhengError {
  return new XinhengError('MIGRATION_PENDING', { count: status.pending.length, name: status.pending[0] ?? '' });
}

async function applyOne(client: pg.Client, migration: Migration, at: Date): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (name, hash, applied_at) values ($1, $2, $3)', [migration.name, migration.hash, at]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function readStatus(client: pg.Client, migrations: readonly Migration[]): Promise<MigrationStatus> {
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('schema_migrations') is not null as there`);
  const rows = found[0]?.there
    ? (await client.query<{ name: string; hash: string }>('select name, hash from schema_migrations order by name')).rows
    : [];
  const ours = new Map(migrations.map((each) => [each.name, each.hash]));
  for (const { name, hash } of rows) {
    const known = ours.get(name);
    if (known === undefined) throw new XinhengError('SCHEMA_NEWER', { name });
    if (known !== hash) throw new XinhengError('MIGRATION_EDITED', { name });
  }
  const applied = rows.map((row) => row.name);
  const done = new Set(applied);
  const pending = migrations.map((each) => each.name).filter((name) => !done.has(name));
  return { version: applied.at(-1) ?? null, applied, pending };
}

/** The role may create tables and, where there are tables, owns them. */
async function mayMigrate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select coalesce(has_schema_privilege(current_schema(), 'create'), false)
        and not exists (select 1 from pg_class c
          where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v')
            and not pg_has_role(c.relowner, 'usage')) as may`,
  );
  return rows[0]?.may === true;
}

async function withClient<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: 'xinheng migrate' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw databaseError(error) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
