import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Settings } from '../../kernel/context.ts';
import { canonical } from '../../kernel/journal/canonical.ts';
import { key } from '../../kernel/keys/index.ts';
import type { ReceiptContent } from './types.ts';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Signed with the hash, so that a signature of this key can't be taken for one over anything else. */
const CONTEXT = 'xinheng receipt 1\n';

export interface Seal {
  hash: Buffer;
  signature: Buffer;
  keyId: string;
}

export function contentHash(content: ReceiptContent): Buffer {
  return createHash('sha256').update(canonical(content)).digest();
}

/** Ed25519 over the hash of the canonical content, by the receipt key of the data directory. */
export async function seal(settings: Pick<Settings, 'dataDirectory'>, content: ReceiptContent): Promise<Seal> {
  const own = await receiptKey(settings);
  const hash = contentHash(content);
  return { hash, signature: sign(null, signed(hash), own), keyId: keyIdOf(publicOf(own)) };
}

/** Does the content bear this signature? Undefined: by a key that is no longer here. */
export async function sealHolds(
  settings: Pick<Settings, 'dataDirectory'>,
  content: ReceiptContent,
  { signature, keyId }: Omit<Seal, 'hash'>,
): Promise<boolean | undefined> {
  const own = await receiptKey(settings);
  if (keyIdOf(publicOf(own)) !== keyId) return undefined;
  return verify(null, signed(contentHash(content)), createPublicKey(own), signature);
}

/** The public half, base64url of 32 bytes, and its id. */
export async function receiptPublicKey(settings: Pick<Settings, 'dataDirectory'>): Promise<{ keyId: string; publicKey: string }> {
  const publicKey = publicOf(await receiptKey(settings));
  return { keyId: keyIdOf(publicKey), publicKey };
}

async function receiptKey({ dataDirectory }: Pick<Settings, 'dataDirectory'>): Promise<KeyObject> {
  const bytes = await key(dataDirectory, 'receipt');
  return createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' });
}

function publicOf(own: KeyObject): string {
  const { x } = createPublicKey(own).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('no Ed25519 key');
  return x;
}

function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
}

function signed(hash: Buffer): Buffer {
  return Buffer.concat([Buffer.from(CONTEXT), hash]);
}
