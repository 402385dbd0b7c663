import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate, Tx } from '../../../kernel/db/types.ts';
import type { ActContent, ActKind } from '../../records/types.ts';
import { pageByDay, placeAfter, type PageOptions } from '../keyset.ts';
import { actableSql, mayReadContent } from '../scope.ts';
import { placesOf, type HeldPlace } from './places.ts';

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
  /** Clock A: the last day by which it is to be on display; null before the calendar’s first year. */
  due: IsoDate | null;
  dueProvisional: boolean;
  /** Working days since the decision, of the seven; null before the calendar’s first year. */
  workingDay: number | null;
  reasons: HeldReason[];
  /** Where in the content the reasons stand; none where the caller may not read it. */
  places: HeldPlace[];
  /** The text to be judged; null where the caller may not read it. */
  content: ActContent | null;
}

/** Narrows the list to rows whose last day lies in the period. */
export interface HeldQuery extends PageOptions {
  dueFrom?: IsoDate | undefined;
  dueTo?: IsoDate | undefined;
}

interface Row extends Omit<HeldRow, 'reasons' | 'content' | 'places' | 'workingDay'> {
  held: string[];
  content: ActContent;
  district: string | null;
  batchId: string | null;
  rowNo: number | null;
}

/**
 * Rows that wait for a reviewer, longest waiting first: those of the caller's organ, a director's district, all for the
 * local operator. The clock of reporting is satisfied by their receipt; this is the platform's clock. That a row waits is
 * itself not public: every listing is a look, with its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function heldRows(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'calendar' | 'offers'>,
  caller: Caller,
  page: HeldQuery = {},
): Promise<{ items: HeldRow[]; next: string | null }> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  const limit = page.limit ?? 50;
  const after = placeAfter('held', page.cursor);
  return kernel.db.tx(async (tx) => {
    const rows = await selectHeld(tx, caller, { today, after, limit: limit + 1, query: page });
    const items = await withReasons(tx, kernel, caller, rows);
    const listed = pageByDay('held', items, limit, (row) => [row.receivedOn, row.recordId]);
    await logHeld(kernel, tx, caller, listed.items);
    return listed;
  });
}

/** One of these rows, or null where nothing holds it; the caller logs the look. */
export async function heldRow(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'policy' | 'calendar' | 'offers'>,
  caller: Caller,
  recordId: string,
): Promise<HeldRow | null> {
  const today = kernel.clock.today().toString();
  const after = placeAfter('held', undefined);
  const rows = await selectHeld(tx, caller, { today, after, limit: 1, query: {}, recordId });
  return (await withReasons(tx, kernel, caller, rows))[0] ?? null;
}

async function withReasons(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'policy' | 'calendar' | 'offers'>,
  caller: Caller,
  rows: readonly Row[],
): Promise<HeldRow[]> {
  const found = await findReasons(tx, rows);
  return rows.map(({ held, content, district, batchId, rowNo, ...row }) => ({
    ...row,
    workingDay: row.due === null ? null : kernel.calendar.workingDaysBetween(toDate(row.decided), kernel.clock.today()),
    reasons: reasonsOf(held, found.get(`${batchId} ${rowNo}`) ?? []),
    ...(mayReadContent(caller, { organ: row.organ, district })
      ? { content, places: placesOf(kernel, content, held) }
      : { content: null, places: [] }),
  }));
}

/** Who sees the text is told apart from who sees only that something waits. */
async function logHeld(kernel: Pick<Kernel, 'clock'>, tx: Tx, caller: Caller, shown: readonly HeldRow[]): Promise<void> {
  const action = 'publicity.held.listed';
  const fields = ['subject', 'documentNo', 'reasons'];
  const idsOf = (rows: readonly HeldRow[]) => rows.map((row) => row.subjectId);
  const read = shown.filter((row) => row.content !== null);
  const unread = shown.filter((row) => row.content === null);
  if (read.length > 0) {
    await logAccess(kernel, tx, caller, { subjectIds: idsOf(read), action, fields: [...fields, 'content'] });
  }
  if (unread.length > 0 || shown.length === 0) {
    await logAccess(kernel, tx, caller, { subjectIds: idsOf(unread), action, fields });
  }
}

interface Selection {
  query: HeldQuery;
  /** This one alone. */
  recordId?: string;
  today: IsoDate;
  after: ReturnType<typeof placeAfter>;
  limit: number;
}

async function selectHeld(tx: Tx, caller: Caller, { today, after, limit, query, recordId }: Selection): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.record_id as "recordId", r.act_id as "actId", r.subject_id as "subjectId", s.name as subject, r.kind, r.organ,
      r.reporting_organ as "reportingOrgan", r.document_no as "documentNo", r.decided, r.received_on as "receivedOn",
      ${today}::date - r.received_on as days, r.report_due as due, r.report_due_provisional as "dueProvisional", r.held, r.content, o.district, r.batch_id as "batchId", r.row_no as "rowNo"
    from v_records_current r
    left join v_subjects_bodies s on s.subject_id = r.subject_id
    left join v_policy_organs o on o.code = r.organ
    where ${waitingSql(caller, query)} and ${recordId === undefined ? sql`true` : sql`r.record_id = ${recordId}::uuid`}
      and (r.received_on, r.record_id) > (${after.day}::date, ${after.id}::uuid)
    order by r.received_on, r.record_id limit ${limit}`.execute(tx);
  return rows;
}

/** What the list holds, for the list and for a number that leads to it. */
function waitingSql(caller: Caller, { dueFrom, dueTo }: HeldQuery): RawBuilder<SqlBool> {
  return sql<SqlBool>`r.held <> '{}' and r.released_on is null and r.ended_on is null and ${actableSql('r', caller)}
    and ${dueFrom === undefined ? sql`true` : sql`r.report_due >= ${dueFrom}::date`}
    and ${dueTo === undefined ? sql`true` : sql`r.report_due <= ${dueTo}::date`}`;
}

/** How many rows the list holds, by deciding organ, the most first. */
export async function heldCount(tx: Tx, caller: Caller, query: HeldQuery = {}): Promise<{ organ: string; n: number }[]> {
  const { rows } = await sql<{ organ: string; n: number }>`
    select r.organ, count(*)::int as n from v_records_current r where ${waitingSql(caller, query)}
    group by r.organ order by 2 desc, 1`.execute(tx);
  return rows;
}

type Finding = HeldReason & { batchId: string; rowNo: number };

/** Findings lie with the batch, which is not distributed like the records: a statement of its own. */
async function findReasons(tx: Tx, rows: readonly Row[]): Promise<Map<string, HeldReason[]>> {
  const from = rows.filter((row) => row.batchId !== null && row.rowNo !== null);
  if (from.length === 0) return new Map();
  const { rows: findings } = await sql<Finding>`
    select f.batch_id as "batchId", f.row_no as "rowNo", f.code, f.column_name as column, f.params
    from v_intake_findings f
    join unnest(${from.map((row) => row.batchId)}::uuid[], ${from.map((row) => row.rowNo)}::int[]) as n(batch_id, row_no)
      on f.batch_id = n.batch_id and f.row_no = n.row_no
    where f.fate = 'held'
    order by f.batch_id, f.row_no, f.code`.execute(tx);
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
