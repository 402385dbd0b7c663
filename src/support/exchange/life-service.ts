import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import { toDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { actableSql, displayState, factsOf, findTerms } from '../../registry/publicity/index.ts';
import { currentRecords, type RecordsTable } from '../../registry/records/index.ts';
import { isStuck, lifeOf, type LifeStep, type SendingFacts } from './life.ts';
import { wanted } from './rules.ts';
import { readExchangeSettings, type ExchangeSettings } from './settings.ts';

const r = currentRecords('r');

export interface Life {
  recordId: string;
  actId: string;
  organ: string;
  kind: string;
  steps: LifeStep[];
  stuck: boolean;
  /** Each time that it went up, oldest first. */
  sendings: SendingFacts[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The life of one record, for those whose work it is: that a row is held or was returned is not public, so that every look
 * is logged with its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND (also for another organ's).
 */
export async function lifeOfRecord(kernel: Kernel, recordId: string, caller: Caller): Promise<Life> {
  requirePermission(caller, 'exchange.read');
  requirePurpose(caller);
  if (!UUID.test(recordId)) throw new XinhengError('NOT_FOUND', { what: recordId.slice(0, 40) });
  const settings = await readExchangeSettings(kernel);
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<RecordsTable & { due_on: IsoDate | null }>`
      select ${r.all}, x.due_on from ${r.table}
      left join exchange_rows x on x.subject_id = ${r.subject_id} and x.record_id = ${r.record_id}
      where ${r.record_id} = ${recordId}::uuid and ${actableSql('r', caller)}`.execute(tx);
    const [row] = rows;
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: recordId });
    const sendings = await sendingsOf(tx, row);
    const look = { subjectIds: [row.subject_id], action: 'exchange.life.read', fields: ['held', 'outcome'] };
    await logAccess(kernel, tx, caller, look);
    const { record_id, act_id: actId, organ, kind } = row;
    const steps = await stepsOf(tx, kernel, row, sendings, settings);
    return { recordId: record_id, actId, organ, kind, steps, stuck: isStuck(steps), sendings };
  });
}

async function stepsOf(
  tx: Tx,
  kernel: Kernel,
  row: RecordsTable & { due_on: IsoDate | null },
  sendings: readonly SendingFacts[],
  settings: ExchangeSettings,
): Promise<LifeStep[]> {
  const today = kernel.clock.today().toString();
  const sending = sendings.at(-1) ?? null;
  const standing = sending !== null && sending.action !== 'delete';
  const { state: display } = displayState(factsOf(row), await findTerms(tx), today);
  return lifeOf({
    today,
    receivedOn: row.received_on,
    held: row.held,
    releasedOn: row.released_on,
    endedOn: row.ended_on,
    endedKind: row.ended_kind,
    display,
    wanted: wanted(row, standing, settings.upper, today),
    // A later day is only that of the next look.
    dueOn: row.due_on !== null && row.due_on <= today ? row.due_on : null,
    sending,
    receiptDue: workingDayAfter(kernel, sending?.publishedOn ?? null, settings.receiptDays),
    mendDue: workingDayAfter(kernel, sending?.outcome === 'returned' ? sending.receivedOn : null, settings.mendDays),
  });
}

/** Worked out when asked, so that a calendar announced later moves it with the deadline's own row. */
export function workingDayAfter({ calendar }: Pick<Kernel, 'calendar'>, day: IsoDate | null, days: number): IsoDate | null {
  return day === null ? null : calendar.addWorkingDays(toDate(day), days).due.toString();
}

async function sendingsOf(tx: Tx, row: Pick<RecordsTable, 'subject_id' | 'record_id'>): Promise<SendingFacts[]> {
  const { rows } = await sql<SendingFacts>`
    select s.revision, s.action, f.number as file, s.row_no as row,
      (f.published_at at time zone 'Asia/Shanghai')::date as "publishedOn", s.outcome, s.outcome_code as code,
      s.received_on as "receivedOn"
    from exchange_sendings s join exchange_files f on f.file_id = s.file_id
    where s.subject_id = ${row.subject_id}::uuid and s.record_id = ${row.record_id}::uuid
    order by s.revision`.execute(tx);
  return rows;
}
