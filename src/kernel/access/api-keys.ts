import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { toDate } from '../calendar/index.ts';
import { startOfDay } from '../clock/index.ts';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { secret } from '../ids/index.ts';
import { organDistrict } from './organ.ts';
import { tokenHash } from './sessions.ts';
import type { AccessTables } from './tables.ts';
import type { Caller } from './types.ts';

const SHAPE = /^xh_[\w-]{43}$/;
/** A key lasts a year unless less is said, and never longer than two. */
const YEAR_DAYS = 365;
export const LONGEST_DAYS = 2 * YEAR_DAYS;

export interface NewApiKey {
  keyId: string;
  /** Shown once; the database holds its hash. */
  key: string;
  /** The last day, in Shanghai. */
  until: string;
}

export interface ApiKeyRequest {
  organ: string;
  district?: string | null;
  /** Which system. */
  label: string;
  /** What it does with the key; default: nothing said. */
  purpose?: string;
  /** Requests a day; null or left out = as many as the limits a minute let through. */
  dailyQuota?: number | null;
  /** ISO day, the last on which it opens; default a year from today. */
  until?: string;
}

/**
 * A bearer key for an organ's system, bounded by the organ's division unless another is given. Throws BAD_INPUT (organ,
 * label, quota, until), ORGAN_UNKNOWN, CONFLICT where the system has a live key: revoke that first.
 */
export async function createApiKey(kernel: Kernel, tx: Tx, by: Caller, of: ApiKeyRequest): Promise<NewApiKey> {
  const label = of.label.trim();
  if (of.organ === '' || label === '') throw new XinhengError('BAD_INPUT', { what: 'organ, label' });
  const quota = of.dailyQuota ?? null;
  if (quota !== null && !(Number.isSafeInteger(quota) && quota > 0 && quota <= 100_000_000))
    throw new XinhengError('BAD_INPUT', { what: 'quota' });
  const until = lastDay(kernel, of.until);
  const tables = on<AccessTables>(tx);
  const live = await tables
    .selectFrom('api_keys')
    .select('key_id')
    .where('organ', '=', of.organ)
    .where('label', '=', label)
    .where(isLive(kernel))
    .executeTakeFirst();
  if (live !== undefined) throw new XinhengError('CONFLICT', { what: live.key_id });
  const key = `xh_${secret().toString('base64url')}`;
  const keyId = secret(6).toString('hex');
  await tables
    .insertInto('api_keys')
    .values({
      key_hash: tokenHash(key),
      key_id: keyId,
      label,
      organ: of.organ,
      district: of.district === undefined ? organDistrict(kernel, of.organ) : of.district,
      created_at: kernel.clock.now().toString(),
      revoked_at: null,
      purpose: of.purpose?.trim() ?? '',
      daily_quota: quota,
      expires_at: until.end,
      created_by: by.account,
    })
    .execute();
  const details = { organ: of.organ, until: until.day, quota };
  await audit(kernel, tx, by, { action: 'key.created', object: keyId, outcome: 'ok', details });
  return { keyId, key, until: until.day };
}

/** The day, and the instant at which the next one begins. */
function lastDay(kernel: Kernel, given: string | undefined): { day: string; end: string } {
  const today = kernel.clock.today();
  const day = given === undefined ? today.add({ days: YEAR_DAYS }) : toDate(given);
  const days = today.until(day, { largestUnit: 'days' }).days;
  if (days < 0 || days > LONGEST_DAYS) throw new XinhengError('BAD_INPUT', { what: 'until' });
  return { day: day.toString(), end: startOfDay(day.add({ days: 1 })).toString() };
}

/** Throws NOT_FOUND when no live key has the id. */
export async function revokeApiKey(kernel: Kernel, tx: Tx, by: Caller, keyId: string): Promise<void> {
  const revoked = await on<AccessTables>(tx)
    .updateTable('api_keys')
    .set({ revoked_at: kernel.clock.now().toString() })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returning('key_id')
    .executeTakeFirst();
  if (revoked === undefined) throw new XinhengError('NOT_FOUND', { what: keyId });
  await audit(kernel, tx, by, { action: 'key.revoked', object: keyId, outcome: 'ok' });
}

/** Neither revoked nor past its end. */
export function isLive(kernel: Pick<Kernel, 'clock'>) {
  const now = kernel.clock.now().toString();
  return sql<boolean>`(revoked_at is null and (expires_at is null or expires_at > ${now}::timestamptz))`;
}

export interface Machine {
  caller: Caller;
  /** The quota of the day, where it is used up by now. */
  over: { quota: number; seconds: number } | null;
}

/** The machine behind a live key, or undefined. Counts the request where the key has a quota; notes the use once a minute. */
export async function findMachine(kernel: Kernel, key: string, purpose: string | null): Promise<Machine | undefined> {
  if (!SHAPE.test(key)) return undefined;
  const tables = on<AccessTables>(kernel.db.kysely);
  const row = await tables
    .selectFrom('api_keys')
    .select(['key_id', 'organ', 'district', 'daily_quota', 'last_used_at'])
    .where('key_hash', '=', tokenHash(key))
    .where(isLive(kernel))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const now = kernel.clock.now();
  if (row.last_used_at === null || now.epochMilliseconds - row.last_used_at.getTime() >= 60_000) {
    await tables.updateTable('api_keys').set({ last_used_at: now.toString() }).where('key_id', '=', row.key_id).execute();
  }
  const caller: Caller = {
    account: `key:${row.key_id}`,
    userId: null,
    role: 'machine',
    organ: row.organ,
    district: row.district,
    subjectId: null,
    purpose,
  };
  return { caller, over: row.daily_quota === null ? null : await countRequest(kernel, row.key_id, row.daily_quota) };
}

/** Counted before it is known what becomes of the request: in the database, so that all processes count together. */
async function countRequest(kernel: Kernel, keyId: string, quota: number): Promise<Machine['over']> {
  const today = kernel.clock.today();
  const { rows } = await sql<{ requests: number }>`
    insert into api_key_days as d (key_id, day, requests) values (${keyId}, ${today.toString()}::date, 1)
    on conflict (key_id, day) do update set requests = d.requests + 1 returning requests`.execute(kernel.db.kysely);
  if ((rows[0]?.requests ?? 0) <= quota) return null;
  const { epochMilliseconds: midnight } = startOfDay(today.add({ days: 1 }));
  return { quota, seconds: Math.max(1, Math.ceil((midnight - kernel.clock.now().epochMilliseconds) / 1000)) };
}
