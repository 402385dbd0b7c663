import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import type { ActContent, ActKind } from '../../records/types.ts';
import { pageByDay, placeAfter, type PageOptions } from '../keyset.ts';
import { actableSql, mayReadContent } from '../scope.ts';

/** One reason why a row waits: the code, and where in the row (the field, and what the check noted). */
export interface HeldReason {
  code: string;
  column: string | null;
  params: Record<string, string | number>;
}

export interface HeldRow {
  recordId: string;
  actId: string;
  subjectId: string;
  subject: string;
  kind: ActKind;
  organ: string;
  reportingOrgan: string;
  documentNo: string;
  decided: IsoDate;
  receivedOn: IsoDate;
  /** Clock B: days since it was received. */
  days: number;
  reasons: HeldReason[];
  /** The text to be judged; null where the caller has stated no purpose or may not read it. */
  content: ActContent | null;
}

interface Row extends Omit<HeldRow, 'reasons' | 'content'> {
  held: string[];
  content: ActContent;
  district: string | null;
  batchId: string | null;
  rowNo: number | null;
}

/**
 * Rows that wait for a reviewer, longest waiting first: those of the caller's organ, a director's district, all for the
 * local operator. The clock of reporting is satisfied by their receipt; this is the platform's clock.
 */
export async function heldRows(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  caller: Caller,
  page: PageOptions = {},
): Promise<{ items: HeldRow[]; next: string | null }> {
  requirePermission(caller, 'publicity.review');
  const today = kernel.clock.today().toString();
  const limit = page.limit ?? 50;
  const after = placeAfter('held', page.cursor);
  const { rows } = await sql<Row>`
    select r.record_id as "recordId", r.act_id as "actId", r.subject_id as "subjectId", s.name as subject, r.kind, r.organ,
      r.reporting_organ as "reportingOrgan", r.document_no as "documentNo", r.decided, r.received_on as "receivedOn",
      ${today}::date - r.received_on as days, r.held, r.content, o.district, r.batch_id as "batchId", r.row_no as "rowNo"
    from records r
    left join subjects s on s.subject_id = r.subject_id
    left join organs o on o.code = r.organ
    where r.held <> '{}' and r.released_on is null and r.ended_on is null
      and ${actableSql('r', caller)}
      and (r.received_on, r.record_id) > (${after.day}::date, ${after.id}::uuid)
    order by r.received_on, r.record_id limit ${limit + 1}`.execute(kernel.db.kysely);
  const found = await findReasons(kernel, rows);
  const items = rows.map(({ held, content, district, batchId, rowNo, ...row }) => ({
    ...row,
    reasons: reasonsOf(held, found.get(`${batchId} ${rowNo}`) ?? []),
    content: mayReadContent(caller, { organ: row.organ, district }) ? content : null,
  }));
  return pageByDay('held', items, limit, (row) => [row.receivedOn, row.recordId]);
}

type Finding = HeldReason & { batchId: string; rowNo: number };

/** Findings lie with the batch, which is not distributed like the records: a statement of its own. */
async function findReasons(kernel: Pick<Kernel, 'db'>, rows: readonly Row[]): Promise<Map<string, HeldReason[]>> {
  const from = rows.filter((row) => row.batchId !== null && row.rowNo !== null);
  if (from.length === 0) return new Map();
  const { rows: findings } = await sql<Finding>`
    select f.batch_id as "batchId", f.row_no as "rowNo", f.code, f.column_name as column, f.params
    from intake_findings f
    join unnest(${from.map((row) => row.batchId)}::uuid[], ${from.map((row) => row.rowNo)}::int[]) as n(batch_id, row_no)
      on f.batch_id = n.batch_id and f.row_no = n.row_no
    where f.fate = 'held'
    order by f.batch_id, f.row_no, f.code`.execute(kernel.db.kysely);
  const byRow = new Map<string, HeldReason[]>();
  for (const { batchId, rowNo, ...reason } of findings) {
    const key = `${batchId} ${rowNo}`;
    byRow.set(key, [...(byRow.get(key) ?? []), reason]);
  }
  return byRow;
}

/** Every code that holds the row is said, also one whose finding is gone with its batch. */
function reasonsOf(held: readonly string[], findings: readonly HeldReason[]): HeldReason[] {
  return held.flatMap((code) => {
    const places = findings.filter((finding) => finding.code === code);
    return places.length > 0 ? places : [{ code, column: null, params: {} }];
  });
}
