import type { Kernel } from '../../../kernel/context.ts';
import { on } from '../../../kernel/db/types.ts';
import type { Send } from '../../../kernel/outbox/index.ts';
import type { NoticePayload, NoticeTables } from './types.ts';

/**
 * Puts a notice where its recipient finds it: in this system, under GET /api/v1/notices. Nothing leaves the house here;
 * channels that do (letters, messages) take the same outbox. Delivered at least once, kept once, by its key.
 */
export function deliverNotice(kernel: Pick<Kernel, 'db'>): Send {
  return async ({ key, payload }) => {
    // Written by our own reader, in the form of NoticePayload.
    const { recipient, event, act, record, reason, at } = payload as unknown as NoticePayload;
    await on<NoticeTables>(kernel.db.kysely)
      .insertInto('notices')
      .values({
        idempotency_key: key,
        recipient,
        kind: event,
        act_id: act,
        record_id: record,
        reason,
        at,
        read_at: null,
      })
      .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
      .execute();
  };
}
