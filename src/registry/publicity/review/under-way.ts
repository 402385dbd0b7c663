import { sql, type RawBuilder } from 'kysely';
import { Type } from 'typebox';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../kernel/http/index.ts';
import type { ActKind } from '../../records/types.ts';
import type { PageOptions } from '../keyset.ts';
import { actableSql } from '../scope.ts';

/** `held`: a reviewer looks first; `waiting`: for the code of its body. */
export const UNDER_WAY = ['held', 'waiting'] as const;
export type UnderWayState = (typeof UNDER_WAY)[number];

/** What was received and is not on display yet. */
export interface UnderWay {
  state: UnderWayState;
  /** Null while the act waits for its code: then `waitingId` names it. */
  recordId: string | null;
  waitingId: string | null;
  subject: string | null;
  kind: ActKind;
  organ: string;
  documentNo: string;
  decided: IsoDate;
  receivedOn: IsoDate;
  /** The last day by which it is to be on display; null before the calendar’s first year. */
  due: IsoDate | null;
  dueProvisional: boolean;
  /** Working days since the decision, of the seven; null before the calendar’s first year. */
  workingDay: number | null;
}

interface Row extends Omit<UnderWay, 'workingDay'> {
  id: string;
  subjectId: string | null;
  rank: number;
  last: IsoDate;
}

const LIST = 'under-way';
const Position = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: 9 }),
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
]);

/**
 * What is on its way to display, of the caller's organ or district: held rows first, then those that wait for a code, each by
 * last day. Clean rows are displayed on the day on which they come and are never here. A look, with its purpose. Throws
 * FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function underWay(
  kernel: Pick<Kernel, 'db' | 'clock' | 'calendar'>,
  query: PageOptions & { state?: UnderWayState | undefined },
  caller: Caller,
): Promise<{ items: UnderWay[]; next: string | null }> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const today = kernel.clock.today();
  const limit = query.limit ?? 50;
  const [rank, last, id] =
    query.cursor === undefined ? [-1, '0001-01-01', '00000000-0000-0000-0000-000000000000'] : decodeCursor(LIST, Position, query.cursor);
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<Row>`
      select f.* from (select w.*, array_position(array['held', 'waiting'], w.state) as rank,
          coalesce(w.due, '9999-12-31'::date) as last from (${unshownSql(caller)}) w) f
      where ${query.state === undefined ? sql`true` : sql`f.state = ${query.state}`}
        and (f.rank, f.last, f.id) > (${rank}::int, ${last}::date, ${id}::uuid)
      order by f.rank, f.last, f.id limit ${limit + 1}`.execute(tx);
    const page = pageOf(rows, limit, (end) => encodeCursor(LIST, [end.rank, end.last, end.id]));
    await logAccess(kernel, tx, caller, {
      subjectIds: page.items.flatMap((row) => row.subjectId ?? []),
      action: 'publicity.under-way.listed',
      fields: ['subject', 'documentNo', 'state'],
    });
    const items = page.items.map(({ id: _id, subjectId: _subject, rank: _rank, last: _last, ...row }) => ({
      ...row,
      workingDay: row.due === null ? null : kernel.calendar.workingDaysBetween(toDate(row.decided), today),
    }));
    return { items, next: page.next };
  });
}

function unshownSql(caller: Caller): RawBuilder<unknown> {
  return sql`
    select 'held' as state, r.record_id as id, r.record_id as "recordId", null::uuid as "waitingId",
      r.subject_id as "subjectId", s.name as subject, r.kind, r.organ, r.document_no as "documentNo", r.decided,
      r.received_on as "receivedOn", r.report_due as due, r.report_due_provisional as "dueProvisional"
    from v_records_current r left join v_subjects_bodies s on s.subject_id = r.subject_id
    where r.held <> '{}' and r.released_on is null and r.ended_on is null and ${actableSql('r', caller)}
    union all
    select 'waiting', w.waiting_id, null, w.waiting_id, null, null, w.kind, w.organ, w.document_no, w.decided, w.received_on,
      w.report_due, coalesce(w.report_due_provisional, false)
    from v_intake_waiting w where ${actableSql('w', caller)}`;
}
