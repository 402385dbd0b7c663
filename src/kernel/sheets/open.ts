import { createHash } from 'node:crypto';
import { inspectFile } from './decode.ts';
import { openBytes } from './source.ts';
import { csvTable } from './csv-table.ts';
import { openJsonLines } from './json/index.ts';
import { TABLE_LIMITS, type TableLimits } from './limits.ts';
import { OLE_MAGIC, oleNames } from './ole.ts';
import { refuseTable } from './refuse.ts';
import type { Table } from './types.ts';
import { openOldWorkbook } from './xls/index.ts';
import { fileBytes } from './xlsx/file-bytes.ts';
import { openWorkbook } from './xlsx/index.ts';

const HEAD = 4_096;

/**
 * The one door for files of rows: CSV (UTF-8 or GB18030), JSON lines, .xlsx and .xls; the first two also as gzip. What it is
 * is decided by its content, never by its name. Throws FILE_REFUSED with what to do, FILE_UNUSABLE where there is no file.
 */
export async function openTable(path: string, limits: TableLimits = TABLE_LIMITS, signal?: AbortSignal): Promise<Table> {
  const { head, packed } = await readHead(path);
  signal?.throwIfAborted();
  if (head.length === 0) throw refuseTable('FILE_EMPTY');
  if (head.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'))) {
    // A workbook inside gzip is read by place, which needs the file itself.
    if (packed) throw refuseTable('ARCHIVE');
    return { ...(await openWorkbook(path, limits, signal)), ...(await hashOf(path, signal)) };
  }
  if (head.subarray(0, 8).equals(OLE_MAGIC)) {
    if (packed) throw refuseTable('ARCHIVE');
    return { ...(await openOle(path, limits, signal)), ...(await hashOf(path, signal)) };
  }
  refuseOther(head);
  const inspected = await inspectFile(path);
  if (inspected.bytes > limits.unpacked) throw refuseTable('FILE_SIZE', { limit: limits.unpacked / 1_000_000 });
  return looksLikeJson(head) ? openJsonLines(path, inspected, limits, signal) : csvTable(path, inspected, limits, signal);
}

async function readHead(path: string): Promise<{ head: Buffer; packed: boolean }> {
  let head = Buffer.alloc(0);
  // Names the file where it is missing, and unpacks gzip.
  for await (const chunk of await openBytes(path)) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= HEAD) break;
  }
  const raw = await (await fileBytes(path)).read(0, 2);
  return { head: head.subarray(0, HEAD), packed: raw[0] === 0x1f && raw[1] === 0x8b };
}

async function hashOf(path: string, signal?: AbortSignal): Promise<{ hash: Buffer; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of await openBytes(path)) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { hash: hash.digest(), bytes };
}

async function openOle(path: string, limits: TableLimits, signal?: AbortSignal): Promise<Omit<Table, 'hash' | 'bytes'>> {
  const names = new Set((await oleNames(await fileBytes(path, signal))).map((name) => name.toLowerCase()));
  if (names.has('encryptedpackage') || names.has('encryptioninfo')) throw refuseTable('WORKBOOK_ENCRYPTED');
  if (names.has('_vba_project_cur') || names.has('_vba_project')) throw refuseTable('WORKBOOK_MACROS');
  if (names.has('workbook') || names.has('book')) return openOldWorkbook(path, limits, signal);
  throw refuseTable('OTHER_DOCUMENT');
}

/** Files that are sent for tables often enough to be told what to do. */
function refuseOther(head: Buffer): void {
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart();
  if (text.startsWith('%PDF-')) throw refuseTable('PDF');
  if (/^(?:Rar!|7z\u00bc\u00af|PK\u0005\u0006)/u.test(text)) throw refuseTable('ARCHIVE');
  // Business systems export web pages and call them .xls; Excel 2003 had an XML of its own.
  if (/^<(?:!doctype html|html|head|meta|table|style|\?xml)/iu.test(text)) throw refuseTable('WEB_PAGE');
  // MIME: Excel's "single file web page".
  if (/^MIME-Version:/iu.test(text)) throw refuseTable('WEB_PAGE');
  if (/^\[\s*(?:[{[]|\])/u.test(text)) throw refuseTable('JSON_WHOLE');
  if (/^\{\s*[\r\n]/u.test(text)) throw refuseTable('JSON_WHOLE');
  // Excel before 5.0, without a container.
  if (head[0] === 0x09 && head[1]! <= 4 && head[2] === 6 && head[3] === 0) throw refuseTable('WORKBOOK_OLD');
}

function looksLikeJson(head: Buffer): boolean {
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart();
  return /^\{[ \t]*["}]/u.test(text);
}
