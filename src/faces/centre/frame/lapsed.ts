import { heldLately, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';

/** As long as a session may last: whoever still has a form open held the mandate when it was opened. */
const HOURS = 12;

/** Did the caller hold a mandate of the firm while a form may have been opened? */
export async function lapsedLately(kernel: Kernel, { account }: Caller, subjectId: string): Promise<boolean> {
  if (account === null) return false;
  const now = kernel.clock.now();
  const since = new Date(now.subtract({ hours: HOURS }).epochMilliseconds);
  return heldLately(kernel.db.kysely, account, subjectId, { today: kernel.clock.today().toString(), since });
}
