import { createHash } from 'node:crypto';
import type { Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { newNumber } from './number.ts';
import { paperOf } from './paper.ts';
import { seal } from './seal.ts';
import { insertReceipt } from './store.ts';
import type { Issued, ReceiptContent, Shown } from './types.ts';

/**
 * Gives a look its number, signs it, prints it and keeps what it says; of the asker nothing is kept, but for the audit log's
 * account of a known caller. The file itself is not kept: its hash is.
 */
export async function issueReceipt(
  kernel: Pick<Kernel, 'db' | 'clock' | 'settings'>,
  caller: Caller,
  { subjectId, state, verifyBase, ...shown }: Shown,
): Promise<Issued> {
  const number = newNumber();
  const now = kernel.clock.now().round({ smallestUnit: 'second', roundingMode: 'floor' });
  const content: ReceiptContent = {
    version: 1,
    number,
    issuedAt: now.toString(),
    ...shown,
    verifyAt: `${verifyBase}/${number}`,
  };
  const { hash, signature, keyId } = await seal(kernel.settings, content);
  const { bytes, pages } = paperOf(content, { signature, keyId });
  const pdfHash = createHash('sha256').update(bytes).digest();
  await kernel.db.tx(async (tx) => {
    await insertReceipt(tx, {
      number,
      subject_id: subjectId,
      issued_at: new Date(now.epochMilliseconds),
      content,
      content_hash: hash,
      state_hash: state,
      pdf_hash: pdfHash,
      signature,
      key_id: keyId,
    });
    await audit(kernel, tx, caller, { action: 'receipt.issued', object: number, outcome: 'ok' });
  });
  return {
    content,
    pdf: bytes,
    pages,
    contentHash: hash.toString('hex'),
    pdfHash: pdfHash.toString('hex'),
    signature: signature.toString('base64url'),
    keyId,
  };
}
