import { sql, type RawBuilder } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate, Tx } from '../../../kernel/db/types.ts';
import type { ActKind } from '../../records/types.ts';
import { pageByDay, placeAfter, type PageOptions } from '../keyset.ts';
import { actableSql } from '../scope.ts';
import type { Period } from './period.ts';
import { reportedRows } from './reported.ts';

export interface LateAct {
  /** Null while the act waits for its code: then `waitingId` names it. */
  recordId: string | null;
  actId: string | null;
  waitingId: string | null;
  organ: string;
  reportingOrgan: string;
  kind: ActKind;
  documentNo: string;
  decided: IsoDate;
  due: IsoDate;
  provisional: boolean;
  receivedOn: IsoDate;
  daysLate: number | null;
}

/** By the day on which it was due, or by the day on which it came: a closed week is counted once by the latter. */
export interface LateQuery extends PageOptions {
  by?: 'due' | 'received' | undefined;
  organ?: string | undefined;
}

interface Row extends LateAct {
  id: string;
  subjectId: string | null;
}

/**
 * Reports received after their day, those that wait for a code among them, oldest due day first: the list behind the number, for those whose work it is. Some of
 * them are held, not displayable or no longer on display, so that every listing is a look, with its purpose. Throws
 * FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function lateActs(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  { from, to }: Period,
  caller: Caller,
  page: LateQuery = {},
): Promise<{ items: LateAct[]; next: string | null }> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const limit = page.limit ?? 50;
  const after = placeAfter('late', page.cursor);
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<Row>`
    select coalesce(r.record_id, r.waiting_id) as id, r.subject_id as "subjectId", r.record_id as "recordId", r.act_id as "actId",
      r.waiting_id as "waitingId", r.organ, r.reporting_organ as "reportingOrgan", r.kind, r.document_no as "documentNo",
      r.decided, r.report_due as due, r.report_due_provisional as provisional, r.received_on as "receivedOn",
      r.days_late as "daysLate"
    from ${lateSql({ from, to }, caller, page)}
      and (r.report_due, coalesce(r.record_id, r.waiting_id)) > (${after.day}::date, ${after.id}::uuid)
    order by r.report_due, coalesce(r.record_id, r.waiting_id) limit ${limit + 1}`.execute(tx);
    const listed = pageByDay('late', rows, limit, (row) => [row.due, row.id]);
    await logAccess(kernel, tx, caller, {
      subjectIds: listed.items.flatMap((row) => row.subjectId ?? []),
      action: 'publicity.late.listed',
      fields: ['documentNo', 'receivedOn', 'daysLate'],
    });
    return { ...listed, items: listed.items.map(({ id: _id, subjectId: _subjectId, ...row }) => row) };
  });
}

/** What the list holds, for the list and for a number that leads to it. */
function lateSql({ from, to }: Period, caller: Caller, { by, organ }: LateQuery): RawBuilder<unknown> {
  return sql`(${reportedRows(from, to, by === 'received' ? 'received_on' : 'report_due')}) r
    where r.received_on > r.report_due and not r.report_due_provisional and ${actableSql('r', caller)}
      and ${organ === undefined ? sql`true` : sql`r.organ = ${organ}`}`;
}

/** How many rows the list holds, by deciding organ, the most first. */
export async function lateCount(tx: Tx, period: Period, caller: Caller, query: LateQuery = {}): Promise<{ organ: string; n: number }[]> {
  const { rows } = await sql<{ organ: string; n: number }>`
    select r.organ, count(*)::int as n from ${lateSql(period, caller, query)} group by r.organ order by 2 desc, 1`.execute(tx);
  return rows;
}

/** Reports that came in the days, in time or not, whose due day is known: what a share of late ones is of. */
export async function receivedCount(tx: Tx, { from, to }: Period, caller: Caller): Promise<{ organ: string; n: number }[]> {
  const { rows } = await sql<{ organ: string; n: number }>`
    select r.organ, count(*)::int as n from (${reportedRows(from, to, 'received_on')}) r
    where r.report_due is not null and not r.report_due_provisional and ${actableSql('r', caller)}
    group by r.organ order by 2 desc, 1`.execute(tx);
  return rows;
}
