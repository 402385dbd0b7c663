import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { stayedSql, untilSql, visibleSql } from '../sql.ts';
import {
  ACT_KINDS,
  NATURES,
  type ActKind,
  type Correction,
  type Dispute,
  type Nature,
  type RecordsTable,
  type Severity,
} from '../../records/types.ts';
import { operatorChangedSql } from '../../subjects/index.ts';

/** What the public may read of a record: no version, batch, row, source key, held code or seq. */
export interface PublicRecord {
  subjectId: string;
  recordId: string;
  actId: string;
  item: string;
  edition: string;
  kind: ActKind;
  nature: Nature;
  severity: Severity | null;
  organ: string;
  organName: string;
  organNameEn: string;
  reportingOrgan: string;
  reportingOrganName: string;
  reportingOrganNameEn: string;
  documentNo: string;
  decided: IsoDate;
  permitNo: string | null;
  content: RecordsTable['content'];
  /** The last day of display, or null where no term ends it. */
  until: IsoDate | null;
  received: IsoDate;
  due: IsoDate | null;
  dueProvisional: boolean;
  daysLate: number | null;
  disputes: readonly Dispute[];
  corrections: readonly Correction[];
  stayed: boolean;
  /** Adverse, of an individual business whose operator has changed since: it binds to the operator of its day (domain.md, Subjects). */
  formerOperator: boolean;
  subjectName: string;
  subjectUscc: string | null;
}

function columns(today: IsoDate): RawBuilder<unknown> {
  return sql`r.subject_id as "subjectId", r.record_id as "recordId", r.act_id as "actId", r.item, r.edition, r.kind, r.nature,
    r.severity, r.organ, coalesce(o.name, r.organ) as "organName", coalesce(o.name_en, o.name, r.organ) as "organNameEn",
    r.reporting_organ as "reportingOrgan", coalesce(p.name, r.reporting_organ) as "reportingOrganName",
    coalesce(p.name_en, p.name, r.reporting_organ) as "reportingOrganNameEn",
    r.document_no as "documentNo", r.decided, r.permit_no as "permitNo", r.content, ${untilSql('r')(today)} as until,
    r.received_on as received, r.report_due as due, r.report_due_provisional as "dueProvisional", r.days_late as "daysLate",
    r.disputes, r.corrections, ${stayedSql('r')(today)} as stayed,
    ${formerOperator(today)} as "formerOperator", s.name as "subjectName", s.uscc as "subjectUscc"`;
}

function formerOperator(today: IsoDate): RawBuilder<boolean> {
  const changed = operatorChangedSql(sql`r.subject_id`, sql`r.decided`, sql`${today}::date`);
  return sql<boolean>`case when r.nature = 'adverse' and s.kind = 'individual_business' then ${changed} else false end`;
}

const joins = sql`
  left join v_policy_organs o on o.code = r.organ
  left join v_policy_organs p on p.code = r.reporting_organ
  join v_subjects_bodies s on s.subject_id = r.subject_id`;

const rank = (nature: RawBuilder<unknown>) => sql`array_position(array['adverse', 'neutral', 'good'], ${nature})`;

/** Adverse first, then neutral, then good; in each the latest decision, then the id. */
const order = sql`${rank(sql`r.nature`)}, r.decided desc, r.record_id desc`;

/** Where a page of one subject's records ends: the three columns of `order`. */
export interface RecordPlace {
  nature: Nature;
  decided: IsoDate;
  recordId: string;
}

export interface RecordsPage {
  /** Only these; default all. */
  natures?: readonly Nature[];
  /** Only these; default all. */
  kinds?: readonly ActKind[];
  after?: RecordPlace | null;
  limit: number;
}

