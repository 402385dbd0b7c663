import { permits, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { on, type Tx } from '../../db/index.ts';
import type { CaseTables } from '../store.ts';
import { readable } from './list.ts';

/**
 * Cases that an official may open and whose number begins so, the latest number first. Their numbers only: nothing of a case
 * is read for the caller, so this is no look.
 */
export async function casesNumbered(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'clock'>,
  caller: Caller,
  text: string,
  limit: number,
): Promise<{ caseId: string; number: string }[]> {
  if (!permits(caller, 'case.read')) return [];
  const rows = await on<CaseTables>(tx)
    .selectFrom('cases')
    .select(['case_id', 'number'])
    .where(readable(kernel, caller, kernel.clock.today().toString()))
    .where((of) => of.fn<boolean>('starts_with', ['number', of.val(text)]))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ case_id: caseId, number }) => ({ caseId, number }));
}
