import { refuseTable } from '../refuse.ts';
import type { TableLimits } from '../limits.ts';
import type { FileBytes } from './file-bytes.ts';

/** One part of a zip archive, as its central directory says. What it says of sizes is not believed when unpacking. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Place of the local header. */
  offset: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const NONE_32 = 0xffffffff;

/**
 * The directory of a zip archive by lower-case name. Refused: a name twice (readers disagree on which one counts) and parts
 * that overlap (one piece of packed data unpacked many times over).
 */
export async function readDirectory(file: FileBytes, limits: TableLimits): Promise<Map<string, ZipEntry>> {
  const end = await findEnd(file);
  if (end.count > limits.entries) throw refuseTable('WORKBOOK_PARTS', { limit: limits.entries });
  if (end.offset + end.size > file.size) throw refuseTable('WORKBOOK_DAMAGED');
  const bytes = await file.read(end.offset, end.size);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let i = 0; i < end.count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw refuseTable('WORKBOOK_DAMAGED');
    const { entry, next } = readEntry(bytes, at);
    at = next;
    if (entry.name.endsWith('/')) continue;
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw refuseTable('WORKBOOK_DAMAGED');
    entries.set(key, entry);
  }
  refuseOverlap([...entries.values()], end.offset);
  return entries;
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw refuseTable('WORKBOOK_DAMAGED');
  // Bit 0: packed with a password of the archive itself.
  if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw refuseTable('WORKBOOK_ENCRYPTED');
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
  const entry: ZipEntry = {
    // Some writers use the other slash or begin at the root.
    name: name.replaceAll('\\', '/').replace(/^\/+/u, ''),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  widen(entry, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
  return { entry, next };
}

/** ZIP64: fields that do not fit stand in an extra record, in this order, and only those. */
function widen(entry: ZipEntry, extra: Buffer): void {
  const wide = (['unpacked', 'packed', 'offset'] as const).filter((field) => entry[field] === NONE_32);
  if (wide.length === 0) return;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    if (at + 4 + wide.length * 8 > extra.length) break;
    wide.forEach((field, i) => (entry[field] = readLong(extra, at + 4 + i * 8)));
    return;
  }
  throw refuseTable('WORKBOOK_DAMAGED');
}

async function findEnd(file: FileBytes): Promise<{ count: number; size: number; offset: number }> {
  // The record is 22 bytes and a comment of at most 65,535.
  const start = Math.max(0, file.size - 65_557);
  const tail = await file.read(start, file.size - start);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const found = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const wide = found.count === 0xffff || found.size === NONE_32 || found.offset === NONE_32;
    return wide && at >= 20 && tail.readUInt32LE(at - 20) === END_64_LOCATOR ? readEnd64(file, readLong(tail, at - 20 + 8)) : found;
  }
  // Most often an upload or a download that broke off.
  throw refuseTable('WORKBOOK_DAMAGED');
}

async function readEnd64(file: FileBytes, at: number): Promise<{ count: number; size: number; offset: number }> {
  if (at + 56 > file.size) throw refuseTable('WORKBOOK_DAMAGED');
  const record = await file.read(at, 56);
  if (record.readUInt32LE(0) !== END_64) throw refuseTable('WORKBOOK_DAMAGED');
  return { count: readLong(record, 32), size: readLong(record, 40), offset: readLong(record, 48) };
}

function readLong(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw refuseTable('WORKBOOK_DAMAGED');
  return Number(value);
}

function refuseOverlap(entries: ZipEntry[], directory: number): void {
  const sorted = entries.sort((a, b) => a.offset - b.offset);
  sorted.forEach((entry, i) => {
    const next = sorted[i + 1]?.offset ?? directory;
    if (entry.offset + 30 + entry.packed > next) throw refuseTable('WORKBOOK_DAMAGED');
  });
}
