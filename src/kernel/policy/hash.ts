import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** SHA-256 of the canonical JSON (RFC 8785) of a document: spaces and the order of keys in the file change nothing. */
export function documentHash(document: unknown): string {
  const canonical = canonicalize(document);
  if (canonical === undefined) throw new TypeError('a policy document is a JSON object');
  return createHash('sha256').update(canonical).digest('hex');
}
