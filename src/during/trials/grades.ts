import { XinhengError } from '../../kernel/errors/index.ts';
import { NO_GRADE, type Evaluator } from '../evaluation/index.ts';
import { MEAN_PLACES, quotient } from './statistics/exact.ts';
import type { Model } from './types.ts';

/** Grades of two models are of one scale only where it is the same model with the same grades in the same order. */
export function sameScale(a: Model, b: Model): boolean {
  const gradesOf = ({ content }: Model) => content.grades.map(({ id, apart }) => `${id} ${apart === true}`).join(',');
  return a.id === b.id && gradesOf(a) === gradesOf(b);
}

export function gradeId({ content }: Model, place: number): string {
  return content.grades[place]?.id ?? NO_GRADE;
}

/** The score of the body that was graded last. Throws INTERNAL for one beyond what a number holds exactly. */
export function scoreOf(evaluate: Evaluator): number {
  const score = evaluate.lastScore();
  if (!Number.isSafeInteger(score)) throw new XinhengError('INTERNAL', { what: 'score' });
  return score;
}

/** Null without a graded body. */
export function meanOf(sum: bigint, n: number, { content }: Model): string | null {
  return n === 0 ? null : quotient(sum, BigInt(n) * 10n ** BigInt(content.score.places), MEAN_PLACES);
}
