import type { Language } from '../../kernel/i18n/types.ts';

/**
 * 查询记录: what one look at a public page showed, word for word as it stands on the paper. Hashed and signed in canonical
 * form (RFC 8785), so it holds strings, integers and null alone.
 */
export type ReceiptContent = {
  version: 1;
  number: string;
  /** Instant, to the second. */
  issuedAt: string;
  language: Language;
  site: string;
  /** The line on top of every page while data is invented. */
  mark: string | null;
  /** Of the page that was looked at. */
  address: string;
  /** Where the number is checked; the text of the QR code. */
  verifyAt: string;
  subject: { name: string; uscc: string | null };
  /** The first paragraph of the page. */
  summary: string[];
  /** Each adverse record on display, a line. */
  records: string[];
  /** What was left off, where there were more. */
  more: string | null;
};

/** A look, before it has a number. */
export type Shown = Omit<ReceiptContent, 'version' | 'number' | 'issuedAt' | 'verifyAt'> & {
  subjectId: string;
  /** SHA-256 of what is on display now, apart from the words. */
  state: Buffer;
  /** Origin and path before a number. */
  verifyBase: string;
};

export interface Issued {
  content: ReceiptContent;
  pdf: Buffer;
  pages: number;
  contentHash: string;
  pdfHash: string;
  signature: string;
  keyId: string;
}

/** What everybody may be told of a receipt, whatever has ended since. */
export interface Brief {
  number: string;
  issuedAt: string;
  subject: { name: string; uscc: string | null };
}

/** Where a file differs from the one issued, as far as it can be told. */
export type Difference = { byte: number } | { length: number; issued: number } | null;

export type Verification =
  | { outcome: 'good'; brief: Brief; content: ReceiptContent; signature: string; keyId: string }
  /** Something that it shows has changed: nothing of its content is repeated, and not what or which way. */
  | { outcome: 'overtaken'; brief: Brief }
  /** The file is not the one issued; the content only where it is not overtaken. */
  | { outcome: 'changed'; brief: Brief; where: Difference; content: ReceiptContent | null }
  | { outcome: 'unknown'; number: string }
  | { outcome: 'mistyped' }
  | { outcome: 'unreadable' };

/** What is on display now about the body of a receipt (hash as in `Shown`), or null where its page shows nothing of it. */
export type StateNow = (subjectId: string, uscc: string | null) => Promise<Buffer | null>;
