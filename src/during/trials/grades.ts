import { XinhengError } from '../../kernel/errors/index.ts';
import { NO_GRADE } from '../evaluation/index.ts';
import { MEAN_PLACES, quotient } from './statistics/exact.ts';
import type { Model } from './types.ts';

/**
 * Grades are of one scale where both models have the same ones in the same order. Of two models they must be called the
 * same too: an A that means something else is another grade.
 */
export function sameScale(a: Model, b: Model): boolean {
  const gradesOf = ({ content }: Model) =>
    JSON.stringify(content.grades.map(({ id, apart, title }) => [id, apart === true, ...(a.id === b.id ? [] : [title.zh, title.en])]));
  return gradesOf(a) === gradesOf(b);
}

export function gradeId({ content }: Model, place: number): string {
  return content.grades[place]?.id ?? NO_GRADE;
}

/** A score, or NaN for none. Throws INTERNAL for one beyond what a number holds exactly. */
export function safe(score: number): number {
  if (!Number.isNaN(score) && !Number.isSafeInteger(score)) throw new XinhengError('INTERNAL', { what: 'score' });
  return score;
}

/** Null without a graded body. */
export function meanOf(sum: bigint, n: number, { content }: Model): string | null {
  return n === 0 ? null : quotient(sum, BigInt(n) * 10n ** BigInt(content.score.places), MEAN_PLACES);
}
