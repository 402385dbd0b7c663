import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import type { ActKind } from '../../records/types.ts';
import { pageByDay, placeAfter, type PageOptions } from '../keyset.ts';
import { actableSql } from '../scope.ts';
import type { Period } from './period.ts';

export interface LateAct {
  recordId: string;
  actId: string;
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
  subjectId: string;
}

/**
 * Records received after their day, oldest due day first: the list behind the number, for those whose work it is. Some of
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
    select r.subject_id as "subjectId", r.record_id as "recordId", r.act_id as "actId", r.organ, r.reporting_organ as "reportingOrgan", r.kind,
      r.document_no as "documentNo", r.decided, r.report_due as due, r.report_due_provisional as provisional,
      r.received_on as "receivedOn", r.days_late as "daysLate"
    from records r
    where r.report_due between ${from}::date and ${to}::date and r.received_on > r.report_due
      and r.kind not in ('honour', 'abnormal_listing') and r.ended_kind is distinct from 'recalled'
      and ${actableSql('r', caller)}
      and (r.report_due, r.record_id) > (${after.day}::date, ${after.id}::uuid)
    order by r.report_due, r.record_id limit ${limit + 1}`.execute(tx);
    const listed = pageByDay('late', rows, limit, (row) => [row.due, row.recordId]);
    await logAccess(kernel, tx, caller, {
      subjectIds: listed.items.map((row) => row.subjectId),
      action: 'publicity.late.listed',
      fields: ['documentNo', 'receivedOn', 'daysLate'],
    });
    return { ...listed, items: listed.items.map(({ subjectId: _subjectId, ...row }) => row) };
  });
}
