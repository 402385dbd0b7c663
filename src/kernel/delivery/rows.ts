import type { Selectable } from 'kysely';
import type { DeliveryTables } from './tables.ts';
import type { Attempt, ConsentStep, Outcome } from './types.ts';

export function toAttempt(row: Selectable<DeliveryTables['deliveries']>): Omit<Attempt, 'outcomes'> {
  return {
    deliveryId: row.delivery_id,
    caseId: row.case_id,
    subjectId: row.subject_id,
    documents: row.documents,
    method: row.method,
    sentOn: row.sent_on,
    recipient: row.recipient,
    address: row.address,
    by: row.by_account,
    at: row.at,
  };
}

export function toOutcome(row: Selectable<DeliveryTables['delivery_outcomes']>): Outcome {
  return {
    n: row.n,
    outcome: row.outcome,
    on: row.on_day,
    recordedOn: row.recorded_on,
    proof: row.proof,
    fileId: row.file_id,
    fileSha256: row.file_sha256,
    reason: row.reason,
    by: row.by_account,
    at: row.at,
  };
}

export function toConsent(row: Selectable<DeliveryTables['delivery_consents']>): ConsentStep {
  return {
    subjectId: row.subject_id,
    n: row.n,
    step: row.step,
    on: row.from_day,
    address: row.address,
    papers: row.papers ?? 'all',
    signedBy: row.signed_by,
    signedOn: row.signed_on,
    by: row.by_account,
    at: row.at,
    fileId: row.file_id,
    fileSha256: row.file_sha256,
  };
}
