import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { XinhengError } from '../errors/index.ts';
import { LIMITS } from './limits.ts';
import { refuseTable } from './refuse.ts';

/**
 * The bytes of a table, unpacked where the file is gzip (told by its content, not by its name). A stream that unpacks to
 * more than the limit ends in a refusal, so that a small file can't fill the disk or the memory.
 */
export async function openBytes(path: string): Promise<AsyncIterable<Buffer>> {
  const packed = await isGzip(path);
  const raw = createReadStream(path, { highWaterMark: 1 << 18 });
  if (!packed) return limited(raw);
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  // Errors of either stream surface in the loop over `unpacked`.
  pipeline(raw, unpacked, () => undefined);
  return limited(unpacked);
}

/** Throws FILE_UNUSABLE where there is no file that we may read. */
async function isGzip(path: string): Promise<boolean> {
  const file = await open(path).catch((cause: unknown) => {
    throw unusable(path, cause);
  });
  try {
    const head = Buffer.alloc(2);
    await file.read(head, 0, 2, 0).catch((cause: unknown) => {
      // A directory opens, but has nothing to read.
      throw unusable(path, cause);
    });
    return head[0] === 0x1f && head[1] === 0x8b;
  } finally {
    await file.close();
  }
}

async function* limited(stream: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > LIMITS.bytes) throw refuseTable('FILE_SIZE', { limit: LIMITS.bytes / 1_000_000 });
      yield chunk;
    }
  } catch (error) {
    if (isZlibError(error)) throw refuseTable('GZIP_BROKEN', {});
    throw error;
  }
}

function isZlibError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE');
}

/** Names the file and says why, so that it is not taken for a database that is down. */
function unusable(path: string, cause: unknown): XinhengError {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'EIO';
  return new XinhengError('FILE_UNUSABLE', { path, reason }, { cause });
}
