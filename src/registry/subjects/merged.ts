import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { JournalEvent } from '../../kernel/journal/types.ts';

type Handle = Tx | Kysely<unknown>;

/** The bodies that an event concerns; that of a merger names two. */
export function bodiesOfEvent({ type, subjectId, object }: Pick<JournalEvent, 'type' | 'subjectId' | 'object'>): string[] {
  if (subjectId === null) return [];
  return type === 'subject.merged' || type === 'subject.unmerged' ? [subjectId, object] : [subjectId];
}

/** The body that lives on of a row of `v_subjects_bodies`: itself, or where a chain of mergers ends. */
export function livingSql(alias: string): RawBuilder<string> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<string>`case when ${of('merged_into')} is null then ${of('subject_id')} else (
    with recursive ways as (
      select ${of('merged_into')} as id
      union select m.merged_into from v_subjects_bodies m join ways w on m.subject_id = w.id where m.merged_into is not null)
    select m.subject_id from v_subjects_bodies m join ways w on m.subject_id = w.id where m.merged_into is null) end`;
}

/** The body that lives on, of any body. */
export async function survivorOf(db: Handle, subjectId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select ${livingSql('b')} as id from v_subjects_bodies b where b.subject_id = ${subjectId}::uuid`.execute(db);
  return rows[0]?.id ?? subjectId;
}

/** A body with the entries that were merged into it, one after another too. */
export async function withMerged(db: Handle, subjectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive own as (
      select ${subjectId}::uuid as id
      union select b.subject_id from v_subjects_bodies b join own on b.merged_into = own.id)
    select id from own`.execute(db);
  return rows.map(({ id }) => id);
}
