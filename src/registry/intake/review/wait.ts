import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { Hashable } from '../../../kernel/journal/types.ts';
import { propose, type Effect } from '../../../kernel/proposals/index.ts';
import { INTAKE_JOB } from '../batches/job-name.ts';
import { intakeMessages } from '../messages.ts';
import { intakeRules } from '../checking/rules.ts';
import type { IntakeBatchesTable } from '../tables.ts';

export const REVIEW = 'batch.review';

/** Whether files of this organ wait for a second person: the rules say so, or its sender asks for it. */
export function mustWait(kernel: Pick<Kernel, 'policy' | 'clock'>, organ: string, asked: boolean): boolean {
  return asked || intakeRules(kernel.policy, kernel.clock.today().toString()).reviewed.includes(organ);
}

/** A file that stays its owner's may change or go before the second person comes: what waits is a copy. */
export async function keepCopy(kernel: Pick<Kernel, 'settings' | 'ids'>, path: string): Promise<string> {
  const directory = join(kernel.settings.dataDirectory, 'uploads');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const copy = join(directory, kernel.ids.record());
  await copyFile(path, copy);
  return copy;
}

/** Puts a new batch before the second person. Appends to the journal. */
export async function askForReview(tx: Tx, kernel: Kernel, batch: IntakeBatchesTable, caller: Caller): Promise<void> {
  const { batch_id: batchId, number, organ } = batch;
  const input = {
    kind: REVIEW,
    objectKind: 'batch',
    objectId: batchId,
    payload: { batchId, number },
    reason: t('zh-CN', intakeMessages)['review.reason']({ number }),
    organ,
  };
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const { proposalId } = await propose(tx, input, caller, kernel, at);
  await sql`update intake_batches set review = ${proposalId}::uuid where batch_id = ${batchId}::uuid`.execute(tx);
}

export const review: Effect = {
  kind: REVIEW,
  describe(stored, language) {
    return t(language, intakeMessages)['review.describe']({ number: payloadOf(stored).number });
  },
  page: (stored) => `/workbench/intake/batches/${payloadOf(stored).batchId}/review`,
  async run(tx, stored, { kernel }) {
    const { batchId, number } = payloadOf(stored);
    const { numAffectedRows } = await sql`
      update intake_batches set state = 'running' where batch_id = ${batchId}::uuid and state = 'received'`.execute(tx);
    if (Number(numAffectedRows) !== 1) throw new XinhengError('CONFLICT', { what: number });
    await kernel.jobs.enqueue(tx, INTAKE_JOB, { batchId });
    return [];
  },
  async closed(tx, stored, { now }) {
    const { rows } = await sql<{ spool: string | null }>`
      update intake_batches b set state = 'refused', finished_at = ${now}, spool = null
      from (select batch_id, spool from intake_batches where batch_id = ${payloadOf(stored).batchId}::uuid for update) o
      where b.batch_id = o.batch_id and b.state = 'received' returning o.spool`.execute(tx);
    // Gone only once its batch is closed; a copy that is left by a rollback is asked for again.
    if (rows[0]?.spool) await rm(rows[0].spool, { force: true });
    return [];
  },
};

function payloadOf(stored: Hashable): { batchId: string; number: string } {
  return stored as { batchId: string; number: string };
}
