import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Pieces of a file by place, so that a workbook is never held whole. */
export interface FileBytes {
  size: number;
  read: (offset: number, length: number) => Promise<Buffer>;
  stream: (offset: number, length: number) => Readable;
}

export async function fileBytes(path: string, signal?: AbortSignal): Promise<FileBytes> {
  const { size } = await stat(path);
  return {
    size,
    read: async (offset, length) => {
      signal?.throwIfAborted();
      // Opened for each piece: a reader that is given up half-way leaves no handle open.
      const file = await open(path);
      try {
        const bytes = Buffer.alloc(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    stream: (offset, length) => createReadStream(path, { start: offset, end: offset + length - 1, highWaterMark: 1 << 18, signal }),
  };
}
