import { statfsSync } from 'node:fs';
import { databaseError } from './db/index.ts';
import { XinhengError } from './errors/index.ts';

/** PostgreSQL writes its log in pieces of 16 MiB: with less free it cannot go on. */
const LEAST_FREE = 24 * 1024 * 1024;

/**
 * Why the embedded server went away: without room for its log it stops at once and the client only sees a lost connection.
 * What was committed is safe; after room is made it recovers by itself.
 */
export function explained(error: unknown, home: string | undefined): unknown {
  const known = databaseError(error);
  if (known === undefined || home === undefined) return known ?? error;
  const away = known.code === 'DATABASE_LOST' || known.code === 'DATABASE_UNREACHABLE';
  return away && isFull(home) ? new XinhengError('DISK_FULL', {}, { cause: error }) : known;
}

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < LEAST_FREE;
  } catch {
    return false;
  }
}
