import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { currentRecords, type CurrentRecords, type EndedKind, type Nature, type Validity } from '../../registry/records/index.ts';

const r = currentRecords('r');
const n = currentRecords('n');

/** A record of a received grade with what its row does not say itself. */
export interface GradeRow {
  subject_id: string;
  record_id: string;
  seq: number;
  subject_name: string | null;
  subject_uscc: string | null;
  district: string | null;
  title: string;
  value: string;
  year: string | null;
  valid_to: IsoDate | null;
  organ: string;
  organ_name: string | null;
  organ_name_en: string | null;
  reporting_organ: string;
  document_no: string;
  decided: IsoDate;
  received_on: IsoDate;
  nature: Nature;
  validity: Validity;
  ended_kind: EndedKind | null;
  shared: boolean;
  unconfirmed: boolean;
  /** Under an objection that its organ is late with. */
  objection_late: boolean;
  display_class: string;
}

const columns = (today: IsoDate): RawBuilder<unknown> => sql`
  ${r.subject_id}, ${r.record_id}, ${r.seq}, b.name as subject_name, b.uscc as subject_uscc, b.district,
  ${r.content}->>'title' as title, ${r.content}->>'grade' as value, ${r.content}->>'year' as year,
  (${r.content}->>'validTo')::date as valid_to, ${r.organ}, o.name as organ_name, o.name_en as organ_name_en, ${r.reporting_organ},
  ${r.document_no}, ${r.decided}, ${r.received_on}, ${r.nature}, ${r.validity}, ${r.ended_kind}, ${r.shared},
  ${r.waits} as unconfirmed, ${r.answerLate(today)} as objection_late, ${r.display_class}`;

/** All received grades of one body but those that were taken back before they were any, by scale, the latest first. */
export async function gradesOfBody(tx: Tx, subjectId: string, today: IsoDate): Promise<GradeRow[]> {
  const { rows } = await sql<GradeRow>`
    select ${columns(today)} from ${r.table}
    left join v_subjects_bodies b on b.subject_id = ${r.subject_id}
    left join v_policy_organs o on o.code = ${r.organ}
    where ${r.subject_id} = ${subjectId}::uuid and ${r.kind} = 'grade' and ${r.isAct}
    order by ${r.content}->>'title', ${r.decided} desc, ${r.record_id}`.execute(tx);
  return rows;
}

export interface Selection {
  /** The name under which grades of the scale are kept. */
  name: string;
  value?: string | undefined;
  /** Division of the bodies; undefined: the whole city. */
  district?: string | undefined;
  today: IsoDate;
  /** Months for which a grade is used that does not say itself until when. */
  months: number | null;
}

export interface Place {
  decided: IsoDate;
  recordId: string;
}

/** Is the record a grade that counts on the day: in force, confirmed, shared, decided by then, its organ not late with an objection? */
export function gradeCountsSql(of: CurrentRecords, day: IsoDate): RawBuilder<SqlBool> {
  return sql<SqlBool>`${of.kind} = 'grade' and ${of.decided} <= ${day}::date and ${of.ended_kind} is null
    and ${of.validity} in ('in_force', 'varied') and ${of.shared} and ${of.confirmed} and not ${of.answerLate(day)}`;
}

/**
 * The statement of a page of the grades of one scale that hold today, one a body, apart so that its plan can be looked at:
 * the latest that counts, where its own last day and the scale's term have not passed. Latest first, then by record.
 */
export function pageSql({ name, value, district, today, months }: Selection, after: Place | null, limit: number): RawBuilder<GradeRow> {
  const beyond =
    after === null
      ? sql`true`
      : sql`${r.decided} <= ${after.decided}::date and (${r.decided} < ${after.decided}::date or ${r.record_id} > ${after.recordId}::uuid)`;
  return sql<GradeRow>`
    select ${columns(today)} from ${r.table}
    join v_subjects_bodies b on b.subject_id = ${r.subject_id} and b.merged_into is null
    left join v_policy_organs o on o.code = ${r.organ}
    where ${gradeCountsSql(r, today)} and ${r.content}->>'title' = ${name}
      and ${value === undefined ? sql`true` : sql`${r.content}->>'grade' = ${value}`}
      and ${district === undefined ? sql`true` : sql`b.district = ${district}`}
      and coalesce((${r.content}->>'validTo')::date >= ${today}::date, true)
      and ${months === null ? sql`true` : sql`${r.decided} + make_interval(months => ${months}) > ${today}::date`}
      and not exists (select 1 from ${n.table}
        where ${n.subject_id} = ${r.subject_id} and ${n.content}->>'title' = ${name} and ${gradeCountsSql(n, today)}
          and (${n.decided} > ${r.decided} or (${n.decided} = ${r.decided} and ${n.record_id} < ${r.record_id})))
      and ${beyond}
    order by ${r.decided} desc, ${r.record_id} limit ${limit}`;
}
