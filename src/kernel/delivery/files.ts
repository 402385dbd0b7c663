import { createHash } from 'node:crypto';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { deliveryRefused } from './refuse.ts';
import type { DeliveryTables } from './tables.ts';
import type { ProofFile } from './types.ts';

const MAXIMUM = 10 * 1024 * 1024;

export interface Filed {
  fileId: string | null;
  sha256: string | null;
}

/** Keeps a scan or receipt as it came. Throws DELIVERY_REFUSED for an empty or too large one. */
export async function keepFile(tx: Tx, kernel: Pick<Kernel, 'ids'>, file: ProofFile | undefined, at: Date): Promise<Filed> {
  if (file === undefined) return { fileId: null, sha256: null };
  const { name, mediaType, bytes } = file;
  if (bytes.length === 0 || bytes.length > MAXIMUM) throw deliveryRefused((say) => say['delivery.file']());
  const filed = { fileId: kernel.ids.record(), sha256: sha256(bytes) };
  await on<DeliveryTables>(tx)
    .insertInto('delivery_files')
    .values({ file_id: filed.fileId, name, media_type: mediaType, sha256: filed.sha256, file: bytes, filed_at: at })
    .execute();
  return filed;
}

/** A kept file. Throws NOT_FOUND, and INTERNAL where its bytes are no longer those that were filed. */
export async function proofFile(tx: Tx, fileId: string): Promise<ProofFile & { sha256: string }> {
  const row = await on<DeliveryTables>(tx).selectFrom('delivery_files').selectAll().where('file_id', '=', fileId).executeTakeFirst();
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: fileId });
  if (sha256(row.file) !== row.sha256) throw new XinhengError('INTERNAL', { what: `file ${fileId}` });
  const mediaType = row.media_type as ProofFile['mediaType'];
  return { name: row.name, mediaType, bytes: row.file, sha256: row.sha256 };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
