import { sql } from 'kysely';
import type { ContentHome, StoredContent } from '../../kernel/journal/index.ts';
import { registrationContent } from './claim.ts';
import type { RegistrationsTable } from './types.ts';

/** Where journal verify finds the content of registration events. */
export const registrationHome: ContentHome = {
  types: ['registration.added', 'registration.replaced', 'registration.moved'],
  async fetch(db, events) {
    const { rows } = await sql<{ at: number; row: (Omit<RegistrationsTable, 'salt'> & { salt: string }) | null }>`
      select n.at, coalesce(
        (select to_jsonb(r) from registrations r
          where r.subject_id = n.subject_id and r.registration_id = n.registration_id and r.version = n.version),
        (select h.row from registration_history h
          where h.subject_id = n.subject_id and h.registration_id = n.registration_id and h.version = n.version)) as row
      from unnest(${events.map((e) => e.seq)}::bigint[], ${events.map((e) => e.subjectId)}::uuid[],
        ${events.map((e) => e.object)}::uuid[], ${events.map((e) => e.version)}::int[])
        as n(at, subject_id, registration_id, version)`.execute(db.kysely);
    const found = new Map<number, StoredContent>();
    for (const { at, row } of rows)
      if (row) found.set(at, { salt: Buffer.from(row.salt.slice(2), 'hex'), content: registrationContent(row) });
    return found;
  },
};
