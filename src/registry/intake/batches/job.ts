import { rm } from 'node:fs/promises';
import type { Kernel } from '../../../kernel/context.ts';
import { on } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Job } from '../../../kernel/jobs/index.ts';
import { INTAKE_JOB } from './job-name.ts';
import { openFile } from '../reading/open-file.ts';
import { workThrough } from './run.ts';
import type { IntakeTables } from '../tables.ts';

/**
 * Works through an upload. It may run twice (a killed process leaves its job behind): chunks that are committed are not
 * committed again. The upload is deleted once its rows are in, or when it turns out to be no longer what was received.
 */
export function intakeJob(kernel: Kernel): Job {
  return {
    name: INTAKE_JOB,
    async run(payload) {
      const { batchId } = payload as { batchId: string };
      const batches = on<IntakeTables>(kernel.db.kysely);
      const batch = await batches.selectFrom('intake_batches').selectAll().where('batch_id', '=', batchId).executeTakeFirst();
      if (!batch || batch.state !== 'running' || batch.spool === null) return;
      const { spool: path, mapping, organ } = batch;
      try {
        const sheet = batch.heading?.sheet;
        await workThrough(kernel, {}, await openFile(kernel, { path, mapping, organ, sheet }), batch);
      } catch (error) {
        if (!isGone(error)) throw error;
        await refuseBatch(kernel, batchId);
      }
      await rm(path, { force: true });
    },
  };
}

/** The upload is lost or damaged: trying again can't help. */
function isGone(error: unknown): boolean {
  return error instanceof XinhengError && (error.code === 'FILE_REFUSED' || error.code === 'FILE_UNUSABLE');
}

async function refuseBatch(kernel: Kernel, batchId: string): Promise<void> {
  const finished = new Date(kernel.clock.now().epochMilliseconds);
  await on<IntakeTables>(kernel.db.kysely)
    .updateTable('intake_batches')
    .set({ state: 'refused', finished_at: finished, spool: null })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'running')
    .execute();
}
