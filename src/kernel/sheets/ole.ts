import type { FileBytes } from './xlsx/file-bytes.ts';

/** The first bytes of a compound file: the old binary formats, and new ones behind a password. */
export const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const END_OF_CHAIN = 0xfffffffa;

/** Longest chain of directory sectors that is followed: some tens of thousands of names. */
const MOST_SECTORS = 4_096;

/**
 * Names of the streams and storages in a compound file (MS-CFB 2.6); fewer where it is damaged. Enough to tell an encrypted
 * workbook, an old workbook and macros apart, without reading any of them.
 */
export async function oleNames(file: FileBytes): Promise<string[]> {
  const header = await file.read(0, 512);
  if (header.length < 512) return [];
  const size = 2 ** header.readUInt16LE(30);
  if (size !== 512 && size !== 4096) return [];
  const sector = (n: number): Promise<Buffer> => file.read((n + 1) * size, size);
  const names: string[] = [];
  let at = header.readUInt32LE(48);
  for (let i = 0; i < MOST_SECTORS && at < END_OF_CHAIN; i++) {
    const bytes = await sector(at);
    if (bytes.length < size) break;
    names.push(...namesIn(bytes));
    // Which sector follows stands in the allocation table; its own sectors beyond the first 109 are listed elsewhere.
    const table = Math.floor(at / (size / 4));
    if (table >= 109) break;
    const allocation = await sector(header.readUInt32LE(76 + table * 4));
    if (allocation.length < size) break;
    at = allocation.readUInt32LE((at % (size / 4)) * 4);
  }
  return names;
}

function namesIn(bytes: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = bytes.readUInt16LE(at + 64);
    // In bytes with the closing zero; type 0 is an empty place.
    if (bytes[at + 66] !== 0 && length >= 2 && length <= 64) names.push(bytes.toString('utf16le', at, at + length - 2));
  }
  return names;
}
