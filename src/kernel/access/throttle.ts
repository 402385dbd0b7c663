import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';

const WINDOW_MINUTES = 15;

/**
 * Attempts in a window: few for one account from one address; more for an address (offices share one) and for an
 * account (so that a stranger elsewhere does not shut its owner out at the fifth guess).
 */
const LIMITS = { both: 5, address: 50, account: 100 } as const;

function keysOf(account: string, address: string): { key: Buffer; limit: number }[] {
  const key = (...parts: string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest();
  return [
    { key: key('both', account, address), limit: LIMITS.both },
    { key: key('address', address), limit: LIMITS.address },
    { key: key('account', account), limit: LIMITS.account },
  ];
}

/**
 * Counts an attempt before the password is looked at, so that attempts sent at once don't slip through together.
 * Throws TOO_MANY_REQUESTS with the seconds until the window ends.
 */
export async function countAttempt(kernel: Kernel, account: string, address: string): Promise<void> {
  const now = kernel.clock.now();
  const ends = now.add({ minutes: WINDOW_MINUTES }).toString();
  const at = now.toString();
  await sql`delete from sign_in_attempts where window_ends <= ${at}::timestamptz`.execute(kernel.db.kysely);
  for (const { key, limit } of keysOf(account, address)) {
    const { rows } = await sql<{ attempts: number; window_ends: Date }>`
      insert into sign_in_attempts as a (key, attempts, window_ends) values (${key}, 1, ${ends})
      on conflict (key) do update set
        attempts = case when a.window_ends <= ${at}::timestamptz then 1 else a.attempts + 1 end,
        window_ends = case when a.window_ends <= ${at}::timestamptz then excluded.window_ends else a.window_ends end
      returning attempts, window_ends
    `.execute(kernel.db.kysely);
    const row = rows[0];
    if (row !== undefined && row.attempts > limit) {
      const seconds = Math.max(1, Math.ceil((row.window_ends.getTime() - now.epochMilliseconds) / 1000));
      throw new XinhengError('TOO_MANY_REQUESTS', { seconds });
    }
  }
}

/** A right password: this account from this address begins anew, and the wider counts don't keep the success. */
export async function forgiveAttempt(kernel: Kernel, account: string, address: string): Promise<void> {
  const [both, ...wider] = keysOf(account, address);
  await sql`delete from sign_in_attempts where key = ${both?.key}`.execute(kernel.db.kysely);
  for (const { key } of wider) {
    await sql`update sign_in_attempts set attempts = attempts - 1 where key = ${key} and attempts > 0`.execute(kernel.db.kysely);
  }
}
