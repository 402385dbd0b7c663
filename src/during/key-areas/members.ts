import { sql, type RawBuilder } from 'kysely';
import type { KeyAreaPart, KeyAreasContent } from '../../kernel/policy/index.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

export type KeyArea = KeyAreasContent['areas'][number];

const pattern = (words: readonly string[]) => words.map((word) => `%${word.replaceAll(/[\\%_]/gu, '\\$&')}%`);

/** Where a record says what it is. */
const SAYS = sql`concat_ws(' ', ${r.content}->>'title', ${r.content}->>'documentName', ${r.content}->>'category',
  ${r.content}->>'certificate', ${r.content}->>'text')`;

/** What stands: not taken back, not revoked or void. A record that is no longer displayed still belongs to the file. */
const STANDS = sql`${r.isAct} and ${r.validity} not in ('revoked', 'void')`;

/** What a scope leaves out: （不含食品销售）, 不含药品生产 up to the next mark. */
const LEFT_OUT = '(不含|不包括|不得从事|不从事)[^；;。，,（()）]*|[（(][^（()）]*除外[）)]';

/** The registered scope as what the body does: without what it leaves out, and without words that mean something else. */
function scopeOf({ except }: KeyArea['members']): RawBuilder<string> {
  const own = sql<string>`regexp_replace(s.scope, ${LEFT_OUT}, '', 'g')`;
  return except.reduce((text, word) => sql<string>`replace(${text}, ${word}, '')`, own);
}

/** Bodies not known to be out of business that belong to the area, one row each: by their registered scope or by a permit. */
export function membersSql({ members }: KeyArea): RawBuilder<unknown> {
  return sql`
    select b.subject_id, coalesce(b.district, '') as district from v_subjects_bodies b
    where b.merged_into is null and b.state in ('active', 'unknown') and b.subject_id in (
      select s.subject_id from v_subjects_scopes s where ${scopeOf(members)} like any(${pattern(members.scope)}::text[])
      union select ${r.subject_id} from ${r.table}
        where ${r.item} = 'permit' and ${STANDS} and ${SAYS} like any(${pattern(members.permits)}::text[]))`;
}

/** Records of the body `m` that are this part of its file. `since` is the first day that counts. */
export function partSql(part: KeyAreaPart, since: string | null, columns: RawBuilder<unknown> = r.subject_id): RawBuilder<unknown> {
  if (part.item === 'registration') return sql`select g.subject_id from v_subjects_registrations g where g.subject_id = m.subject_id`;
  const words = part.words.length === 0 ? sql`true` : sql`${SAYS} like any(${pattern(part.words)}::text[])`;
  const recent = since === null ? sql`true` : sql`${r.decided} >= ${since}::date`;
  return sql`select ${columns} from ${r.table}
    where ${r.subject_id} = m.subject_id and ${r.item} = ${part.item} and ${STANDS} and ${words} and ${recent}`;
}
