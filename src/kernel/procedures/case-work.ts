import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import type { IsoDate, Tx } from '../db/index.ts';
import { t, type Language } from '../i18n/index.ts';
import type { ProcedureContent } from '../policy/index.ts';
import { procedureMessages, titleOf } from './messages.ts';
import { nameOf, rolesIn } from './names.ts';
import { editionOf } from './service/session.ts';
import type { WorkCounts, WorkItem, WorkQuery, WorkSource } from './work-sources.ts';

interface Row {
  case_id: string;
  number: string;
  procedure: string;
  edition: string;
  object_kind: string;
  object_id: string;
  subject_id: string | null;
  what: string;
  kind: 'step' | 'period' | 'resume' | 'assign';
  roles: string[];
  relation: 'deciding' | 'handling' | 'reporting' | 'superior' | 'any';
  account: string | null;
  must: boolean;
  escalated: boolean;
  due: IsoDate | null;
  provisional: boolean;
  standing: 'late' | 'soon' | 'in time' | 'no term';
  stands_in_for: string | null;
  key: string;
}

/** Steps and terms of cases, from the projection that each step writes. */
export function caseWork(kernel: Kernel): WorkSource {
  return {
    async items(tx, query) {
      const { state, after, limit } = query;
      const { rows } = await sql<Row>`
        select * from (${mine(query)}) m
        where (${state ?? null}::text is null or m.standing = ${state ?? null})
          and (${after === undefined}::boolean or
            (coalesce(m.due, 'infinity'::date), m.key) > (coalesce(${after?.due ?? null}::date, 'infinity'::date), ${after?.key ?? ''} collate "C"))
        order by coalesce(m.due, 'infinity'::date), m.key
        limit ${limit}`.execute(tx);
      return rows.map((row) => itemOf(kernel, row, query.language));
    },
    counts: (tx, query) => countsOf(tx, query),
  };
}

async function countsOf(tx: Tx, query: Omit<WorkQuery, 'after' | 'limit' | 'state'>): Promise<WorkCounts> {
  const { rows } = await sql<WorkCounts>`
    select count(*)::int as all, count(*) filter (where standing = 'late')::int as late,
      count(*) filter (where standing = 'soon')::int as soon
    from (${mine(query)}) m`.execute(tx);
  return rows[0]!;
}

/** The rows that fit one of those for whom the caller acts; the own duty before one that is another's. */
export function mine({ caller, absent, today, soonUntil }: Omit<WorkQuery, 'after' | 'limit' | 'state' | 'language'>) {
  const who = [{ account: caller.account ?? '', role: caller.role, organ: caller.organ }, ...absent];
  return sql`
    select distinct on (d.case_id, d.what) d.case_id, d.what, d.kind, d.roles, d.account, d.must, d.escalated, d.due,
      d.provisional, c.number, c.procedure, c.edition, c.object_kind, c.object_id, c.subject_id,
      (c.number || '/' || d.what) collate "C" as key,
      case when d.organ is null then 'any' when d.organ = c.deciding then 'deciding' when d.organ = c.handling then 'handling'
        when d.organ = c.reporting then 'reporting' else 'superior' end as relation,
      case when w.i = 1 then null else w.account end as stands_in_for,
      case when d.due is null then 'no term' when d.due < ${today}::date and not d.provisional then 'late'
        when d.due <= ${soonUntil}::date then 'soon' else 'in time' end as standing
    from unnest(${who.map(({ account }) => account)}::text[], ${who.map(({ role }) => role)}::text[],
        ${who.map(({ organ }) => organ)}::text[]) with ordinality as w(account, role, organ, i)
    join case_duties d on (d.organ is null or d.organ = w.organ) and (d.roles = '{}' or w.role = any(d.roles))
      and (d.account is null or d.account = w.account)
    join cases c on c.case_id = d.case_id
    where (d.opens is null or d.opens <= ${today}::date)
      and not (w.account = any(d.excluded)) and not (${caller.account ?? ''} = any(d.excluded))
    order by d.case_id, d.what, w.i, d.escalated, d.actor`;
}

function itemOf(kernel: Kernel, row: Row, language: Language): WorkItem {
  const procedure = editionOf(kernel, row.procedure, row.edition);
  return {
    kind: 'case',
    what: whatOf(row, procedure, language),
    object: { kind: row.object_kind, id: row.object_id, number: row.number },
    subjectId: row.subject_id,
    due: row.due,
    provisional: row.provisional,
    standing: row.standing,
    must: row.must,
    came: cameOf(row, procedure, language),
    link: `/workbench/cases/${row.case_id}`,
    key: row.key,
  };
}

/** What has to be done: of a term that runs, the steps that end it. */
function whatOf({ kind, what, escalated }: Row, procedure: ProcedureContent, language: Language): string {
  const say = t(language, procedureMessages);
  if (kind === 'step') return nameOf(language, procedure, what);
  if (kind !== 'period') return say[`what.${kind}`]();
  const name = nameOf(language, procedure, what);
  const ending = procedure.periods.find(({ id }) => id === what)?.closedBy ?? [];
  const steps = ending
    .filter((step) => procedure.transitions.some(({ id, means }) => id === step && means !== 'close'))
    .map((step) => nameOf(language, procedure, step))
    .join(say['what.or']());
  if (steps === '') return say['what.period.none']({ name });
  return say[escalated ? 'what.escalated' : 'what.period']({ name, steps });
}

function cameOf(row: Row, procedure: ProcedureContent, language: Language): string {
  const say = t(language, procedureMessages);
  const organ = say[`relation.${row.relation}`]();
  const transition = procedure.transitions.find(({ id }) => id === row.what);
  const period = procedure.periods.find(({ id }) => id === row.what);
  const basis = transition?.rule ?? period?.basis ?? procedure.basis[0];
  const sentences = [
    row.escalated
      ? say['came.escalated']({ name: period === undefined ? row.what : titleOf(period.title, language) })
      : row.account !== null
        ? say['came.assigned']()
        : say['came.actor']({ roles: rolesIn(language, row.roles), organ }),
    ...(row.stands_in_for === null ? [] : [say['came.substitute']({ account: row.stands_in_for })]),
    ...(basis === undefined ? [] : [say['rule'](basis)]),
  ];
  return sentences.join(language === 'en' ? ' ' : '');
}
