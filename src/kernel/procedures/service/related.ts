import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { absentAt, XinhengError } from '../../errors/index.ts';
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
    if (actsForParty(of, caller, kernel.clock.today(), 'see')) return 'party';
    if (isRelated(of, editionOf(kernel, of.procedure, of.edition), caller)) return 'official';
    throw new XinhengError('NOT_FOUND', { what: caseId.slice(0, 40) });
  });
}

/**
 * Is this an open case of that body, with that step of its party? Tells nobody of the case: for keeping what a person wrote
 * whose mandate has just ended, and who may read nothing of it any more.
 */
export async function isPartyStep(kernel: Kernel, of: { caseId: string; subjectId: string; step: string }): Promise<boolean> {
  return kernel.db.tx(async (tx) => {
    const loaded = await loadCase(tx, kernel, of.caseId, false).catch(absentAt('NOT_FOUND'));
    if (loaded === undefined || loaded.case.subjectId !== of.subjectId || loaded.case.closedOn !== null) return false;
    const { transitions } = editionOf(kernel, loaded.case.procedure, loaded.case.edition);
    return transitions.some(({ id, by }) => id === of.step && by.some(({ who }) => who === 'party'));
  });
}
