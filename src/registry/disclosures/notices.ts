import type { EventType, Reader } from '../../kernel/journal/types.ts';
import { recipientsOf } from './recipients.ts';

const TYPES = [
  'record.corrected',
  'record.withdrawn',
  'record.recalled',
  'record.ended',
] as const satisfies EventType[];

/**
 * A correction goes to every recipient always (domain.md). The notice names the record by its opaque id and what
 * happened, never its content: what holds now is fetched, and what was withdrawn must not travel once more.
 */
export const noticeReader: Reader = {
  name: 'notices',
  types: TYPES,
  batch: 200,
  async handle(tx, events, context) {
    for (const event of events) {
      if (event.subjectId === null) continue;
      const recipients = await recipientsOf(tx, { subjectId: event.subjectId, recordId: event.object });
      for (const { recipient, channel } of recipients) {
        await context.outbox({
          channel: 'notice',
          key: `notice ${event.seq} ${recipient} ${channel}`,
          payload: { recipient, received: channel, record: event.object, event: event.type, seq: event.seq },
        });
      }
    }
  },
};
