import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { FindingCode } from '../fates/fates.ts';
import { INTAKE_JOB } from '../batches/job-name.ts';
import { getBatch } from '../batches/list.ts';
import { mayReport, openFile } from '../reading/open-file.ts';
import { askForReview, mustWait } from '../review/wait.ts';
import { writeWorkbook, type RowToMend } from '../../../kernel/sheets/index.ts';
import { startBatch } from '../batches/start.ts';
import type { IntakeBatchesTable } from '../tables.ts';
import { decided, DECISIONS, type Decision } from './decisions.ts';

export interface DecisionTaken {
  /** The part of the batch that the rows came again in. */
  batch: string;
  number: string;
  state: string;
  /** The same decision was taken before: this is that part. */
  earlier: boolean;
  rows: number;
  /** Rows with the reason that stay as they are: another fault too, or a cell to which the decision does not apply. */
  left: number;
}

interface Open {
  row_no: number;
  cells: string[];
  column: string | null;
  params: Record<string, string | number>;
  only: boolean;
}

/**
 * One decision of the clerk for all rows of a batch that went back for one reason: they come again with the cell as she
 * reads it, in a further part of the batch, through the same checks as any file, waiting for a second person where files of
 * the organ do. Throws FORBIDDEN, NOT_FOUND, BAD_INPUT for a decision that is none for the reason, NOT_OPEN where no row is left.
 */
export async function decideRows(
  kernel: Kernel,
  input: { batch: string; code: FindingCode; decision: Decision },
  caller: Caller,
): Promise<DecisionTaken> {
  requirePermission(caller, 'intake.report');
  const { code, decision } = input;
  if (!(DECISIONS[decision] as readonly FindingCode[]).includes(code)) throw new XinhengError('BAD_INPUT', { what: 'decision' });
  const batch = await getBatch(kernel, caller, input.batch);
  mayReport(kernel, caller, batch.organ);
  const open = await openRows(kernel, batch.batch_id, code);
  const heading = batch.heading?.cells ?? [];
  const rows = open.flatMap((row) => again(row, heading, decision));
  const left = open.length - rows.length;
  if (rows.length === 0) throw new XinhengError('NOT_OPEN', { state: 'settled' });
  const path = await partFile(kernel, batch, rows);
  let kept = false;
  try {
    const fileName = `${batch.number}-${code}.csv`;
    const waits = mustWait(kernel, batch.organ, false);
    const wanted = { path, fileName, mapping: batch.mapping, organ: batch.organ, caller };
    const file = await openFile(kernel, wanted);
    // The amounts are what the decision is about.
    const begin = { ...wanted, amountsChecked: true, spool: true, waits };
    const { batch: part, earlier } = await startBatch(kernel, begin, file, async (tx, created) => {
      await audit(kernel, tx, caller, {
        action: 'batch.rows.decided',
        object: batch.batch_id,
        outcome: 'ok',
        details: { code, decision, rows: rows.length, part: created.number },
      });
      if (waits) await askForReview(tx, kernel, created, caller);
      else await kernel.jobs.enqueue(tx, INTAKE_JOB, { batchId: created.batch_id });
    });
    kept = part.spool === path;
    const { batch_id: id, number, state } = part;
    return { batch: id, number, state, earlier: earlier || !kept, rows: rows.length, left };
  } finally {
    if (!kept) await rm(path, { force: true });
  }
}

/** Rows of the reason that went back and have not come again; `only` = nothing else is wrong with them. */
async function openRows(kernel: Pick<Kernel, 'db'>, batchId: string, code: FindingCode): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select f.row_no, f.cells, f.column_name as column, f.params,
      not exists (select 1 from intake_findings o
        where o.batch_id = f.batch_id and o.row_no = f.row_no and o.code <> f.code and o.fate <> 'held') as only
    from intake_findings f join intake_returns t on t.batch_id = f.batch_id and t.row_no = f.row_no
    where f.batch_id = ${batchId}::uuid and f.code = ${code} and f.cells is not null and t.settled_on is null
    order by f.row_no`.execute(kernel.db.kysely);
  return rows;
}

/** The row with its cell as decided; nothing where the decision does not fit it. */
function again(row: Open, heading: readonly string[], decision: Decision): RowToMend[] {
  const at = row.column === null ? -1 : heading.indexOf(row.column);
  const cell = at === -1 ? undefined : decided(row.cells[at] ?? '', decision);
  if (!row.only || cell === undefined) return [];
  // What the words of the row say must be what the decision makes of the column.
  if (decision === 'amount-is-yuan' && cell !== row.params['instead']) return [];
  return [{ rowNo: row.row_no, cells: row.cells.with(at, cell), problems: [] }];
}

/** A table of rows to mend, as it would come back from the clerk: with the mark of each row. */
async function partFile(kernel: Kernel, batch: IntakeBatchesTable, rows: readonly RowToMend[]): Promise<string> {
  const directory = join(kernel.settings.dataDirectory, 'uploads');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, kernel.ids.record());
  const table = { batch: batch.number, heading: batch.heading?.cells ?? [], rows, language: 'zh-CN' as const };
  await writeWorkbook(createWriteStream(path, { mode: 0o600 }), table, { format: 'csv' });
  return path;
}
