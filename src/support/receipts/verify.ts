import { createHash, timingSafeEqual } from 'node:crypto';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { readNumber } from './number.ts';
import { paperOf } from './paper.ts';
import { contentHash, sealHolds } from './seal.ts';
import { findReceipt, type ReceiptRow } from './store.ts';
import type { Brief, Difference, StateNow, Verification } from './types.ts';

type Needed = Pick<Kernel, 'db' | 'settings'>;

/** As it stands in the file's properties, which PDF/A leaves uncompressed: in its information and in its metadata. */
const IN_FILE = /R-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}/g;

/** Of a number typed, pasted or scanned, in whatever text. `unreadable`: there is none in it. */
export async function verifyText(kernel: Needed, text: string, stateNow: StateNow): Promise<Verification> {
  const read = readNumber(text);
  if (read === null) return { outcome: 'unreadable' };
  if ('mistyped' in read) return { outcome: 'mistyped' };
  const row = await findReceipt(kernel.db.kysely, read.number);
  if (row === undefined) return { outcome: 'unknown', number: read.number };
  return standing(kernel, row, stateNow);
}

/**
 * Of a file: the one issued, byte for byte, or changed. The number is read from the file itself, which is anybody's word:
 * only the hash of all its bytes says that it is the one.
 */
export async function verifyFile(kernel: Needed, bytes: Buffer, stateNow: StateNow): Promise<Verification> {
  const rows = await rowsNamed(kernel, bytes);
  const [row] = rows.known;
  if (row === undefined) {
    return rows.number === undefined ? { outcome: 'unreadable' } : { outcome: 'unknown', number: rows.number };
  }
  const now = await standing(kernel, row, stateNow);
  if (createHash('sha256').update(bytes).digest().equals(row.pdf_hash)) return now;
  const content = now.outcome === 'good' ? now.content : null;
  return { outcome: 'changed', brief: briefOf(row), where: differenceOf(row, bytes), content };
}

async function rowsNamed({ db }: Needed, bytes: Buffer): Promise<{ known: ReceiptRow[]; number: string | undefined }> {
  const named = new Set(bytes.toString('latin1').match(IN_FILE) ?? []);
  const numbers = [...named].flatMap((each) => {
    const read = readNumber(each);
    return read !== null && 'number' in read ? [read.number] : [];
  });
  // A file may be made to name many; nobody has use for the later ones.
  const rows = await Promise.all(numbers.slice(0, 4).map((number) => findReceipt(db.kysely, number)));
  return { known: rows.filter((row) => row !== undefined), number: numbers[0] };
}

/** `good` while what is on display is what was on display then; else no more than that it was issued. */
async function standing(kernel: Needed, row: ReceiptRow, stateNow: StateNow): Promise<Verification & { brief: Brief }> {
  await mustBeOurs(kernel, row);
  const brief = briefOf(row);
  const now = await stateNow(row.subject_id, row.content.subject.uscc);
  if (now === null || !timingSafeEqual(now, row.state_hash)) return { outcome: 'overtaken', brief };
  const signature = row.signature.toString('base64url');
  return { outcome: 'good', brief, content: row.content, signature, keyId: row.key_id };
}

/** A row that does not bear its own signature was written past us: an answer from it would be worse than none. */
async function mustBeOurs({ settings }: Needed, row: ReceiptRow): Promise<void> {
  const whole = contentHash(row.content).equals(row.content_hash) && row.content.number === row.number;
  const holds = await sealHolds(settings, row.content, { signature: row.signature, keyId: row.key_id });
  if (!whole || holds === false) throw new XinhengError('INTERNAL', { what: `receipt ${row.number}` });
}

function briefOf({ content: { number, issuedAt, subject } }: ReceiptRow): Brief {
  return { number, issuedAt, subject };
}

/** Printed again, where this edition still prints the same bytes. */
function differenceOf(row: ReceiptRow, bytes: Buffer): Difference {
  const { bytes: issued } = paperOf(row.content, { signature: row.signature, keyId: row.key_id });
  if (!createHash('sha256').update(issued).digest().equals(row.pdf_hash)) return null;
  if (issued.length !== bytes.length) return { length: bytes.length, issued: issued.length };
  return { byte: issued.findIndex((byte, at) => byte !== bytes[at]) + 1 };
}
