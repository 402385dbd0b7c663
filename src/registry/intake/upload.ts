import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { INTAKE_JOB } from './job.ts';
import { LIMITS } from './limits.ts';
import { mayReport, openFile, startBatch } from './run.ts';

export interface Received {
  batch: string;
  number: string;
  earlier: boolean;
  state: string;
}

interface Spooled {
  path: string;
  fileName: string;
  fields: Map<string, string>;
}

/**
 * Takes an upload: it is laid down, looked at as a whole (a file that can't be read is refused here, with its faults), and
 * worked through by a job. The same file again answers with the earlier batch.
 */
export async function receiveUpload(kernel: Kernel, request: FastifyRequest, caller: Caller): Promise<Received> {
  const spooled = await spool(kernel, request);
  let kept = false;
  try {
    const mapping = spooled.fields.get('mapping') ?? '';
    const organ = spooled.fields.get('organ') ?? caller.organ ?? '';
    mayReport(kernel, caller, organ);
    const sheet = spooled.fields.get('sheet');
    const wanted = { path: spooled.path, fileName: spooled.fileName, mapping, organ, caller, sheet, spool: true };
    const again = spooled.fields.get('again') === 'true';
    const file = await openFile(kernel, wanted);
    const { batch, earlier } = await startBatch(kernel, { ...wanted, again }, file, async (tx, created) => {
      await kernel.jobs.enqueue(tx, INTAKE_JOB, { batchId: created.batch_id });
    });
    kept = batch.spool === spooled.path;
    return { batch: batch.batch_id, number: batch.number, earlier: earlier || !kept, state: batch.state };
  } finally {
    if (!kept) await rm(spooled.path, { force: true });
  }
}

async function spool(kernel: Kernel, request: FastifyRequest): Promise<Spooled> {
  const directory = join(kernel.settings.dataDirectory, 'uploads');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, kernel.ids.record());
  const fields = new Map<string, string>();
  let fileName: string | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: LIMITS.upload } })) {
      if (part.type === 'field') fields.set(part.fieldname, String(part.value));
      else {
        fileName = part.filename;
        await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
        if (part.file.truncated) throw new XinhengError('TOO_LARGE', { limit: LIMITS.upload });
      }
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  if (fileName === undefined) throw new XinhengError('BAD_INPUT', { what: 'file' });
  return { path, fileName: fileName.slice(0, 200), fields };
}
