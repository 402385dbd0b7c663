import { gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openBytes } from './source.ts';
import { tempFile } from './testing/files.ts';

async function read(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await openBytes(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a table is read as it is or unpacked, by its content', async () => {
  expect(await read(await tempFile('plain.csv.gz', '一,二'))).toBe('一,二');
  expect(await read(await tempFile('packed.csv', gzipSync('一,二')))).toBe('一,二');
});

test('a file that is not there, or is a directory, is named as such, and no stream is left to fail by itself', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  try {
    const path = await tempFile('there.csv', 'x');
    const missing = openBytes(join(dirname(path), 'missing.csv'));
    await expect(missing).rejects.toMatchObject({ code: 'FILE_UNUSABLE', params: { reason: 'ENOENT' } });
    await expect(openBytes(dirname(path))).rejects.toMatchObject({ code: 'FILE_UNUSABLE' });
    // A stream's error comes after the turn in which it was opened.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(unhandled).toEqual([]);
  } finally {
    process.off('uncaughtException', note);
    process.off('unhandledRejection', note);
  }
});
