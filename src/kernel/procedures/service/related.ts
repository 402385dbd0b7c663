import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import { actsForParty } from '../may.ts';
import { isRelated, type Reader } from './reader.ts';
import { editionOf, loadCase } from './session.ts';

/**
 * As whom the caller has to do with a case at all. What one has nothing to do with is answered as what does not exist, or a
 * refusal would tell of it. Nothing of the case is read for the caller, so this is no look. Throws NOT_FOUND.
 */
export async function readerOf(kernel: Kernel, caseId: string, caller: Caller): Promise<Reader> {
  return kernel.db.tx(async (tx) => {
    const { case: of } = await loadCase(tx, kernel, caseId, false);
    if (actsForParty(of, caller, kernel.clock.today())) return 'party';
    if (isRelated(of, editionOf(kernel, of.procedure, of.edition), caller)) return 'official';
    throw new XinhengError('NOT_FOUND', { what: caseId.slice(0, 40) });
  });
}
