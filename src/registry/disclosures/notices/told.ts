import { on, type Tx } from '../../../kernel/db/types.ts';
import type { NoticeTables } from './types.ts';

/** Who was told of changes to a record: by recipient, the last notice and when it was read. */
export async function noticesTo(tx: Tx, recordId: string): Promise<Map<string, { at: Date; readAt: Date | null }>> {
  const rows = await on<NoticeTables>(tx)
    .selectFrom('notices')
    .select(['recipient', 'at', 'read_at'])
    .where('record_id', '=', recordId)
    .orderBy('notice_id')
    .execute();
  return new Map(rows.map(({ recipient, at, read_at: readAt }) => [recipient, { at, readAt }]));
}
