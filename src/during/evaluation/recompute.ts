import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { factsKnownAt } from '../../registry/dossiers/index.ts';
import { numbersWith, packedOn } from './dossiers.ts';
import { evaluator } from './evaluate.ts';
import { findEvaluation, type EvaluationRow } from './store.ts';

/** What working an evaluation out again gave: the same, another, or that it can't be worked out any more. */
export type Recomputed = 'SAME' | 'DIFFERENT' | 'NOT_REPRODUCIBLE(ERASED)';

/** Works a stored evaluation out again from what was known then. Throws NOT_FOUND, also where its model is gone. */
export async function recompute(
  tx: Tx,
  kernel: Pick<Kernel, 'policy'>,
  subjectId: string,
  evaluationId: string,
): Promise<Recomputed> {
  const row = await findEvaluation(tx, subjectId, evaluationId);
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: evaluationId });
  const model = kernel.policy.all<ModelContent>('model').find((each) => each.hash === row.model_hash);
  if (model === undefined) throw new XinhengError('NOT_FOUND', { what: `model/${row.model}@${row.edition}` });
  const { facts, erased } = await factsKnownAt(tx, subjectId, row.position);
  if (erased) return 'NOT_REPRODUCIBLE(ERASED)';
  const numbers = await numbersWith(tx, facts);
  const body = { subjectId, attributes: { ...row.attributes, position: row.position }, facts };
  const outcome = evaluator(model.content, numbers, row.as_of).evaluate(packedOn(body, numbers, row.as_of).facts);
  return same(row, outcome) ? 'SAME' : 'DIFFERENT';
}

function same(row: EvaluationRow, outcome: ReturnType<ReturnType<typeof evaluator>['evaluate']>): boolean {
  const kept = row.outcome.indicators;
  const values = outcome.indicators.every((each, at) => each.raw === kept[at]?.raw && each.points === kept[at]?.points);
  return values && outcome.score === row.score && outcome.grade === row.grade;
}
