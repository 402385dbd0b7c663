import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { on } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { secret } from '../ids/index.ts';
import { verifyPassword } from './password.ts';
import type { AccessTables, SignInWay } from './tables.ts';
import { countAttempt, forgiveAttempt } from './throttle.ts';
import { ANONYMOUS } from './types.ts';
import { callerOf, opensAnything, toUser, withHeld, type User } from './users.ts';

/** A session ends after half an hour without use and after twelve hours in any case. */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;

export interface Session {
  user: User;
  /** The token that forms and scripts send back with a write. */
  csrf: string;
  /** Purposes stated in this session, each for one address (a case, a list). */
  purposes: Readonly<Record<string, string>>;
}

export interface OpenedSession extends Session {
  /** Only ever in the cookie; the database holds its hash. */
  token: string;
  /** ISO instant. */
  expires: string;
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Signs in. Throws BAD_CREDENTIALS (always the same, after the same work) or TOO_MANY_REQUESTS. */
export async function authenticate(
  kernel: Kernel,
  attempt: { account: string; password: string; address: string },
): Promise<OpenedSession> {
  const account = attempt.account.trim().toLowerCase();
  await countAttempt(kernel, account, attempt.address);
  const tables = on<AccessTables>(kernel.db.kysely);
  const row = await tables.selectFrom('users').selectAll().where('account', '=', account).executeTakeFirst();
  const right = await verifyPassword(kernel.settings, row?.password_hash, attempt.password);
  if (!right || row === undefined || !opensAnything(row)) {
    // What was typed as an account may be a password: only an account that exists is written down.
    const by = row === undefined ? ANONYMOUS : callerOf(toUser(row), null);
    await kernel.db.tx((tx) => audit(kernel, tx, by, { action: 'session.refused', outcome: 'BAD_CREDENTIALS' }));
    throw new XinhengError('BAD_CREDENTIALS');
  }
  await forgiveAttempt(kernel, account, attempt.address);
  return openSession(kernel, toUser(row), 'password');
}

/** The own password once more, before it is changed; throttled like a sign-in. Throws BAD_CREDENTIALS. */
export async function verifyOwn(kernel: Kernel, attempt: { account: string; password: string; address: string }): Promise<void> {
  await countAttempt(kernel, attempt.account, attempt.address);
  const row = await on<AccessTables>(kernel.db.kysely)
    .selectFrom('users')
    .select('password_hash')
    .where('account', '=', attempt.account)
    .executeTakeFirst();
  if (!(await verifyPassword(kernel.settings, row?.password_hash, attempt.password))) throw new XinhengError('BAD_CREDENTIALS');
  await forgiveAttempt(kernel, attempt.account, attempt.address);
}

/** For whoever has shown who they are. */
export async function openSession(kernel: Kernel, user: User, way: SignInWay): Promise<OpenedSession> {
  const token = secret().toString('base64url');
  const csrf = secret().toString('base64url');
  const now = kernel.clock.now();
  const expires = now.add({ hours: ABSOLUTE_HOURS }).toString();
  await kernel.db.tx(async (tx) => {
    const tables = on<AccessTables>(tx);
    await tables
      .deleteFrom('sessions')
      .where('expires_at', '<=', sql<Date>`${now.toString()}::timestamptz`)
      .execute();
    await tables
      .insertInto('sessions')
      .values({
        token_hash: tokenHash(token),
        user_id: user.userId,
        csrf,
        created_at: now.toString(),
        seen_at: now.toString(),
        expires_at: expires,
        way,
      })
      .execute();
    await tables.updateTable('users').set({ last_sign_in: now.toString() }).where('user_id', '=', user.userId).execute();
    await audit(kernel, tx, callerOf(user, null), { action: 'session.opened', outcome: 'ok', details: { way } });
  });
  return { user, token, csrf, expires, purposes: {} };
}

/** The live session of a token, or undefined. Notes the use at most once a minute. */
export async function findSession(kernel: Kernel, token: string): Promise<Session | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const now = kernel.clock.now();
  const tables = on<AccessTables>(kernel.db.kysely);
  const hash = tokenHash(token);
  const row = await tables
    .selectFrom('sessions')
    .innerJoin('users', 'users.user_id', 'sessions.user_id')
    .selectAll('users')
    .select(['sessions.csrf', 'sessions.seen_at', 'sessions.expires_at', 'sessions.purposes', 'sessions.way'])
    .where('sessions.token_hash', '=', hash)
    .where('users.active', '=', true)
    .where('users.role', '!=', 'pending')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const idle = (now.epochMilliseconds - row.seen_at.getTime()) / 60_000;
  if (idle > IDLE_MINUTES || row.expires_at.getTime() <= now.epochMilliseconds) {
    await tables.deleteFrom('sessions').where('token_hash', '=', hash).execute();
    return undefined;
  }
  if (idle >= 1) {
    await tables.updateTable('sessions').set({ seen_at: now.toString() }).where('token_hash', '=', hash).execute();
  }
  // A one-time password is nothing to whoever came without one.
  const user = { ...toUser(row), mustChange: row.must_change && row.way === 'password' };
  return { user: await withHeld(kernel, user), csrf: row.csrf, purposes: row.purposes };
}

/** Until the session ends, looks at this address are for this purpose. */
export async function keepPurpose(kernel: Kernel, token: string, scope: string, purpose: string): Promise<void> {
  await sql`update sessions set purposes = purposes || jsonb_build_object(${scope}::text, ${purpose}::text)
    where token_hash = ${tokenHash(token)}`.execute(kernel.db.kysely);
}

/** Of a demonstration: who is signed in stays so while days are passed. To be called before the clock is moved. */
export async function carrySessions(kernel: Pick<Kernel, 'db'>, days: number): Promise<void> {
  await sql`update sessions set seen_at = seen_at + make_interval(days => ${days}::int),
    expires_at = expires_at + make_interval(days => ${days}::int)`.execute(kernel.db.kysely);
}

export async function closeSession(kernel: Kernel, token: string): Promise<void> {
  await on<AccessTables>(kernel.db.kysely).deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute();
}
