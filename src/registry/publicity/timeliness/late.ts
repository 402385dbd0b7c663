import { sql } from 'kysely';
import type { Caller } from '../../../kernel/access/index.ts';
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

/** Records received after their day, oldest due day first: the list behind the number, for those whose work it is. */
export async function lateActs(
  kernel: Pick<Kernel, 'db'>,
  { from, to }: Period,
  caller: Caller,
  page: PageOptions = {},
): Promise<{ items: LateAct[]; next: string | null }> {
  const limit = page.limit ?? 50;
  const after = placeAfter('late', page.cursor);
  const { rows } = await sql<LateAct>`
    select r.record_id as "recordId", r.act_id as "actId", r.organ, r.reporting_organ as "reportingOrgan", r.kind,
      r.document_no as "documentNo", r.decided, r.report_due as due, r.report_due_provisional as provisional,
      r.received_on as "receivedOn", r.days_late as "daysLate"
    from records r
    where r.report_due between ${from}::date and ${to}::date and r.received_on > r.report_due
      and r.kind not in ('honour', 'abnormal_listing') and r.ended_kind is distinct from 'recalled'
      and ${actableSql('r', caller)}
      and (r.report_due, r.record_id) > (${after.day}::date, ${after.id}::uuid)
    order by r.report_due, r.record_id limit ${limit + 1}`.execute(kernel.db.kysely);
  return pageByDay('late', rows, limit, (row) => [row.due, row.recordId]);
}
