import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { refuseTable } from './refuse.ts';
import { openBytes } from './source.ts';

export type Encoding = 'utf-8' | 'gb18030';

export interface Inspected {
  encoding: Encoding;
  /** SHA-256 of the bytes as read (unpacked). */
  hash: Buffer;
  bytes: number;
}

/**
 * Decides the encoding on the whole file: strict UTF-8 if every byte fits, else GB18030 without one error, else the file is
 * refused with the line. Never on a sample: a GB18030 file can begin with thousands of plain ASCII rows.
 */
export async function inspectFile(path: string): Promise<Inspected> {
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of await openBytes(path)) {
    if (head.length < 4) head = Buffer.concat([head, chunk.subarray(0, 4 - head.length)]);
    hash.update(chunk);
    utf8.write(chunk);
    bytes += chunk.length;
  }
  if (bytes === 0) throw refuseTable('FILE_EMPTY', {});
  refuseByHead(head);
  const encoding = utf8.end() ? 'utf-8' : await checkGb18030(path, hasUtf8Bom(head));
  return { encoding, hash: hash.digest(), bytes };
}

function refuseByHead(head: Buffer): void {
  if (head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)))
    throw refuseTable('ENCODING_UTF16', {});
}

const hasUtf8Bom = (head: Buffer): boolean => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;

/** Strict UTF-8 over chunks: a character may be cut by a chunk's end. */
class Utf8Check {
  #tail: Buffer = Buffer.alloc(0);
  #good = true;

  write(chunk: Buffer): void {
    if (!this.#good) return;
    const bytes = this.#tail.length > 0 ? Buffer.concat([this.#tail, chunk]) : chunk;
    const whole = bytes.length - unfinished(bytes);
    this.#good = isUtf8(bytes.subarray(0, whole));
    this.#tail = Buffer.from(bytes.subarray(whole));
  }

  end(): boolean {
    return this.#good && this.#tail.length === 0;
  }
}

/** How many bytes at the end begin a character that is not complete. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

async function checkGb18030(path: string, bom: boolean): Promise<Encoding> {
  // A byte order mark says UTF-8; if the rest is not, the file is damaged, not of another encoding.
  const decoder = new TextDecoder('gb18030', { fatal: true });
  let line = 1;
  try {
    if (bom) throw new TypeError();
    for await (const chunk of await openBytes(path)) {
      line += countLines(decoder.decode(chunk, { stream: true }));
    }
    decoder.decode();
    return 'gb18030';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuseTable('ENCODING_UNKNOWN', { line });
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** The text of the file, without byte order mark. A file that is no longer what was inspected fails as FILE_CHANGED. */
export async function* decodeFile(path: string, encoding: Encoding): AsyncGenerator<string> {
  // ignoreBOM false = the mark is taken off, once, at the beginning.
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  try {
    for await (const chunk of await openBytes(path)) yield decoder.decode(chunk, { stream: true });
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (error instanceof TypeError) throw refuseTable('FILE_CHANGED', {});
    throw error;
  }
}
