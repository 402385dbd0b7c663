import { rm } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { INTAKE_JOB } from '../batches/job-name.ts';
import { askForReview, mustWait } from '../review/wait.ts';
import { mayReport, openFile } from './open-file.ts';
import { spool } from './spool.ts';
import { startBatch } from '../batches/start.ts';

export interface Received {
  batch: string;
  number: string;
  earlier: boolean;
  state: string;
}

/**
 * Takes an upload: it is laid down, looked at as a whole (a file that can't be read is refused here, with its faults), and
 * worked through by a job. The same file again answers with the earlier batch.
 */
export async function receiveUpload(kernel: Kernel, request: FastifyRequest, caller: Caller): Promise<Received> {
  const spooled = await spool(kernel, request);
  let kept = false;
  try {
    const mapping = spooled.fields.get('form') ?? spooled.fields.get('mapping');
    const organ = spooled.fields.get('organ') ?? caller.organ ?? '';
    mayReport(kernel, caller, organ);
    const sheet = spooled.fields.get('sheet');
    const wanted = { path: spooled.path, fileName: spooled.fileName, mapping, organ, caller, sheet, spool: true };
    const again = spooled.fields.get('again') === 'true';
    const amountsChecked = spooled.fields.get('amountsChecked') === 'true';
    const file = await openFile(kernel, wanted);
    const waits = mustWait(kernel, file.organ, spooled.fields.get('review') === 'true');
    const begin = { ...wanted, again, amountsChecked, waits };
    const { batch, earlier } = await startBatch(kernel, begin, file, (tx, created) =>
      waits ? askForReview(tx, kernel, created, caller) : kernel.jobs.enqueue(tx, INTAKE_JOB, { batchId: created.batch_id }),
    );
    kept = batch.spool === spooled.path;
    return { batch: batch.batch_id, number: batch.number, earlier: earlier || !kept, state: batch.state };
  } finally {
    if (!kept) await rm(spooled.path, { force: true });
  }
}
