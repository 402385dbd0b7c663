import type { Kernel } from '../../context.ts';
import { on, type Tx } from '../../db/types.ts';
import type { AccessTables } from '../tables.ts';
import { SCOPES } from './types.ts';

/** Stands where the giver's account stands; no account can have this name. */
export const BY_MERGER = '(merger)';

/**
 * Two entries of the register are one body: the own accounts of the one that lives on may finish what began under the other,
 * and receive its messages. Nobody gets more of the one that lives on by it: whom the merged entry had let act for it, its own
 * account has to let act anew. Returns the mandates, for `endStandIn`.
 */
export async function standInForMerged(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'ids'>,
  { loser, survivor }: { loser: string; survivor: string },
): Promise<string[]> {
  const tables = on<AccessTables>(tx);
  const own = await tables
    .selectFrom('users')
    .select('account')
    .where('subject_id', '=', survivor)
    .where('role', '=', 'owner')
    .where('active', '=', true)
    .orderBy('account')
    .execute();
  const given = own.map(({ account }) => ({
    subject_id: loser,
    mandate_id: kernel.ids.record(),
    account,
    kind: 'handler' as const,
    scopes: [...SCOPES],
    from_day: kernel.clock.today().toString(),
    until_day: null,
    given_by: BY_MERGER,
    given_at: kernel.clock.now().toString(),
    revoked_by: null,
    revoked_at: null,
  }));
  if (given.length > 0) await tables.insertInto('mandates').values(given).execute();
  return given.map(({ mandate_id: id }) => id);
}

/** The merger is undone: the two are strangers again. What was handed in meanwhile stands. */
export async function endStandIn(tx: Tx, kernel: Pick<Kernel, 'clock'>, loser: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await on<AccessTables>(tx)
    .updateTable('mandates')
    .set({ revoked_by: BY_MERGER, revoked_at: kernel.clock.now().toString() })
    .where('subject_id', '=', loser)
    .where('mandate_id', 'in', [...ids])
    .where('revoked_at', 'is', null)
    .execute();
}
