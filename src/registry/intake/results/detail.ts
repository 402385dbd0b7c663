import { sql } from 'kysely';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import { openProposals, type OpenProposal } from '../../../kernel/proposals/index.ts';
import { getBatch } from '../batches/list.ts';
import { RECALL } from '../batches/recall.ts';
import { countSeverityMissing, mendBy, receiptOf, type Receipt } from '../batches/receipt.ts';
import { REVIEW } from '../review/wait.ts';
import { reasonGroups, type ReasonGroup } from './groups.ts';

export interface BatchDetail extends Receipt {
  severityMissing: number;
  mendBy: string | null;
  groups: ReasonGroup[];
  /** Rows that went back and have not come again. */
  open: number;
  reportedBy: string;
  /** What waits for a second person: the batch itself, its recall. */
  review: OpenProposal | null;
  recall: OpenProposal | null;
}

/** The receipt with all that can be done about the batch. Throws NOT_FOUND (also for another organ's). */
export async function batchDetail(kernel: Kernel, id: string, caller: Caller, language: Language): Promise<BatchDetail> {
  const batch = await getBatch(kernel, caller, id);
  const { batch_id: batchId, reported_by: reportedBy } = batch;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from intake_returns where batch_id = ${batchId}::uuid and settled_on is null`.execute(kernel.db.kysely);
  const waits = await kernel.db.tx(async (tx) => ({
    review: (await openProposals(tx, REVIEW, [batchId])).get(batchId) ?? null,
    recall: (await openProposals(tx, RECALL, [batchId])).get(batchId) ?? null,
  }));
  return {
    ...receiptOf(kernel, batch),
    severityMissing: await countSeverityMissing(kernel, batchId),
    mendBy: await mendBy(kernel, batchId),
    groups: await reasonGroups(kernel, batchId, language),
    open: rows[0]!.n,
    reportedBy,
    ...waits,
  };
}
