import { createHmac } from 'node:crypto';
import type { Kernel } from '../../../kernel/context.ts';
import { key } from '../../../kernel/keys/index.ts';

/**
 * What is kept of a file to know it again: an HMAC over its SHA-256. The file holds identity columns, and the plain hash
 * of a file of one row would let anybody who can read it try out numbers.
 */
export async function keyedHash(kernel: { settings: Pick<Kernel['settings'], 'dataDirectory'> }, hash: Buffer): Promise<Buffer> {
  return createHmac('sha256', await key(kernel.settings.dataDirectory, 'file'))
    .update(hash)
    .digest();
}
