import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { propose } from '../../../kernel/proposals/index.ts';
import { changeRecord, closeComparison, lockComparison, type ActComparisonsTable, type RecordsTable } from '../../records/index.ts';
import { factsOf, findTerms } from '../facts.ts';
import { reasonText } from '../review/reason.ts';
import { wasShown } from '../rules.ts';
import { districtOf, requireActing } from '../scope.ts';
import { isUuid } from '../../../kernel/ids/index.ts';
import { asGiven, COMPARE, patchOf, type ComparePayload } from './effect.ts';

export const RIGHTS = ['held', 'given'] as const;
export type Right = (typeof RIGHTS)[number];

/** `proposed`: the record was on display, so that taking the other line's values is a correction with a second person. */
export type Answered = { state: 'done'; record: string } | { state: 'proposed'; proposal: string };

/**
 * The deciding organ says which of two lines is right. What is held stays as it is; the other line's values take its place,
 * before display at once, after it by a correction that another person confirms. Throws NOT_FOUND, NOT_OPEN, FORBIDDEN,
 * BAD_INPUT.
 */
export async function answerComparison(
  kernel: Kernel,
  id: string,
  input: { right: Right; reason: string },
  caller: Caller,
): Promise<Answered> {
  requirePermission(caller, 'publicity.review');
  const reason = reasonText(input.reason);
  return kernel.db.tx(async (tx) => {
    const comparison = await lockComparison(tx, await subjectOf(tx, id), id);
    await requireActing(tx, caller, comparison.organ);
    const record = await recordOf(tx, comparison);
    await audit(kernel, tx, caller, {
      action: 'publicity.comparison.answered',
      object: id,
      subjectIds: [comparison.subject_id],
      outcome: 'ok',
      details: { right: input.right, fields: Object.keys(comparison.fields) },
    });
    const on = kernel.clock.today().toString();
    const at = new Date(kernel.clock.now().epochMilliseconds);
    const answer = { on, by: caller.account ?? '', reason };
    if (input.right === 'held') {
      await kernel.append(tx, [await closeComparison(tx, kernel, comparison, { ...answer, state: 'held' })], at);
      return { state: 'done', record: record.record_id };
    }
    if (wasShown(factsOf(record), await findTerms(tx), on)) return proposeGiven(tx, kernel, comparison, record, reason, caller);
    const closed = await closeComparison(tx, kernel, comparison, { ...answer, state: 'given' });
    const { subject_id: subjectId, record_id: recordId } = record;
    const changes = (current: RecordsTable) => asGiven(current, patchOf(comparison.fields));
    await changeRecord(tx, kernel, { subjectId, recordId, eventType: 'record.replaced', changes }, at, [closed]);
    return { state: 'done', record: recordId };
  });
}

async function proposeGiven(
  tx: Tx,
  kernel: Kernel,
  comparison: ActComparisonsTable,
  record: RecordsTable,
  reason: string,
  caller: Caller,
): Promise<Answered> {
  const payload: ComparePayload = {
    subjectId: record.subject_id,
    recordId: record.record_id,
    version: record.version,
    comparisonId: comparison.comparison_id,
    reason,
    by: caller.account ?? '',
  };
  const { proposalId } = await propose(
    tx,
    {
      kind: COMPARE,
      objectKind: 'comparison',
      objectId: comparison.comparison_id,
      subjectId: record.subject_id,
      payload: { ...payload },
      reason,
      organ: comparison.organ,
      district: await districtOf(tx, comparison.organ),
    },
    caller,
    kernel,
    new Date(kernel.clock.now().epochMilliseconds),
  );
  return { state: 'proposed', proposal: proposalId };
}

async function subjectOf(tx: Tx, id: string): Promise<string> {
  const { rows } = isUuid(id)
    ? await sql<{ id: string }>`select subject_id as id from v_records_comparisons where comparison_id = ${id}`.execute(tx)
    : { rows: [] };
  if (!rows[0]) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
  return rows[0].id;
}

async function recordOf(tx: Tx, { subject_id, record_id }: ActComparisonsTable): Promise<RecordsTable> {
  const { rows } = await sql<RecordsTable>`
    select * from v_records_current where subject_id = ${subject_id} and record_id = ${record_id}`.execute(tx);
  if (!rows[0]) throw new XinhengError('NOT_FOUND', { what: record_id });
  if (rows[0].ended_on !== null) throw new XinhengError('NOT_OPEN', { state: 'ended' });
  return rows[0];
}
