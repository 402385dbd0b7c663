import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import type { CheckedRow } from '../checking/checked-row.ts';
import { NOTHING_TO_MEND, type FindingCode } from '../fates/fates.ts';
import type { Outcome } from '../fates/outcome.ts';
import { intakeRules } from '../checking/rules.ts';
import type { IntakeBatchesTable } from '../tables.ts';

interface Went {
  rowNo: number;
  fate: 'rejected' | 'returned';
  code: FindingCode;
  document: string | null;
}

/**
 * Notes which rows of a chunk went back, each with the day by which it is to come again, and which that went back before have
 * come again now: by the mark of their row, or by kind of act, document, permit and name.
 */
export async function keepReturns(
  tx: Tx,
  kernel: Pick<Kernel, 'calendar' | 'policy' | 'clock'>,
  batch: IntakeBatchesTable,
  rows: readonly CheckedRow[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const byRow = new Map(rows.map((row) => [row.rowNo, row]));
  await noteReturns(tx, kernel, batch, outcomes, (rowNo) => byRow.get(rowNo)?.document ?? null);
  const taken = outcomes.flatMap(({ rowNo, fate }) => (goesBack(fate) ? [] : [byRow.get(rowNo)!]));
  await settleMended(tx, kernel, batch, taken);
}

const goesBack = (fate: Outcome['fate']): fate is Went['fate'] => fate === 'rejected' || fate === 'returned';

/** Notes the rows that go back; also of rows that waited and are answered now, which have no file any more. */
export async function noteReturns(
  tx: Tx,
  kernel: Pick<Kernel, 'calendar' | 'policy' | 'clock'>,
  batch: Pick<IntakeBatchesTable, 'batch_id' | 'organ'>,
  outcomes: readonly Outcome[],
  documentOf: (rowNo: number) => string | null = () => null,
): Promise<void> {
  const back = outcomes.flatMap(({ rowNo, fate, findings }): Went[] => {
    const code = findings[0]?.code;
    if (!goesBack(fate) || code === undefined || NOTHING_TO_MEND.has(code)) return [];
    return [{ rowNo, fate, code, document: documentOf(rowNo) }];
  });
  await insertReturns(tx, kernel, batch, back);
}

async function insertReturns(
  tx: Tx,
  kernel: Pick<Kernel, 'calendar' | 'policy' | 'clock'>,
  batch: Pick<IntakeBatchesTable, 'batch_id' | 'organ'>,
  back: readonly Went[],
): Promise<void> {
  if (back.length === 0) return;
  const today = kernel.clock.today();
  const { mendWorkingDays } = intakeRules(kernel.policy, today.toString());
  const { due, provisional } = kernel.calendar.addWorkingDays(today, mendWorkingDays);
  await sql`
    insert into intake_returns (batch_id, row_no, organ, fate, code, document, returned_on, due, due_provisional)
    select ${batch.batch_id}::uuid, n.row_no, ${batch.organ}, n.fate, n.code, n.document, ${today.toString()}::date,
      ${due.toString()}::date, ${provisional}
    from unnest(${back.map((b) => b.rowNo)}::int[], ${back.map((b) => b.fate)}::text[], ${back.map((b) => b.code)}::text[],
      ${back.map((b) => b.document)}::uuid[]) as n(row_no, fate, code, document)
    on conflict (batch_id, row_no) do nothing`.execute(tx);
}

async function settleMended(tx: Tx, kernel: Pick<Kernel, 'clock'>, batch: IntakeBatchesTable, taken: readonly CheckedRow[]): Promise<void> {
  const mended = taken.flatMap((row) => (row.mends === null ? [] : [row.mends]));
  const documents = [...new Set(taken.flatMap((row) => (row.document === null ? [] : [row.document])))];
  const today = kernel.clock.today().toString();
  if (mended.length > 0)
    await sql`
      update intake_returns r set settled_on = ${today}::date, settled_by = 'mended'
      from intake_batches b
      where b.number = ${batch.heading?.mends ?? ''} and r.batch_id = b.batch_id and r.row_no = any(${mended}::int[])
        and r.organ = ${batch.organ} and r.settled_on is null`.execute(tx);
  if (documents.length > 0)
    await sql`
      update intake_returns set settled_on = ${today}::date, settled_by = 'mended'
      where organ = ${batch.organ} and document = any(${documents}::uuid[]) and settled_on is null
        and batch_id <> ${batch.batch_id}::uuid`.execute(tx);
}
