import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '../../audit/index.ts';
import type { Kernel } from '../../context.ts';
import { on, type Tx } from '../../db/types.ts';
import { XinhengError } from '../../errors/index.ts';
import type { AccessTables } from '../tables.ts';
import type { Caller } from '../types.ts';
import { toUser, type User } from '../users.ts';
import { endSessions, userIdOf } from '../admin/ending.ts';
import { FLOW_MINUTES } from './flow-cookie.ts';
import { claimOf, type OidcProvider } from './settings.ts';

export interface Identity {
  issuer: string;
  /** Which claim of its tokens: after a change of the setting, a value of another claim must not mean somebody. */
  claim: string;
  identity: string;
}

/** The account that a person at a provider is linked to, also one that is closed. */
export async function findLinked(kernel: Pick<Kernel, 'db'>, of: Identity): Promise<User | undefined> {
  const row = await on<AccessTables>(kernel.db.kysely)
    .selectFrom('user_identities')
    .innerJoin('users', 'users.user_id', 'user_identities.user_id')
    .selectAll('users')
    .where('issuer', '=', of.issuer)
    .where('claim', '=', of.claim)
    .where('identity', '=', of.identity)
    .executeTakeFirst();
  return row && toUser(row);
}

/**
 * Links a person at a provider to an account, in place of another at the same provider; its sessions end. Nobody links the
 * own account. Throws NOT_FOUND, SAME_PERSON, CONFLICT (linked to another account), BAD_INPUT for a provider not configured.
 */
export async function linkIdentity(
  kernel: Kernel,
  tx: Tx,
  by: Caller,
  { account, issuer, identity }: Omit<Identity, 'claim'> & { account: string },
): Promise<void> {
  if (account === by.account) throw new XinhengError('SAME_PERSON');
  const provider = providersOf(kernel).find((each) => each.issuer === issuer);
  if (provider === undefined) throw new XinhengError('BAD_INPUT', { what: 'issuer' });
  const tables = on<AccessTables>(tx);
  const userId = await userIdOf(tx, account);
  await tables.deleteFrom('user_identities').where('user_id', '=', userId).where('issuer', '=', issuer).execute();
  const made = await tables
    .insertInto('user_identities')
    .values({
      issuer,
      claim: claimOf(provider),
      identity,
      user_id: userId,
      linked_by: by.account ?? '',
      linked_at: kernel.clock.now().toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .executeTakeFirst();
  if (made === undefined) throw new XinhengError('CONFLICT', { what: 'identity' });
  await endSessions(tx, userId);
  // Who it is at the provider may be a number of a person: the log says only that there is one.
  await audit(kernel, tx, by, { action: 'user.linked', object: account, outcome: 'ok', details: { issuer } });
}

/** Takes all links of an account, and ends its sessions. Throws NOT_FOUND (account, or no link). */
export async function unlinkIdentities(kernel: Kernel, tx: Tx, by: Caller, account: string): Promise<void> {
  const userId = await userIdOf(tx, account);
  const gone = await on<AccessTables>(tx).deleteFrom('user_identities').where('user_id', '=', userId).returning('issuer').execute();
  if (gone.length === 0) throw new XinhengError('NOT_FOUND', { what: account });
  await endSessions(tx, userId);
  const details = { issuer: gone.map((row) => row.issuer) };
  await audit(kernel, tx, by, { action: 'user.unlinked', object: account, outcome: 'ok', details });
}

/** Those configured, of all faces. */
export function providersOf({ settings }: Pick<Kernel, 'settings'>): OidcProvider[] {
  return Object.values(settings.oidc ?? {});
}

/** Notes that a sign-in came back; false when it had already: a link that was kept or caught opens nothing twice. */
export async function firstReturn(kernel: Pick<Kernel, 'db' | 'clock'>, state: string): Promise<boolean> {
  const now = kernel.clock.now();
  const hash = createHash('sha256').update(state).digest();
  await sql`delete from oidc_returns where ends <= ${now.toString()}::timestamptz`.execute(kernel.db.kysely);
  const made = await on<AccessTables>(kernel.db.kysely)
    .insertInto('oidc_returns')
    .values({ state_hash: hash, ends: now.add({ minutes: FLOW_MINUTES }).toString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ends')
    .executeTakeFirst();
  return made !== undefined;
}
