import pg from 'pg';
import type { Logger } from 'pino';
import { grantApplication } from './open-grants.ts';
import { XinhengError } from './errors/index.ts';
import { migrateJobs, QUEUE_MIGRATION } from './jobs/index.ts';
import { migrate, migrationStatus, readMigrations, type MigrationStatus } from './db/index.ts';

export interface Addresses {
  /** The application's. */
  url: string;
  /** Of a role that may migrate, where that is another one. */
  ownerUrl?: string | undefined;
}

/**
 * Brings the schema up to date where a role may: our files, then the queue's own, then the grants. Each is asked for on its
 * own, so that one killed between them, or a queue that was upgraded alone, goes on where it stands. Throws
 * MIGRATION_PENDING where none may, MIGRATION_EDITED, SCHEMA_NEWER.
 */
export async function prepareSchema(addresses: Addresses, at: Date, log?: Logger): Promise<MigrationStatus> {
  const migrations = await readMigrations();
  const before = await migrationStatus(addresses.url, migrations);
  if (before.pending.length === 0 && (await isWhole(addresses.url))) return before;
  const owner = addresses.ownerUrl ?? addresses.url;
  const after = await migrate(owner, migrations, at);
  if (!(await mayMigrate(owner))) throw new XinhengError('MIGRATION_PENDING', { name: 'graphile_worker' });
  await migrateJobs(owner, log);
  if (addresses.ownerUrl) await grantApplication(addresses.ownerUrl, await roleOf(addresses.url));
  return after;
}

/** The queue is there in its newest form, and this role reaches all tables: the grants that end a migration were made. */
async function isWhole(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ reached: boolean }>(
      `select coalesce(has_schema_privilege(to_regnamespace('graphile_worker'), 'usage'), false)
        and not exists (select 1 from pg_class c
          where c.relnamespace in ('public'::regnamespace, to_regnamespace('graphile_worker')) and c.relkind in ('r', 'p')
            and c.relowner = (select m.relowner from pg_class m where m.oid = to_regclass('schema_migrations'))
            and (not has_table_privilege(c.oid, 'select')
              or c.relrowsecurity and not pg_has_role(c.relowner, 'usage')
                and not exists (select 1 from pg_policy p where p.polrelid = c.oid))) as reached`,
    );
    if (rows[0]?.reached !== true) return false;
    const { rows: queue } = await client.query<{ newest: number | null }>('select max(id) as newest from graphile_worker.migrations');
    return (queue[0]?.newest ?? 0) >= QUEUE_MIGRATION;
  });
}

/** May this role change the queue's tables, or make them? */
async function mayMigrate(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      `select case when to_regnamespace('graphile_worker') is null then has_database_privilege(current_database(), 'create')
        else pg_has_role((select nspowner from pg_namespace where nspname = 'graphile_worker'), 'usage') end as may`,
    );
    return rows[0]?.may === true;
  });
}

/** Removes everything of ours: a demonstration database that is made again. */
export async function eraseDatabase(addresses: Addresses): Promise<void> {
  await withClient(addresses.ownerUrl ?? addresses.url, async (client) => {
    await client.query('drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public');
  });
}

async function roleOf(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('select current_user as role');
    return rows[0]?.role ?? '';
  });
}

async function withClient<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: 'xinheng schema' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
