import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  name: string;
  data: string | Buffer;
  /** Packed already: what comes out and how much is what the headers say. */
  packed?: Buffer;
  flags?: number;
  method?: number;
  /** Said of the unpacked size instead of the truth. */
  claims?: number;
  crc?: number;
}

/** A zip archive by hand, for what a library would not write. */
export function zip(parts: readonly Part[], options: { comment?: string; zip64?: boolean } = {}): Buffer {
  const bodies: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = part.packed ?? deflateRawSync(data);
    const head = header(part, data, packed);
    const name = Buffer.from(part.name);
    bodies.push(Buffer.from('504b0304', 'hex'), head, name, packed);
    central.push(entry(head, name, offset, options.zip64 === true, part.claims ?? data.length, packed.length));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...bodies, directory, end(parts.length, directory.length, offset, options)]);
}

/** The 26 bytes that local header and directory share: version to length of extra field. */
function header(part: Part, data: Buffer, packed: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(part.flags ?? 0x800, 2);
  head.writeUInt16LE(part.method ?? 8, 4);
  head.writeUInt32LE(part.crc ?? crc32(data), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(part.claims ?? data.length, 18);
  head.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return head;
}

function entry(head: Buffer, name: Buffer, offset: number, zip64: boolean, unpacked: number, packed: number): Buffer {
  const shared = Buffer.from(head);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const extra = Buffer.alloc(zip64 ? 28 : 0);
  if (zip64) {
    shared.writeUInt32LE(0xffffffff, 14);
    shared.writeUInt32LE(0xffffffff, 18);
    shared.writeUInt16LE(extra.length, 24);
    tail.writeUInt32LE(0xffffffff, 10);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    [unpacked, packed, offset].forEach((value, i) => extra.writeBigUInt64LE(BigInt(value), 4 + i * 8));
  }
  return Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, tail, name, extra]);
}

function end(count: number, size: number, offset: number, options: { comment?: string; zip64?: boolean }): Buffer {
  const comment = Buffer.from(options.comment ?? '');
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(options.zip64 ? 0xffff : count, 8);
  record.writeUInt16LE(options.zip64 ? 0xffff : count, 10);
  record.writeUInt32LE(options.zip64 ? 0xffffffff : size, 12);
  record.writeUInt32LE(options.zip64 ? 0xffffffff : offset, 16);
  record.writeUInt16LE(comment.length, 20);
  if (!options.zip64) return Buffer.concat([record, comment]);
  const record64 = Buffer.alloc(56);
  record64.writeUInt32LE(0x06064b50, 0);
  record64.writeBigUInt64LE(44n, 4);
  record64.writeBigUInt64LE(BigInt(count), 24);
  record64.writeBigUInt64LE(BigInt(count), 32);
  record64.writeBigUInt64LE(BigInt(size), 40);
  record64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  return Buffer.concat([record64, locator, record, comment]);
}
