import { sql } from 'kysely';
import type { ContentHome, StoredContent } from '../../kernel/journal/index.ts';
import { recordContent } from './content.ts';
import type { RecordsTable } from './types.ts';

/** Where journal verify finds the content of record events: the current row, or its history at that version. */
export const recordHome: ContentHome = {
  types: [
    'record.accepted',
    'record.replaced',
    'record.released',
    'record.corrected',
    'record.withdrawn',
    'record.recalled',
    'record.ended',
    'record.attached',
    'record.disputed',
    'record.stayed',
    'record.unstayed',
    'record.shielded',
    'record.unshielded',
    'record.moved',
  ],
  async fetch(db, events) {
    const { rows } = await sql<{ at: number; row: (Omit<RecordsTable, 'salt'> & { salt: string }) | null }>`
      select n.at, coalesce(
        (select to_jsonb(r) from records r
          where r.subject_id = n.subject_id and r.record_id = n.record_id and r.version = n.version),
        (select h.row from record_history h
          where h.subject_id = n.subject_id and h.record_id = n.record_id and h.version = n.version)) as row
      from unnest(${events.map((e) => e.seq)}::bigint[], ${events.map((e) => e.subjectId)}::uuid[],
        ${events.map((e) => e.object)}::uuid[], ${events.map((e) => e.version)}::int[])
        as n(at, subject_id, record_id, version)`.execute(db.kysely);
    const found = new Map<number, StoredContent>();
    for (const { at, row } of rows) if (row) found.set(at, { salt: saltOf(row.salt), content: recordContent(row) });
    return found;
  },
};

/** bytea as to_jsonb writes it: \x and hexadecimal. */
function saltOf(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}
