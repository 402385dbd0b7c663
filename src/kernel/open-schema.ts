import pg from 'pg';
import type { Logger } from 'pino';
import { grantApplication } from './open-grants.ts';
import { migrateJobs } from './jobs/index.ts';
import { migrate, migrationStatus, readMigrations, type MigrationStatus } from './db/index.ts';

export interface Addresses {
  /** The application's. */
  url: string;
  /** Of a role that may migrate, where that is another one. */
  ownerUrl?: string | undefined;
}

/**
 * Brings the schema up to date where a role may: our files, then the queue's own. Throws MIGRATION_PENDING where none
 * may, MIGRATION_EDITED, SCHEMA_NEWER.
 */
export async function prepareSchema(addresses: Addresses, at: Date, log?: Logger): Promise<MigrationStatus> {
  const migrations = await readMigrations();
  const before = await migrationStatus(addresses.url, migrations);
  // Killed between our migrations and the queue's: the next start goes on where it stopped.
  if (before.pending.length === 0 && (await hasQueue(addresses.url))) return before;
  const owner = addresses.ownerUrl ?? addresses.url;
  const after = await migrate(owner, migrations, at);
  await migrateJobs(owner, log);
  if (addresses.ownerUrl) await grantApplication(addresses.ownerUrl, await roleOf(addresses.url));
  return after;
}

/** And reachable for this role: without the grants that end a migration it is as good as absent. */
async function hasQueue(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `select coalesce(has_schema_privilege(to_regnamespace('graphile_worker'), 'usage'), false) as there`,
    );
    return rows[0]?.there === true;
  });
}

/** Removes everything of ours: a demonstration database that is made again. */
export async function eraseDatabase(addresses: Addresses): Promise<void> {
  await withClient(addresses.ownerUrl ?? addresses.url, async (client) => {
    await client.query(
      'drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public',
    );
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
