import { sql } from 'kysely';
import { LOCKS, type IsoDate, type Tx } from '../../kernel/db/index.ts';
import type { Body, Cause, Reason } from './rules.ts';

export interface BodyRow extends Body {
  subject_id: string;
}

/** The bodies among `ids` that stand for themselves. */
export async function readBodies(tx: Tx, ids: readonly string[]): Promise<Map<string, BodyRow>> {
  const { rows } = await sql<BodyRow>`
    select b.subject_id, b.kind, b.state, b.district, b.industry from v_subjects_bodies b
    where b.subject_id = any(${[...ids]}::uuid[]) and b.merged_into is null`.execute(tx);
  return new Map(rows.map((row) => [row.subject_id, row]));
}

/** Ids of bodies behind `after`, merged ones too, so that what they left behind is found. */
export async function bodiesBehind(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.subject_id as id from v_subjects_bodies b
    where b.subject_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by b.subject_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface StateRow {
  subject_id: string;
  plan: string;
  edition: string;
  grade: string | null;
  reason: Reason;
  graded_on: IsoDate | null;
  /** From this day on the grade is not used unless it is renewed; null: no day ends it. */
  used_until: IsoDate | null;
  since: IsoDate;
}

/** One who writes at a time, to the end of the transaction: reader and daily look would tell the same change twice. */
export async function lockSupervision(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.supervision}::bigint)`.execute(tx);
}

export async function statesAmong(tx: Tx, ids: readonly string[]): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select subject_id, plan, edition, grade, reason, graded_on, used_until, since from supervision_states
    where subject_id = any(${[...ids]}::uuid[]) order by subject_id, plan`.execute(tx);
  return rows;
}

export async function statesOf(tx: Tx, subjectId: string): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select subject_id, plan, edition, grade, reason, graded_on, used_until, since from supervision_states
    where subject_id = ${subjectId}::uuid order by plan`.execute(tx);
  return rows;
}

export async function writeStates(tx: Tx, rows: readonly StateRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into supervision_states (subject_id, plan, edition, grade, reason, graded_on, used_until, since)
    select r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (subject_id uuid, plan text, edition text, grade text, reason text, graded_on date, used_until date, since date)
    on conflict (subject_id, plan) do update set edition = excluded.edition, grade = excluded.grade,
      reason = excluded.reason, graded_on = excluded.graded_on,
      used_until = excluded.used_until, since = excluded.since`.execute(tx);
}

export async function dropStates(tx: Tx, rows: readonly Pick<StateRow, 'subject_id' | 'plan'>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from supervision_states s
    using unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map(({ plan }) => plan)}::text[]) as d (subject_id, plan)
    where s.subject_id = d.subject_id and s.plan = d.plan`.execute(tx);
}

export interface ChangeRow {
  subject_id: string;
  plan: string;
  version: number;
  edition: string;
  from_grade: string | null;
  to_grade: string | null;
  cause: Cause;
  reason: Reason;
  graded_on: IsoDate | null;
  on_day: IsoDate;
}

/** Adds changes, each with the next number of its body and plan, and gives them back with it. Under the lock. */
export async function insertChanges(tx: Tx, rows: readonly Omit<ChangeRow, 'version'>[], at: Date): Promise<ChangeRow[]> {
  if (rows.length === 0) return [];
  const { rows: made } = await sql<ChangeRow>`
    insert into supervision_changes (subject_id, plan, version, edition, from_grade, to_grade, cause, reason, graded_on, on_day, at)
    select r.subject_id, r.plan,
      coalesce((select max(c.version) from supervision_changes c where c.subject_id = r.subject_id and c.plan = r.plan), 0) + 1,
      r.edition, r.from_grade, r.to_grade, r.cause, r.reason, r.graded_on, r.on_day, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (subject_id uuid, plan text, edition text, from_grade text,
      to_grade text, cause text, reason text, graded_on date, on_day date)
    returning subject_id, plan, version, edition, from_grade, to_grade, cause, reason, graded_on, on_day`.execute(tx);
  return made.toSorted((a, b) => a.subject_id.localeCompare(b.subject_id) || a.plan.localeCompare(b.plan));
}

/** The history of one body, latest first. */
export async function changesOf(tx: Tx, subjectId: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select subject_id, plan, version, edition, from_grade, to_grade, cause, reason, graded_on, on_day
    from supervision_changes where subject_id = ${subjectId}::uuid order by on_day desc, plan, version desc limit 200`.execute(tx);
  return rows;
}
