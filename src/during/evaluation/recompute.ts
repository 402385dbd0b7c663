import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { factsKnownAt } from '../../registry/dossiers/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { numbersOf, packedOn } from './dossiers.ts';
import { evaluator } from './evaluate.ts';
import { unpack } from './fast/packed.ts';
import { isSame } from './standing.ts';
import { findEvaluation } from './store.ts';

/** What working an evaluation out again gave: the same, another, or that it can't be worked out any more. */
export type Recomputed = 'SAME' | 'DIFFERENT' | 'NOT_REPRODUCIBLE(ERASED)';

const ANSWERS = ['SAME', 'DIFFERENT', 'NOT_REPRODUCIBLE(ERASED)'] as const satisfies Recomputed[];
export { ANSWERS as RECOMPUTED };

export interface Reworked {
  id: string;
  model: string;
  version: string;
  asOf: string;
  result: Recomputed;
}

/**
 * One stored evaluation of a body worked out again, for officials with a purpose, logged. Throws NOT_FOUND, AMBIGUOUS_KEY,
 * FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function reworkEvaluation(kernel: Kernel, key: string, id: string, caller: Caller): Promise<Reworked> {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  return kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, key);
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'evaluation.reworked', fields: ['grade', 'score'] });
    const result = await recompute(tx, kernel, subjectId, id);
    const { model, edition: version, as_of: asOf } = (await findEvaluation(tx, subjectId, id))!;
    return { id, model, version, asOf, result };
  });
}

/** Works a stored evaluation out again from what was known then. Throws NOT_FOUND, also where its model is gone. */
export async function recompute(tx: Tx, kernel: Pick<Kernel, 'policy'>, subjectId: string, evaluationId: string): Promise<Recomputed> {
  const row = await findEvaluation(tx, subjectId, evaluationId);
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: evaluationId });
  const model = kernel.policy.all<ModelContent>('model').find((each) => each.hash === row.model_hash);
  if (model === undefined) throw new XinhengError('NOT_FOUND', { what: `model/${row.model}@${row.edition}` });
  const { facts, erased } = await factsKnownAt(tx, subjectId, row.position);
  if (erased) return 'NOT_REPRODUCIBLE(ERASED)';
  const numbers = numbersOf(facts);
  const { attributes } = unpack(model.content, row.packed);
  const body = { subjectId, attributes: { ...attributes, position: row.position }, facts };
  const kept = evaluator(model.content, numbers, row.as_of).keep(packedOn(body, numbers, row.as_of).facts);
  return isSame(row, kept) ? 'SAME' : 'DIFFERENT';
}
