import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { resolveKey, withMerged } from '../../registry/subjects/index.ts';
import type { AuditEntry, LogFilter, LogPage, LookEntry } from './types.ts';

/** The rows of a page and one more where there is one, and the bodies that they concern. */
export interface Found<T> {
  rows: { entry: T; subjects: string[] }[];
  /** The body that was asked about, with what was merged into it. */
  asked: string[];
}

/** By number, which is the order of writing and its own tie-break. Throws NOT_FOUND, AMBIGUOUS_KEY for the body. */
export async function findAudit(tx: Tx, filter: LogFilter, page: LogPage): Promise<Found<AuditEntry>> {
  const asked = await bodiesOf(tx, filter.subject);
  const conditions = [
    ...common(filter, page),
    filter.object === undefined ? null : sql`object = ${filter.object}`,
    filter.outcome === undefined ? null : sql`outcome = ${filter.outcome}`,
    filter.purpose === undefined ? null : sql`details ->> 'purpose' ilike ${part(filter.purpose)}`,
    filter.subject === undefined ? null : sql`subject_ids && ${asked}::uuid[]`,
  ];
  const { rows } = await sql<Omit<AuditEntry, 'at'> & { at: Date; subjects: string[] }>`
    select id, at, account, role, organ, action, object, outcome, details, subject_ids as subjects from v_audit_log
    where ${all(conditions)} order by ${direction(page)} limit ${page.limit + 1}`.execute(tx);
  return {
    rows: rows.map(({ subjects, ...row }) => ({ entry: { ...row, at: row.at.toISOString() }, subjects })),
    asked,
  };
}

/** As `findAudit`, over the looks at what is not public. */
export async function findLooks(tx: Tx, filter: LogFilter, page: LogPage): Promise<Found<LookEntry>> {
  const asked = await bodiesOf(tx, filter.subject);
  const conditions = [
    ...common(filter, page),
    filter.purpose === undefined ? null : sql`purpose ilike ${part(filter.purpose)}`,
    filter.subject === undefined ? null : sql`subject_id = any(${asked}::uuid[])`,
  ];
  const { rows } = await sql<Omit<LookEntry, 'at'> & { at: Date }>`
    select id, at, account, role, organ, action, purpose, fields, subject_id as "subjectId" from v_access_log
    where ${all(conditions)} order by ${direction(page)} limit ${page.limit + 1}`.execute(tx);
  return {
    rows: rows.map((row) => ({
      entry: { ...row, at: row.at.toISOString() },
      subjects: row.subjectId === null ? [] : [row.subjectId],
    })),
    asked,
  };
}

type Condition = RawBuilder<unknown> | null;

function common({ account, organ, event, from, to }: LogFilter, { order, after }: LogPage): Condition[] {
  return [
    account === undefined ? null : sql`account = ${account}`,
    organ === undefined ? null : sql`organ = ${organ}`,
    event === undefined ? null : sql`(action = ${event} or starts_with(action, ${`${event}.`}))`,
    from === undefined ? null : sql`at >= (${from}::date::timestamp at time zone 'Asia/Shanghai')`,
    to === undefined ? null : sql`at < ((${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')`,
    after === null ? null : order === 'newest' ? sql`id < ${after}` : sql`id > ${after}`,
  ];
}

function direction({ order }: LogPage): RawBuilder<unknown> {
  return order === 'newest' ? sql`id desc` : sql`id`;
}

function all(conditions: readonly Condition[]): RawBuilder<SqlBool> {
  const set = conditions.filter((each) => each !== null);
  return set.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(set, sql` and `)}`;
}

function part(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** The body that a key means today, with those that were merged into it: they were looked at under their own ids. */
export async function bodiesOf(tx: Tx, key: string | undefined): Promise<string[]> {
  if (key === undefined) return [];
  const resolution = await resolveKey(tx, key);
  if (resolution.found === 'none') throw new XinhengError('NOT_FOUND', { what: 'subject' });
  if (resolution.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { key });
  return withMerged(tx, resolution.subject.subject_id);
}
