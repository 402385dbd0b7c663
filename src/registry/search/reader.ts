import { sql } from 'kysely';
import type { Reader } from '../../kernel/journal/types.ts';

/**
 * Keeps `search_entries` in step with the names of the subjects that the events speak of: all their entries anew, in two
 * statements for the whole batch, so that reading an event twice changes nothing.
 */
export const searchReader: Reader = {
  name: 'search',
  types: ['subject.created', 'registration.added', 'registration.replaced'],
  batch: 5000,
  async handle(tx, events) {
    const subjects = [...new Set(events.flatMap((event) => (event.subjectId === null ? [] : [event.subjectId])))];
    if (subjects.length === 0) return;
    await sql`delete from search_entries where subject_id = any(${subjects}::uuid[])`.execute(tx);
    await sql`
      insert into search_entries (subject_id, name_norm, name, current, bigrams)
      select n.subject_id, n.name_norm, min(n.name), bool_or(n.valid_to is null), pairs.bigrams
      from subject_names n,
        lateral (select coalesce(array_agg(distinct substr(n.name_norm, i, 2)), '{}') as bigrams
          from generate_series(1, length(n.name_norm) - 1) as i) as pairs
      where n.subject_id = any(${subjects}::uuid[]) and n.name_norm <> ''
      group by n.subject_id, n.name_norm, pairs.bigrams`.execute(tx);
  },
};
