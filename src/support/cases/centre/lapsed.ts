import { heldLately, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';

/** As long as a session may last: whoever still has a form open held the mandate when it was opened. */
const HOURS = 12;

/** Did the caller hold a mandate of the firm while a form may have been opened? */
export async function lapsedLately(kernel: Kernel, { account }: Caller, subjectId: string): Promise<boolean> {
  if (account === null) return false;
  const now = kernel.clock.now();
  const since = new Date(now.subtract({ hours: HOURS }).epochMilliseconds);
  return heldLately(kernel.db.kysely, account, subjectId, { today: kernel.clock.today().toString(), since });
}

/** Whoever knew the firm until lately is told that the mandate is over; to a stranger the firm is not there. Throws MANDATE_OVER. */
export async function requireNotLapsed(kernel: Kernel, caller: Caller, subjectId: string): Promise<void> {
  if (await lapsedLately(kernel, caller, subjectId)) throw new XinhengError('MANDATE_OVER');
}
