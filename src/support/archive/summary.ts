import { sql } from 'kysely';
import { logAccess, permits, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listCases } from '../../kernel/procedures/index.ts';
import { readPast, stateSql, type PastFile } from '../../registry/publicity/index.ts';
import type { SubjectSize } from '../../registry/subjects/index.ts';
import { readableSql, subjectOf } from './select.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

export interface SubjectSummary {
  subject: {
    id: string;
    name: string;
    uscc: string | null;
    kind: string;
    state: string;
    founded: string | null;
    district: string | null;
    industry: string | null;
    size: SubjectSize | null;
    /** The body into which it was merged. */
    mergedInto: string | null;
  };
  asOf: string;
  names: { name: string; from: string | null; to: string | null; source: string }[];
  keys: { kind: string; key: string; from: string | null; to: string | null; state: string }[];
  registrations: PastFile['registrations'];
  /** Records within the caller's level by nature, kind and state of display. */
  records: { nature: string; kind: string; display: string; n: number }[];
  marks: { objection: number; corrected: number; late: number; shielded: number };
  /** Open cases and all, as far as the caller reads cases; null for a role that reads none. */
  cases: { open: number; all: number; more: boolean } | null;
  complete: boolean;
}

/**
 * The head of a body's page for officials: who it is by every source, and how much there is of what. Throws FORBIDDEN,
 * PURPOSE_REQUIRED, NOT_FOUND, AMBIGUOUS_KEY.
 */
export async function subjectSummary(kernel: Kernel, key: string, caller: Caller): Promise<SubjectSummary> {
  requirePermission(caller, 'records.read');
  const today = kernel.clock.today().toString();
  const head = await kernel.db.tx(async (tx) => {
    const id = await subjectOf(tx, key);
    const past = await readPast(tx, kernel, `id:${id}`, {}, caller);
    const { rows: bodies } = await sql<SubjectSummary['subject']>`
      select subject_id as id, name, uscc, kind, state, founded, district, industry, size, merged_into as "mergedInto"
      from v_subjects_bodies where subject_id = ${id}::uuid`.execute(tx);
    const { rows: names } = await sql<SubjectSummary['names'][number]>`
      select name, valid_from as "from", valid_to as "to", source from v_subjects_names
      where subject_id = ${id}::uuid order by valid_to desc nulls first, valid_from desc nulls last, name`.execute(tx);
    const { rows: keys } = await sql<SubjectSummary['keys'][number]>`
      select kind, key, valid_from as "from", valid_to as "to", state from v_subjects_keys
      where subject_id = ${id}::uuid order by kind, key`.execute(tx);
    const { rows: records } = await sql<SubjectSummary['records'][number]>`
      select ${r.nature}, ${r.kind}, ${stateSql('r')(today)} as display, count(*)::int as n
      from ${r.table} left join v_policy_organs o on o.code = ${r.organ}
      where ${r.subject_id} = ${id}::uuid and ${readableSql(caller, today)}
      group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
    const { rows: marks } = await sql<SubjectSummary['marks']>`
      select (count(*) filter (where ${r.objected}))::int as objection,
        (count(*) filter (where ${r.corrected}))::int as corrected,
        (count(*) filter (where ${r.late}))::int as late,
        (count(*) filter (where ${stateSql('r')(today)} = 'shielded'))::int as shielded
      from ${r.table} left join v_policy_organs o on o.code = ${r.organ}
      where ${r.subject_id} = ${id}::uuid and ${readableSql(caller, today)}`.execute(tx);
    await logAccess(kernel, tx, caller, {
      subjectIds: [id],
      action: 'subject.opened',
      fields: ['registrations', 'keys', 'records'],
    });
    const { registrations, complete } = past;
    return { subject: bodies[0]!, asOf: today, names, keys, registrations, records, marks: marks[0]!, complete };
  });
  if (!permits(caller, 'case.read')) return { ...head, cases: null };
  const { items, next } = await listCases(kernel, caller, { subjectId: head.subject.id, limit: 200 });
  const open = items.filter((each) => each.closedOn === null).length;
  return { ...head, cases: { open, all: items.length, more: next !== null } };
}
