import type { Hashable } from '../journal/index.ts';
import type { Attempt, ConsentStep, Outcome } from './types.ts';

/** What is hashed of each row: the journal holds the leaf alone, the words stand in the row beside their salt. */
export function attemptContent(attempt: Omit<Attempt, 'outcomes' | 'at'>): Hashable {
  const { deliveryId, caseId, method, sentOn, recipient, address, by } = attempt;
  return { deliveryId, caseId, documents: [...attempt.documents], method, sentOn, recipient, address, by };
}

export function outcomeContent(deliveryId: string, given: Omit<Outcome, 'at'>): Hashable {
  const { n, outcome, on, recordedOn, fileSha256, reason, by } = given;
  return { deliveryId, n, outcome, on, recordedOn, proof: { ...given.proof }, fileSha256, reason, by };
}

export function consentContent(step: Omit<ConsentStep, 'at'>): Hashable {
  const { subjectId, n, step: what, on, address, signedBy, signedOn, by, fileSha256 } = step;
  const papers = step.papers === 'all' ? 'all' : [...step.papers];
  return { subjectId, n, step: what, on, address, papers, signedBy, signedOn, by, fileSha256 };
}
