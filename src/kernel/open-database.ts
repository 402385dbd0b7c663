import pg from 'pg';
import type { XinhengError } from './errors/index.ts';
import type { Surroundings } from './settings.ts';
import { takeLease } from './db/embedded/index.ts';
import { databaseError } from './db/index.ts';
import type { Addresses } from './open-schema.ts';

export interface Reached extends Addresses {
  /** Directory of the embedded cluster; undefined with DATABASE_URL. */
  home: string | undefined;
  release(options?: { now?: boolean }): Promise<void>;
}

export interface ReachOptions {
  onFresh?: () => void;
  onFailed?: (error: XinhengError) => void;
}

const DATABASE = 'xinheng';

/** The database of these surroundings: DATABASE_URL, else the embedded server, started or attached to. */
export async function reachDatabase(around: Surroundings, options: ReachOptions = {}): Promise<Reached> {
  if (around.databaseUrl !== undefined) {
    return { url: around.databaseUrl, ownerUrl: around.ownerUrl, home: undefined, release: async () => undefined };
  }
  const lease = await takeLease(around.dataDirectory, options);
  try {
    await ensureDatabase(lease.url('postgres'));
  } catch (error) {
    await lease.release();
    throw databaseError(error) ?? error;
  }
  return { url: lease.url(DATABASE), home: lease.home, release: lease.release };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  } catch (error) {
    // Another first start was faster (duplicate_database, or its unique index).
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
