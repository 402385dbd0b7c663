import type { Kernel } from '../../context.ts';
import { on, type Tx } from '../../db/types.ts';
import { XinhengError } from '../../errors/index.ts';
import { oneTimePassword } from '../password.ts';
import type { AccessTables } from '../tables.ts';
import type { Caller } from '../types.ts';
import { setActive, setPassword } from '../users.ts';

export interface AccountChange {
  account: string;
  /** For the log of the administrators; not of the person's business. */
  reason: string;
}

/** Ends the sessions; the account, its links and what it did stay. Nothing for one that is closed. Throws NOT_FOUND, SAME_PERSON, LAST_ADMINISTRATOR. */
export function closeAccount(kernel: Kernel, tx: Tx, by: Caller, change: AccountChange): Promise<void> {
  return setState(kernel, tx, by, change, false);
}

/** Throws NOT_FOUND, SAME_PERSON. */
export function reopenAccount(kernel: Kernel, tx: Tx, by: Caller, change: AccountChange): Promise<void> {
  return setState(kernel, tx, by, change, true);
}

async function setState(kernel: Kernel, tx: Tx, by: Caller, { account, reason }: AccountChange, active: boolean): Promise<void> {
  mustNotBeOwn(by, account);
  const row = await on<AccessTables>(tx).selectFrom('users').select('active').where('account', '=', account).forUpdate().executeTakeFirst();
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: account.slice(0, 40) });
  if (row.active === active) return;
  await setActive(kernel, tx, by, account, active, reason);
}

/** A password that holds once, to be told to the person; ends the sessions. Throws NOT_FOUND, SAME_PERSON. */
export async function resetPassword(kernel: Kernel, tx: Tx, by: Caller, { account, reason }: AccountChange): Promise<string> {
  mustNotBeOwn(by, account);
  const password = oneTimePassword();
  await setPassword(kernel, tx, by, { account, password, mustChange: true, reason });
  return password;
}

/** Nobody is the administrator of the own account. */
function mustNotBeOwn(by: Caller, account: string): void {
  if (by.account === account) throw new XinhengError('SAME_PERSON');
}
