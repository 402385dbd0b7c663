import { sql } from 'kysely';
import { audit } from '../../audit/index.ts';
import type { Kernel } from '../../context.ts';
import { on, type Tx } from '../../db/types.ts';
import { XinhengError } from '../../errors/index.ts';
import type { AccessTables } from '../tables.ts';
import type { Caller } from '../types.ts';

/** Throws NOT_FOUND. */
export async function userIdOf(tx: Tx, account: string): Promise<string> {
  const row = await on<AccessTables>(tx).selectFrom('users').select('user_id').where('account', '=', account).executeTakeFirst();
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: account.slice(0, 40) });
  return row.user_id;
}

export async function endSessions(tx: Tx, userId: string): Promise<number> {
  const gone = await on<AccessTables>(tx).deleteFrom('sessions').where('user_id', '=', userId).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** A session's name for others: what is kept of its token, hashed again, so that it opens nothing. */
export const SESSION_ID = sql<string>`left(encode(sha256(sessions.token_hash), 'hex'), 24)`;

/** Ends one session of an account, or all. Throws NOT_FOUND (account, session). */
export async function endSessionsOf(kernel: Kernel, tx: Tx, by: Caller, of: { account: string; session?: string }): Promise<number> {
  const userId = await userIdOf(tx, of.account);
  const ended =
    of.session === undefined
      ? await endSessions(tx, userId)
      : Number(
          (
            await on<AccessTables>(tx)
              .deleteFrom('sessions')
              .where('user_id', '=', userId)
              .where(SESSION_ID, '=', of.session)
              .executeTakeFirst()
          ).numDeletedRows,
        );
  if (of.session !== undefined && ended === 0) throw new XinhengError('NOT_FOUND', { what: of.session });
  await audit(kernel, tx, by, { action: 'session.ended', object: of.account, outcome: 'ok', details: { ended } });
  return ended;
}
