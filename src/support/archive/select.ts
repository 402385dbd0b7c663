import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { scopeSql, type Caller } from '../../kernel/access/index.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { visibleSql } from '../../registry/publicity/index.ts';
import { currentRecords, type RecordsTable } from '../../registry/records/index.ts';
import { resolveKey } from '../../registry/subjects/index.ts';
import { actsByDocument } from './document.ts';
import { filterSql, type Filter, type Resolved } from './filter.ts';

const r = currentRecords('r');
const c = currentRecords('c');

/** A record with what its row does not say itself. */
export interface FoundRecord extends RecordsTable {
  subject_name: string | null;
  subject_uscc: string | null;
  district: string | null;
  organ_name: string | null;
  organ_name_en: string | null;
  reporting_name: string | null;
  reporting_name_en: string | null;
}

export interface Place {
  decided: IsoDate;
  actId: string;
  recordId: string;
}

/** Counted to here; beyond it the answer says that there are more. */
export const COUNTED_TO = 10_000;

/**
 * Rows of which the caller may read more than the public, and those that the public sees: `levelFor` in SQL, so that a page
 * is full and a number right.
 */
export function readableSql(caller: Caller, today: IsoDate): RawBuilder<SqlBool> {
  const columns = {
    organ: r.organ,
    district: sql<string | null>`o.district`,
    subjectId: r.subject_id,
  };
  return sql<SqlBool>`(${scopeSql(caller, columns, 'AUTHORISED')} or ${visibleSql('r')(today)})`;
}

/** Resolves what is no column. Throws NOT_FOUND, AMBIGUOUS_KEY for the body; an unknown number finds nothing. */
export async function resolveFilter(tx: Tx, filter: Filter, today: IsoDate): Promise<Resolved> {
  const actIds = filter.documentNo === undefined ? null : await actsByDocument(tx, filter.documentNo);
  return { subjectId: filter.subject === undefined ? null : await subjectOf(tx, filter.subject), actIds, today };
}

/** The body that a key means today. Throws NOT_FOUND, AMBIGUOUS_KEY. */
export async function subjectOf(tx: Tx, key: string): Promise<string> {
  const resolution = await resolveKey(tx, key);
  if (resolution.found === 'none') throw new XinhengError('NOT_FOUND', { what: 'subject' });
  if (resolution.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { key });
  return resolution.subject.subject_id;
}

/**
 * From where the list is read. Without a body it walks the acts along their index, latest decision first, and stops at a
 * page; of one body or batch all records are few. `offset 0` keeps the records of an act a question of their own, or the
 * planner, which can't tell how many addressees an act has, reads and sorts the whole register.
 */
function fromSql({ subjectId }: Resolved, filter: Filter): RawBuilder<unknown> {
  const organ = sql`left join v_policy_organs o on o.code = ${r.organ}`;
  if (subjectId !== null || filter.batch !== undefined) return sql`${r.table} join v_records_acts a on a.act_id = ${r.act_id} ${organ}`;
  return sql`v_records_acts a cross join lateral (
      select ${c.all} from ${c.table} where ${c.subject_id} = any(a.subject_ids) and ${c.act_id} = a.act_id offset 0) r ${organ}`;
}

export interface Selection {
  filter: Filter;
  resolved: Resolved;
  caller: Caller;
}

function whereSql({ filter, resolved, caller }: Selection): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join([...filterSql(filter, resolved), readableSql(caller, resolved.today)], sql` and `)}`;
}

/** The statement of a page, apart so that its plan can be looked at. */
export function pageSql(selection: Selection, after: Place | null, limit: number): RawBuilder<FoundRecord> {
  const beyond =
    after === null
      ? sql`true`
      : sql`a.decided <= ${after.decided}::date
          and (a.decided < ${after.decided}::date or (a.act_id, ${r.record_id}) > (${after.actId}::uuid, ${after.recordId}::uuid))`;
  return sql<FoundRecord>`
    select ${r.all}, s.name as subject_name, s.uscc as subject_uscc, o.district, o.name as organ_name, o.name_en as organ_name_en,
      p.name as reporting_name, p.name_en as reporting_name_en
    from ${fromSql(selection.resolved, selection.filter)}
    left join v_subjects_bodies s on s.subject_id = ${r.subject_id}
    left join v_policy_organs p on p.code = ${r.reporting_organ}
    where ${whereSql(selection)} and ${beyond}
    order by a.decided desc, a.act_id, ${r.record_id} limit ${limit}`;
}

export async function selectRecords(tx: Tx, selection: Selection, after: Place | null, limit: number): Promise<FoundRecord[]> {
  const { rows } = await pageSql(selection, after, limit).execute(tx);
  return rows;
}

/** How many there are, as far as they are counted. */
export async function countRecords(tx: Tx, selection: Selection): Promise<{ count: number; more: boolean }> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${fromSql(selection.resolved, selection.filter)}
      where ${whereSql(selection)} limit ${COUNTED_TO + 1}) c`.execute(tx);
  const n = rows[0]?.n ?? 0;
  return { count: Math.min(n, COUNTED_TO), more: n > COUNTED_TO };
}

/** One record by its id that the caller may read, whatever its level. */
export async function findReadable(tx: Tx, caller: Caller, recordId: string, today: IsoDate): Promise<FoundRecord | undefined> {
  const { rows } = await sql<FoundRecord>`
    select ${r.all}, s.name as subject_name, s.uscc as subject_uscc, o.district, o.name as organ_name, o.name_en as organ_name_en,
      p.name as reporting_name, p.name_en as reporting_name_en
    from ${r.table}
    left join v_policy_organs o on o.code = ${r.organ}
    left join v_subjects_bodies s on s.subject_id = ${r.subject_id}
    left join v_policy_organs p on p.code = ${r.reporting_organ}
    where ${r.record_id} = ${recordId}::uuid and ${readableSql(caller, today)}`.execute(tx);
  return rows[0];
}
