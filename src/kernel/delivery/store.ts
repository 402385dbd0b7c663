import { among, grouped, on, together, type Tx } from '../db/index.ts';
import { toAttempt, toOutcome } from './rows.ts';
import type { DeliveryTables } from './tables.ts';
import type { Attempt, Outcome } from './types.ts';

export async function insertAttempt(tx: Tx, attempt: Omit<Attempt, 'outcomes'>, salt: Buffer): Promise<void> {
  await on<DeliveryTables>(tx)
    .insertInto('deliveries')
    .values({
      delivery_id: attempt.deliveryId,
      case_id: attempt.caseId,
      subject_id: attempt.subjectId,
      documents: JSON.stringify(attempt.documents),
      method: attempt.method,
      sent_on: attempt.sentOn,
      recipient: attempt.recipient,
      address: attempt.address,
      by_account: attempt.by,
      at: attempt.at,
      salt,
    })
    .execute();
}

export async function insertOutcome(tx: Tx, attempt: Attempt, outcome: Outcome, salt: Buffer): Promise<void> {
  await on<DeliveryTables>(tx)
    .insertInto('delivery_outcomes')
    .values({
      case_id: attempt.caseId,
      n: outcome.n,
      delivery_id: attempt.deliveryId,
      outcome: outcome.outcome,
      on_day: outcome.on,
      recorded_on: outcome.recordedOn,
      proof: JSON.stringify(outcome.proof),
      file_id: outcome.fileId,
      file_sha256: outcome.fileSha256,
      reason: outcome.reason,
      by_account: outcome.by,
      at: outcome.at,
      salt,
    })
    .execute();
}

/** The case of an attempt, without a lock. */
export async function caseOfDelivery(tx: Tx, deliveryId: string): Promise<string | undefined> {
  const row = await on<DeliveryTables>(tx)
    .selectFrom('deliveries')
    .select('case_id')
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
  return row?.case_id;
}

/** Locks the attempts of a case: two who record at once get one order, and each sees what the other wrote. */
export async function lockAttempts(tx: Tx, caseId: string): Promise<Attempt[]> {
  await on<DeliveryTables>(tx)
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('case_id', '=', caseId)
    .orderBy('delivery_id')
    .forUpdate()
    .execute();
  return attemptsOf(tx, caseId);
}

/** The attempts of a case with what became of each, in the order of sending. PERSONAL. */
export async function attemptsOf(tx: Tx, caseId: string): Promise<Attempt[]> {
  return (await attemptsOfCases(tx, [caseId])).get(caseId) ?? [];
}

/** The same of each of the cases. PERSONAL. */
export async function attemptsOfCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Attempt[]>> {
  const db = on<DeliveryTables>(tx);
  const [attempts, rows] = await together([
    db.selectFrom('deliveries').selectAll().where(among('case_id', caseIds)).orderBy('at').orderBy('delivery_id').execute(),
    db.selectFrom('delivery_outcomes').selectAll().where(among('case_id', caseIds)).orderBy('n').execute(),
  ]);
  const outcomes = grouped(rows, (row) => row.delivery_id, toOutcome);
  return grouped(
    attempts,
    (row) => row.case_id,
    (row) => ({ ...toAttempt(row), outcomes: outcomes.get(row.delivery_id) ?? [] }),
  );
}

/** Those of the cases from which something was sent to the party. */
export async function casesWithSendings(tx: Tx, caseIds: readonly string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await on<DeliveryTables>(tx)
    .selectFrom('deliveries')
    .select('case_id')
    .distinct()
    .where('case_id', 'in', [...caseIds])
    .execute();
  return new Set(rows.map((row) => row.case_id));
}
