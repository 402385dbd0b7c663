import { sql } from 'kysely';
import type { Tx } from '../../../kernel/db/types.ts';
import type { EventType, JournalEvent, Reader } from '../../../kernel/journal/types.ts';
import { recipientsOf } from '../recipients.ts';
import { CHANNEL, type NoticePayload } from './types.ts';
import { currentRecords, versionsSql } from '../../records/index.ts';

const r = currentRecords('r');

const TYPES = ['record.corrected', 'record.withdrawn', 'record.recalled', 'record.ended', 'record.replaced'] as const satisfies EventType[];

/**
 * A correction goes to every recipient always (domain.md). The notice names act and record by their opaque ids and what
 * happened, never the content: what holds now is fetched, and what was withdrawn must not travel once more. Whoever
 * downloaded anonymously has no address and gets none: the open files of corrections and of withdrawn rows are the channel.
 * A received grade is never on display: sent again it is corrected, where any other row is no more than mended.
 */
export const noticeReader: Reader = {
  name: 'notices',
  types: TYPES,
  batch: 200,
  async handle(tx, events, context) {
    const grades = await gradesAmong(tx, events);
    for (const event of events) {
      if (event.subjectId === null) continue;
      if (event.type === 'record.replaced' && !grades.has(event.object)) continue;
      const recipients = await recipientsOf(tx, { subjectId: event.subjectId, recordId: event.object });
      if (recipients.length === 0) continue;
      const { act, reason } = await aboutOf(tx, event.subjectId, event);
      for (const { recipient, channel } of recipients) {
        const payload: NoticePayload = {
          recipient,
          received: channel,
          record: event.object,
          act,
          event: event.type,
          reason,
          seq: event.seq,
          at: event.at.toISOString(),
        };
        await context.outbox({
          channel: CHANNEL,
          key: `notice ${event.seq} ${recipient} ${channel}`,
          payload: { ...payload },
        });
      }
    }
  },
};

/** Of the records that were sent again those that are received grades. */
async function gradesAmong(tx: Tx, events: readonly JournalEvent[]): Promise<ReadonlySet<string>> {
  const replaced = events.filter(({ type, subjectId }) => type === 'record.replaced' && subjectId !== null);
  if (replaced.length === 0) return new Set();
  const { rows } = await sql<{ record_id: string }>`
    select ${r.record_id} from ${r.table}
    where ${r.subject_id} = any(${replaced.map((event) => event.subjectId)}::uuid[])
      and ${r.record_id} = any(${replaced.map((event) => event.object)}::uuid[]) and ${r.kind} = 'grade'`.execute(tx);
  return new Set(rows.map((row) => row.record_id));
}

/** The act, and the code of why, from the version that the event made (the end by term makes none). */
async function aboutOf(tx: Tx, subjectId: string, event: JournalEvent): Promise<{ act: string | null; reason: string | null }> {
  const { rows } = await sql<{ act: string; correction: string | null; ended: string | null }>`
    select act_id as act, corrections->-1->>'kind' as correction, ended_kind as ended
    from (${versionsSql({ subjectId, recordId: event.object }, ['act_id', 'corrections', 'ended_kind'])}) v
    where seq <= ${event.seq} order by seq desc limit 1`.execute(tx);
  const row = rows[0];
  if (row === undefined) return { act: null, reason: null };
  if (event.type === 'record.ended') return { act: row.act, reason: row.ended ?? 'term' };
  return { act: row.act, reason: row.correction ?? row.ended };
}
