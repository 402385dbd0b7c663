import { hash } from 'node:crypto';
import { normaliseName } from '../subjects/index.ts';
import type { ActKind } from './types.ts';

const OPEN = /[([{【〔〖《〈「『⟨﹝]/g;
const CLOSE = /[)\]}】〕〗》〉」』⟩﹞]/g;
const DASHES = /[\u2010-\u2015\u2212\u30FC\uFE58\uFE63\uFF0D]/g;

/**
 * A document's number as it is compared: 渝市监罚[2026]１２ 号, 渝市监罚（2026）12号 and 渝市监罚〔2026〕12号 are one.
 * What is shown is always the number as the organ wrote it.
 */
export function normaliseDocumentNo(documentNo: string): string {
  return documentNo
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\uFEFF]+/g, '')
    .replace(OPEN, '〔')
    .replace(CLOSE, '〕')
    .replace(DASHES, '-')
    .toUpperCase();
}

export interface DocumentIdentity {
  organ: string;
  kind: ActKind;
  documentNo: string;
  /** For acts without a number: the addressee's code and the title take its place. */
  code: string;
  title: string;
}

/**
 * Key of the document in act_keys: the first 16 bytes of SHA-256, as a uuid. With the decision date (and the permit's
 * number) beside it, it identifies an act; alone it finds other acts that carry the same number.
 */
export function documentKey(d: DocumentIdentity): string {
  const number = normaliseDocumentNo(d.documentNo);
  const parts = number === '' ? ['', d.code, normaliseName(d.title)] : [number];
  return hashUuid([d.organ, d.kind, ...parts].join('\u0000'));
}

/** The first 16 bytes of SHA-256 in the spelling of a uuid (it is no RFC 9562 uuid: only a compact key). */
export function hashUuid(text: string): string {
  const h = hash('sha256', text, 'hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;
}
