import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
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
  page: PageOptions = {},
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
    from (${reportedRows(from, to)}) r
    where r.received_on > r.report_due and not r.report_due_provisional
      and ${actableSql('r', caller)}
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
