import { createHash } from 'node:crypto';
import { XinhengError } from '../errors/index.ts';
import { canonical } from './canonical.ts';
import type { Hashable } from './types.ts';

const SALT_BYTES = 16;
/** RFC 6962 §2.1: leaves begin with 0x00, inner nodes with 0x01, so that neither can pass for the other. */
const LEAF_PREFIX = Buffer.from([0x00]);

/** SHA-256(0x00 ‖ 16-byte salt ‖ RFC 8785 of the content). Throws CONTENT_UNHASHABLE. */
export function leafOf(salt: Buffer, content: Hashable): Buffer {
  return leafOfText(salt, canonical(content));
}

/** The same for content that is canonical text already. */
export function leafOfText(salt: Buffer, text: string): Buffer {
  if (salt.length !== SALT_BYTES) throw new XinhengError('CONTENT_UNHASHABLE', { path: '', reason: 'salt' });
  return createHash('sha256').update(LEAF_PREFIX).update(salt).update(text, 'utf8').digest();
}
