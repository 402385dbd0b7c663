import { isConflict, isLost, sqlState } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';

const SURROUNDINGS = new Set(['DATABASE_LOST', 'DATABASE_UNREACHABLE', 'DISK_FULL', 'UNAVAILABLE']);

/**
 * True when a failure says nothing about the event that was being handled (the database is away, full, in conflict), so
 * that nothing may be parked for it: the batch is tried again later. A cancelled statement (57014) is the event's fault,
 * else one that always runs into the time limit would hold up its reader for ever.
 */
export function isSurrounding(error: unknown): boolean {
  if (error instanceof XinhengError && SURROUNDINGS.has(error.code)) return true;
  if (isLost(error) || isConflict(error)) return true;
  const state = sqlState(error);
  // 53: resources; 57P: operator intervention; 25006: a read-only stand-by
  return state !== undefined && (/^(53|57P)/u.test(state) || state === '25006');
}
