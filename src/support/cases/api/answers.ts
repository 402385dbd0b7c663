import type { Static } from 'typebox';
import type { Case, Fired } from '../../../kernel/procedures/index.ts';
import type { Done, FiredAnswer } from './schemas.ts';

export function doneOf({ caseId, number, version, state, closedOn }: Case): Static<typeof Done> {
  return { caseId, number, version, state, closedOn };
}

export function firedOf({ case: of, step, papers, repeated }: Fired): Static<typeof FiredAnswer> {
  return { ...doneOf(of), step: step.n, papers: papers.map((paper) => ({ ...paper })), repeated };
}