/** What is on display about one subject today, a page of it. */
export async function recordsOfSubject(
  db: Kysely<unknown>,
  subjectId: string,
  today: IsoDate,
  { natures = NATURES, kinds = ACT_KINDS, after = null, limit }: RecordsPage,
): Promise<PublicRecord[]> {
  const beyond =
    after === null
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(${rank(sql`r.nature`)} > ${rank(sql`${after.nature}::text`)} or r.nature = ${after.nature}
          and (r.decided, r.record_id) < (${after.decided}::date, ${after.recordId}::uuid))`;
  const { rows } = await sql<PublicRecord>`
    select ${columns(today)} from v_records_current r ${joins}
    where r.subject_id = ${subjectId} and r.nature = any(${[...natures]}) and r.kind = any(${[...kinds]})
      and ${beyond} and ${visibleSql('r')(today)}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export interface KindCount {
  nature: Nature;
  kind: ActKind;
  n: number;
  /** How many of them are under objection. */
  objected: number;
}

/** Penalties first, then as the policy lists the kinds. */
const KINDS: readonly ActKind[] = ['penalty', ...ACT_KINDS.filter((kind) => kind !== 'penalty')];

/** How many of each kind are on display about one subject today, however many pages they fill. */
export async function countsOfSubject(db: Kysely<unknown>, subjectId: string, today: IsoDate): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select r.nature, r.kind, count(*)::int as n,
      (count(*) filter (where r.disputes @> '[{"state": "open"}]'))::int as objected
    from v_records_current r where r.subject_id = ${subjectId} and ${visibleSql('r')(today)}
    group by r.nature, r.kind order by ${rank(sql`r.nature`)}, array_position(${KINDS}::text[], r.kind)`.execute(db);
  return rows;
}

export interface Reporter {
  organ: string;
  name: string;
  nameEn: string;
  kinds: ActKind[];
  /** Last arrival among what is on display. */
  last: IsoDate;
}

/** Who reported what is on display about one subject today. */
export async function reportersOfSubject(db: Kysely<unknown>, subjectId: string, today: IsoDate): Promise<Reporter[]> {
  const { rows } = await sql<Reporter>`
    select r.reporting_organ as organ, coalesce(max(p.name), r.reporting_organ) as name,
      coalesce(max(p.name_en), max(p.name), r.reporting_organ) as "nameEn",
      array_agg(distinct r.kind order by r.kind) as kinds, max(r.received_on) as last
    from v_records_current r left join v_policy_organs p on p.code = r.reporting_organ
    where r.subject_id = ${subjectId} and ${visibleSql('r')(today)}
    group by r.reporting_organ order by max(r.received_on) desc, r.reporting_organ`.execute(db);
  return rows;
}

/** The addressees' records of one act that are on display today. */
export async function recordsOfAct(db: Kysely<unknown>, actId: string, today: IsoDate): Promise<PublicRecord[]> {
  const { rows } = await sql<PublicRecord>`
    select ${columns(today)} from v_records_acts a
    join v_records_current r on r.subject_id = any(a.subject_ids) and r.act_id = a.act_id ${joins}
    where a.act_id = ${actId} and ${visibleSql('r')(today)}
    order by ${order} limit 200`.execute(db);
  return rows;
}

/**
 * One record as the public would see it if a held one were released today, by the very query of the public pages; undefined
 * where it would not be shown.
 */
export async function recordIfReleased(db: Kysely<unknown>, recordId: string, today: IsoDate): Promise<PublicRecord | undefined> {
  const { rows } = await sql<PublicRecord>`
    select ${columns(today)} from (
      select (jsonb_populate_record(null::v_records_current, to_jsonb(c) || jsonb_build_object('held', '{}'::text[],
        'released_on', coalesce(c.released_on, ${today}::date)))).*
      from v_records_current c where c.record_id = ${recordId}::uuid) r ${joins}
    where ${visibleSql('r')(today)}`.execute(db);
  return rows[0];
}

export interface ActsFilter {
  organ?: string | undefined;
  kind?: ActKind | undefined;
  /** Days of decision. */
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  nature?: 'notAdverse';
}

export interface ActPlace {
  decided: IsoDate;
  actId: string;
  subjectId: string;
}

function filterSql(filter: ActsFilter, after: ActPlace | null): RawBuilder<SqlBool> {
  const conditions = [
    filter.organ === undefined ? null : sql`a.organ = ${filter.organ}`,
    filter.kind === undefined ? null : sql`a.kind = ${filter.kind}`,
    filter.from === undefined ? null : sql`a.decided >= ${filter.from}::date`,
    filter.to === undefined ? null : sql`a.decided <= ${filter.to}::date`,
    filter.nature === undefined ? null : sql`r.nature <> 'adverse'`,
    after === null
      ? null
      : sql`(a.decided, a.act_id) <= (${after.decided}::date, ${after.actId}::uuid)
        and ((a.decided, a.act_id) <> (${after.decided}::date, ${after.actId}::uuid) or r.subject_id > ${after.subjectId}::uuid)`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Published acts, latest decision first, one row an addressee. Walks `acts` along its index and stops at a page. */
export async function publishedActs(
  db: Kysely<unknown>,
  filter: ActsFilter,
  after: ActPlace | null,
  limit: number,
  today: IsoDate,
): Promise<PublicRecord[]> {
  const { rows } = await sql<PublicRecord>`
    select ${columns(today)} from v_records_acts a
    join v_records_current r on r.subject_id = any(a.subject_ids) and r.act_id = a.act_id ${joins}
    where ${filterSql(filter, after)} and ${visibleSql('r')(today)}
    order by a.decided desc, a.act_id desc, r.subject_id
    limit ${limit}`.execute(db);
  return rows;
}
