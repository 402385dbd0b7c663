import { sql } from 'kysely';
import Type from 'typebox';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { FindingCode } from '../fates/fates.ts';
import { intakeMessages } from '../messages.ts';

/** A row that went back and has not come again. */
export interface OpenReturn {
  /** Number and id. */
  batch: string;
  batchId: string;
  row: number;
  organ: string;
  fate: 'rejected' | 'returned';
  code: FindingCode;
  column: string | null;
  params: Record<string, string | number>;
  returnedOn: string;
  due: string;
  /** The due day rests on a year whose calendar is not announced yet. */
  provisional: boolean;
  /** Working days left; negative when late. */
  workingDaysLeft: number;
}

export interface ReturnsQuery {
  organ?: string | undefined;
  late?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const LIST = 'intake.returns';
const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  Type.String({ pattern: '^[0-9a-f-]{36}$' }),
  Type.Integer(),
]);

type Row = Omit<OpenReturn, 'workingDaysLeft'>;

/** Rows that are to come again, the most urgent first; an organ sees its own, the local operator all. Throws BAD_CURSOR. */
export async function listReturns(
  kernel: Pick<Kernel, 'db' | 'clock' | 'calendar'>,
  query: ReturnsQuery,
  caller: Caller,
): Promise<{ items: OpenReturn[]; next: string | null }> {
  requirePermission(caller, 'intake.report');
  const organ = caller.role === 'operator' ? query.organ : (caller.organ ?? '');
  const limit = query.limit ?? 50;
  const after = query.cursor === undefined ? undefined : decodeCursor(LIST, Position, query.cursor);
  const today = kernel.clock.today();
  const { rows } = await sql<Row>`
    select b.number as batch, r.batch_id as "batchId", r.row_no as row, r.organ, r.fate, r.code, f.column_name as column,
      coalesce(f.params, '{}') as params, r.returned_on as "returnedOn", r.due, r.due_provisional as provisional
    from intake_returns r join intake_batches b on b.batch_id = r.batch_id
    left join intake_findings f on f.batch_id = r.batch_id and f.row_no = r.row_no and f.code = r.code
    where r.settled_on is null and ${organ === undefined ? sql`true` : sql`r.organ = ${organ}`}
      and ${query.late ? sql`r.due < ${today.toString()}::date` : sql`true`}
      and ${after ? sql`(r.due, r.batch_id, r.row_no) > (${after[0]}::date, ${after[1]}::uuid, ${after[2]})` : sql`true`}
    order by r.due, r.batch_id, r.row_no limit ${limit + 1}`.execute(kernel.db.kysely);
  const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.due, last.batchId, last.row]));
  return { items: page.items.map((row) => openReturn(kernel, row)), next: page.next };
}

function openReturn({ calendar, clock }: Pick<Kernel, 'clock' | 'calendar'>, row: Row): OpenReturn {
  const { due } = row;
  const today = clock.today();
  const late = due < today.toString();
  const workingDaysLeft = late
    ? -Math.max(1, calendar.workingDaysBetween(toDate(due), today))
    : calendar.workingDaysBetween(today, toDate(due));
  return { ...row, workingDaysLeft };
}

/**
 * Closes a row that will not come again, with the reason: the document does not exist, or was reported by another organ.
 * Throws NOT_FOUND (also for another organ's), NOT_OPEN, BAD_INPUT without a reason.
 */
export async function closeReturn(
  kernel: Kernel,
  input: { batch: string; row: number; reason: string },
  caller: Caller,
): Promise<{ batch: string; row: number; closedOn: string }> {
  requirePermission(caller, 'intake.report');
  const reason = input.reason.trim();
  if (reason === '') throw new XinhengError('BAD_INPUT', { what: 'reason' });
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<{ batch_id: string; number: string; organ: string; settled_on: string | null }>`
      select r.batch_id, b.number, r.organ, r.settled_on from intake_returns r
      join intake_batches b on b.batch_id = r.batch_id
      where (b.number = ${input.batch} or b.batch_id::text = ${input.batch}) and r.row_no = ${input.row}
      for update of r`.execute(tx);
    const held = rows[0];
    if (!held || (caller.role !== 'operator' && caller.organ !== held.organ))
      throw new XinhengError('NOT_FOUND', { what: `${input.batch.slice(0, 40)} ${input.row}` });
    if (held.settled_on !== null) throw new XinhengError('NOT_OPEN', { state: 'settled' });
    await sql`
      update intake_returns set settled_on = ${today}::date, settled_by = 'closed', settled_reason = ${reason}
      where batch_id = ${held.batch_id}::uuid and row_no = ${input.row}`.execute(tx);
    await audit(kernel, tx, caller, {
      action: 'return.closed',
      object: held.batch_id,
      outcome: 'ok',
      details: { number: held.number, row: input.row, reason },
    });
    return { batch: held.number, row: input.row, closedOn: today };
  });
}

export type SaidReturn = Omit<OpenReturn, 'params'> & { what: string };

/** With what is wrong in words, in place of what the words are made of. */
export function saidReturn({ params, ...row }: OpenReturn, language: Language): SaidReturn {
  return { ...row, what: t(language, intakeMessages)[`${row.code}.what`]({ ...params, column: row.column ?? '' }) };
}
