import { sql, type Kysely } from 'kysely';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { visibleSql } from '../sql.ts';

export interface FormerName {
  name: string;
  to: IsoDate;
}

/** Names that the body no longer bears. */
export async function formerNames(db: Kysely<unknown>, subjectId: string): Promise<FormerName[]> {
  const { rows } = await sql<FormerName>`
    select name, max(valid_to) as to from v_subjects_names where subject_id = ${subjectId}
    group by name having bool_and(valid_to is not null) order by max(valid_to) desc, name limit 20`.execute(db);
  return rows;
}

export interface RegistrationSource {
  source: string;
  sourceName: string;
  sourceNameEn: string;
  last: IsoDate;
  /** What is odd about the claimed code, where it is; the claim stands as it was made. */
  findings: string[];
  usccGiven: string | null;
}

/** Who registered the body here and when that was last received; nothing of its records. */
export async function registrationSources(db: Kysely<unknown>, subjectId: string): Promise<RegistrationSource[]> {
  const { rows } = await sql<RegistrationSource>`
    select r.source, coalesce(o.name, r.source) as "sourceName",
      coalesce(o.name_en, o.name, r.source) as "sourceNameEn", r.received_on as last, r.findings, r.uscc_given as "usccGiven"
    from v_subjects_registrations r left join v_policy_organs o on o.code = r.source
    where r.subject_id = ${subjectId} order by r.received_on desc, r.registration_id limit 20`.execute(db);
  return rows;
}

/** Which of the lists that are kept here show the body today, by the names of their procedures. */
export async function listsShowing(db: Kysely<unknown>, subjectId: string, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ list: string }>`
    select distinct r.content->>'list' as list from v_records_current r
    where r.subject_id = ${subjectId} and r.kind = 'listing' and r.content->>'list' is not null and ${visibleSql('r')(today)}
    order by 1`.execute(db);
  return rows.map(({ list }) => list);
}
