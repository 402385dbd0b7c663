import { on, type Tx } from '../../kernel/db/types.ts';
import type { Kysely } from 'kysely';
import type { ReceiptContent } from './types.ts';

export interface ReceiptRow {
  number: string;
  subject_id: string;
  issued_at: Date;
  content: ReceiptContent;
  content_hash: Buffer;
  state_hash: Buffer;
  pdf_hash: Buffer;
  signature: Buffer;
  key_id: string;
}

interface ReceiptTables {
  receipts: ReceiptRow;
}

export async function insertReceipt(tx: Tx, row: ReceiptRow): Promise<void> {
  const stored = { ...row, content: JSON.stringify(row.content) as unknown as ReceiptContent };
  await on<ReceiptTables>(tx).insertInto('receipts').values(stored).execute();
}

export function findReceipt(db: Kysely<unknown>, number: string): Promise<ReceiptRow | undefined> {
  return on<ReceiptTables>(db).selectFrom('receipts').selectAll().where('number', '=', number).executeTakeFirst();
}
