import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { refuseTable } from '../refuse.ts';
import type { TableLimits } from '../limits.ts';
import { readDirectory, type ZipEntry } from './directory.ts';
import { fileBytes, type FileBytes } from './file-bytes.ts';

const LOCAL = 0x04034b50;

/** The parts of a workbook, unpacked under limits that count what comes out, whatever the archive says of itself. */
export class Archive {
  readonly #file: FileBytes;
  readonly #entries: Map<string, ZipEntry>;
  readonly #limits: TableLimits;
  /** Most that came out of a part so far: a part that is read twice counts once. */
  readonly #out = new Map<ZipEntry, number>();

  private constructor(file: FileBytes, entries: Map<string, ZipEntry>, limits: TableLimits) {
    this.#file = file;
    this.#entries = entries;
    this.#limits = limits;
  }

  static async open(path: string, limits: TableLimits, signal?: AbortSignal): Promise<Archive> {
    const file = await fileBytes(path, signal);
    if (file.size > limits.packed) throw refuseTable('FILE_SIZE', { limit: limits.packed / 1_000_000 });
    return new Archive(file, await readDirectory(file, limits), limits);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** A small part as text; undefined where there is none. */
  async text(name: string): Promise<string | undefined> {
    if (!this.has(name)) return undefined;
    const pieces: string[] = [];
    let length = 0;
    for await (const piece of this.texts(name)) {
      length += piece.length;
      if (length > this.#limits.part) throw this.#tooMuch();
      pieces.push(piece);
    }
    return pieces.join('');
  }

  /** The text of a part as it is unpacked. Bytes that are no text end in a refusal. */
  async *texts(name: string): AsyncGenerator<string> {
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    try {
      for await (const chunk of this.#bytes(name)) {
        // Other programs than Excel and WPS may write UTF-16, always with its mark.
        decoder ??= new TextDecoder(
          chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8',
          { fatal: true },
        );
        yield decoder.decode(chunk, { stream: true });
      }
      const rest = decoder?.decode();
      if (rest) yield rest;
    } catch (error) {
      throw error instanceof TypeError ? refuseTable('WORKBOOK_DAMAGED') : error;
    }
  }

  async *#bytes(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) throw refuseTable('WORKBOOK_DAMAGED');
    let length = 0;
    let crc = 0;
    try {
      const { bytes, taken } = await this.#open(entry);
      for await (const chunk of bytes) {
        length += chunk.length;
        crc = crc32(chunk, crc);
        this.#count(entry, length, taken());
        yield chunk;
      }
    } catch (error) {
      throw isZlibError(error) ? refuseTable('WORKBOOK_DAMAGED') : error;
    }
    if (length !== entry.unpacked || crc !== entry.crc) throw refuseTable('WORKBOOK_DAMAGED');
  }

  /** The bytes of a part, and how many packed ones they took so far. */
  async #open(entry: ZipEntry): Promise<{ bytes: AsyncIterable<Buffer>; taken: () => number }> {
    const head = await this.#file.read(entry.offset, 30);
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw refuseTable('WORKBOOK_DAMAGED');
    if (entry.packed === 0) return { bytes: empty(), taken: () => 0 };
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const packed = this.#file.stream(start, entry.packed);
    if (entry.method === 0) return { bytes: packed as AsyncIterable<Buffer>, taken: () => entry.packed };
    if (entry.method !== 8) throw refuseTable('WORKBOOK_DAMAGED');
    const unpacked = createInflateRaw({ chunkSize: 1 << 18 });
    // Errors of either stream surface in the loop over `unpacked`.
    pipeline(packed, unpacked, () => undefined);
    return { bytes: unpacked as AsyncIterable<Buffer>, taken: () => unpacked.bytesWritten };
  }

  #count(entry: ZipEntry, length: number, taken: number): void {
    const { unpacked, ratio, ratioFrom } = this.#limits;
    this.#out.set(entry, Math.max(length, this.#out.get(entry) ?? 0));
    const total = [...this.#out.values()].reduce((sum, part) => sum + part, 0);
    if (total > unpacked || (length > ratioFrom && length > ratio * taken)) throw this.#tooMuch();
  }

  #tooMuch(): Error {
    return refuseTable('WORKBOOK_UNPACKS', { limit: this.#limits.unpacked / 1_000_000, ratio: this.#limits.ratio });
  }
}

async function* empty(): AsyncGenerator<Buffer> {}

function isZlibError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('Z_');
}
