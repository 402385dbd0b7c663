import { sql } from 'kysely';
import { logAccess, permits, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type IsoDate, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { listCases } from '../../../kernel/procedures/index.ts';
import { openProposals, type OpenProposal } from '../../../kernel/proposals/index.ts';
import { FACET } from '../facets/effect.ts';
import type { PublicityTables } from '../facts.ts';
import { requireActing } from '../scope.ts';
import { findRecordsById } from '../store.ts';
import { heldRow, type HeldRow } from './held.ts';

/** Who decided on a held row, and when: for the second officer who opens it. */
export interface Review {
  recordId: string;
  actId: string;
  /** Null once somebody has decided. */
  held: HeldRow | null;
  decided: {
    action: 'record.released' | 'record.withdrawn';
    by: string | null;
    at: string;
    reason: string | null;
  } | null;
  /** By whom it was sent: that person does not release it. */
  sentBy: string | null;
  releasedOn: IsoDate | null;
  endedOn: IsoDate | null;
  /** Stays and shields of the act that wait for another person. */
  waits: OpenProposal | null;
  /** Corrections and withdrawals of the act that wait for another person, where the caller reads cases. */
  open: { caseId: string; number: string; openedOn: string }[];
}

/**
 * One row as the reviewers' desk has it: what holds it, or who has decided and when. A look, with its purpose. Throws
 * NOT_FOUND, FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function reviewOf(kernel: Kernel, id: string, caller: Caller): Promise<Review> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const review = await kernel.db.tx(async (tx): Promise<Omit<Review, 'open'> & { subjectId: string }> => {
    const [row] = await findRecordsById(on<PublicityTables>(tx), id);
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
    await requireActing(tx, caller, row.organ);
    const isHeld = row.held.length > 0 && row.released_on === null && row.ended_on === null;
    const held = isHeld ? await heldRow(tx, kernel, caller, row.record_id) : null;
    await logAccess(kernel, tx, caller, {
      subjectIds: [row.subject_id],
      action: 'publicity.review.opened',
      fields: ['held', ...(held === null || held.content === null ? [] : ['content'])],
    });
    return {
      recordId: row.record_id,
      actId: row.act_id,
      subjectId: row.subject_id,
      held,
      decided: isHeld ? null : await decisionOf(tx, row.record_id, row.act_id),
      waits: (await openProposals(tx, FACET, [row.act_id])).get(row.act_id) ?? null,
      sentBy: await senderOf(tx, row.batch_id),
      releasedOn: row.released_on,
      endedOn: row.ended_on,
    };
  });
  const { subjectId: _, ...rest } = review;
  return { ...rest, open: await openCases(kernel, caller, review.actId) };
}

async function openCases(kernel: Kernel, caller: Caller, actId: string): Promise<Review['open']> {
  if (!permits(caller, 'case.read')) return [];
  const { items } = await listCases(kernel, caller, { object: { kind: 'act', id: actId }, state: 'open', limit: 20 });
  return items.map(({ caseId, number, openedOn }) => ({ caseId, number, openedOn }));
}

async function decisionOf(tx: Tx, recordId: string, actId: string): Promise<Review['decided']> {
  const { rows } = await sql<NonNullable<Review['decided']>>`
    select action, account as by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, details->>'reason' as reason
    from v_audit_log
    where action in ('record.released', 'record.withdrawn') and outcome = 'ok' and object = any(${[recordId, actId]}::text[])
    order by id desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

async function senderOf(tx: Tx, batchId: string | null): Promise<string | null> {
  if (batchId === null) return null;
  const { rows } = await sql<{ by: string | null }>`
    select reported_by as by from v_intake_batches where batch_id = ${batchId}::uuid`.execute(tx);
  return rows[0]?.by ?? null;
}
