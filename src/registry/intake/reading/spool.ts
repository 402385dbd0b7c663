import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { LIMITS } from '../../../kernel/sheets/index.ts';

export interface Spooled {
  path: string;
  fileName: string;
  fields: Map<string, string>;
}

/** Lays an upload down in the data directory. Throws TOO_LARGE, BAD_INPUT where no part is a file; then nothing is left. */
export async function spool(kernel: Kernel, request: FastifyRequest): Promise<Spooled> {
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
