import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { isLost, sqlState } from '../db/index.ts';
import type { Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';

export const KEPT_DAYS = 7;
/** Longer than any request is let run. */
const HOLD_SECONDS = 360;

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * A key that this request holds. Soundness: the attempt's number is a fencing token. `store` changes the row only while
 * the row still carries it, so of two attempts only one can ever commit an answer, and the effect commits with it or not at all.
 */
export interface Attempt {
  store(tx: Tx, answer: Answer): Promise<void>;
  /** After a refusal, when nothing was done: the key may be used again. */
  release(): Promise<void>;
}

export type Begun = { replay: Answer } | { attempt: Attempt };

interface Key {
  caller: Caller;
  route: string;
  key: string;
  request: Buffer;
}

/** SHA-256 over address and body: what "the same request" means. */
export function requestHash(url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(url)
    .update('\n')
    .update(JSON.stringify(body ?? null))
    .digest();
}

/** Takes the key, or finds the stored answer. Throws IDEMPOTENCY_MISMATCH or IDEMPOTENCY_IN_PROGRESS. */
export async function beginIdempotent(kernel: Kernel, of: Key): Promise<Begun> {
  const now = kernel.clock.now();
  const at = now.toString();
  const since = now.subtract({ hours: 24 * KEPT_DAYS }).toString();
  const caller = of.caller.account ?? '';
  const attempt = kernel.ids.subject();
  const held = now.add({ seconds: HOLD_SECONDS }).toString();
  // One statement: a key is free when nobody has it, when its days are over, or when its holder's time is.
  const taken = await sql<{ attempt: string }>`
    insert into idempotency_keys as k (caller, route, key, request_hash, created_at, attempt, held_until)
    values (${caller}, ${of.route}, ${of.key}, ${of.request}, ${at}, ${attempt}, ${held})
    on conflict (caller, route, key) do update set request_hash = excluded.request_hash, status = null, response = null,
      created_at = excluded.created_at, attempt = excluded.attempt, held_until = excluded.held_until
    where k.created_at <= ${since}::timestamptz
      or (k.status is null and k.held_until <= ${at}::timestamptz and k.request_hash = excluded.request_hash)
    returning attempt
  `.execute(kernel.db.kysely);
  if (taken.rows.length > 0) return { attempt: attemptOf(kernel, caller, of, attempt) };
  const { rows } = await sql<{ request_hash: Buffer; status: number | null; response: unknown }>`
    select request_hash, status, response from idempotency_keys
    where caller = ${caller} and route = ${of.route} and key = ${of.key}
  `.execute(kernel.db.kysely);
  const found = rows[0];
  if (found !== undefined && !found.request_hash.equals(of.request)) throw new XinhengError('IDEMPOTENCY_MISMATCH');
  if (found === undefined || found.status === null) throw new XinhengError('IDEMPOTENCY_IN_PROGRESS');
  return { replay: { status: found.status, body: found.response } };
}

function attemptOf(kernel: Kernel, caller: string, of: Key, attempt: string): Attempt {
  const mine = sql`caller = ${caller} and route = ${of.route} and key = ${of.key} and attempt = ${attempt}`;
  return {
    async store(tx, answer) {
      const stored = await sql`
        update idempotency_keys set status = ${answer.status}, response = ${JSON.stringify(answer.body ?? null)}
        where ${mine}
      `.execute(tx);
      if (stored.numAffectedRows !== 1n) throw new XinhengError('IDEMPOTENCY_IN_PROGRESS');
    },
    async release() {
      await sql`delete from idempotency_keys where ${mine} and status is null`.execute(kernel.db.kysely);
    },
  };
}

/**
 * Nothing was done for certain: our own refusals are thrown inside the transaction, which rolled back. After a lost
 * connection the commit may have happened; then a key without a stored answer stays held.
 */
export function certainlyUndone(error: unknown): boolean {
  const lost = error instanceof XinhengError ? error.code === 'DATABASE_LOST' || isLost(error.cause) : isLost(error);
  return !lost && sqlState(error) !== '40003';
}

/** Drops keys whose days are over; called when the server starts and daily. */
export async function dropOldKeys(kernel: Kernel): Promise<void> {
  const since = kernel.clock
    .now()
    .subtract({ hours: 24 * KEPT_DAYS })
    .toString();
  await sql`delete from idempotency_keys where created_at <= ${since}::timestamptz`.execute(kernel.db.kysely);
}
