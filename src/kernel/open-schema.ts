import pg from 'pg';
import type { Logger } from 'pino';
import { grantApplication } from './open-grants.ts';
import { migrateJobs } from './jobs/index.ts';
import {
  migrate,
  migrationStatus,
  pendingError,
  readMigrations,
  type MigrationStatus,
} from './db/index.ts';

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
  if (before.pending.length === 0) return before;
  const after = await migrate(addresses.ownerUrl ?? addresses.url, migrations, at);
  await migrateJobs(addresses.ownerUrl ?? addresses.url, log);
  if (addresses.ownerUrl) await grantApplication(addresses.ownerUrl, await roleOf(addresses.url));
  return after;
}

/** For commands that only look: throws MIGRATION_PENDING instead of migrating. */
export async function requireSchema(addresses: Addresses): Promise<MigrationStatus> {
  const status = await migrationStatus(addresses.url, await readMigrations());
  if (status.pending.length > 0) throw pendingError(status);
  return status;
}

/** Removes everything of ours: a demonstration database that is made again. */
export async function eraseDatabase(addresses: Addresses): Promise<void> {
  await withOwner(addresses.ownerUrl ?? addresses.url, async (client) => {
    await client.query('drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public');
  });
}

async function roleOf(url: string): Promise<string> {
  return withOwner(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('select current_user as role');
    return rows[0]?.role ?? '';
  });
}

async function withOwner<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: 'xinheng owner' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
