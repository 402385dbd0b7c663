import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { logAccess, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { dayOf } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { commitChunk } from '../writing/chunk.ts';
import type { CheckedRow } from '../checking/checked-row.ts';
import { countOutcomes, noCounts, type Counts } from '../fates/counters.ts';
import type { FindingCode } from '../fates/fates.ts';
import { openFile, type OpenedFile } from '../reading/open-file.ts';
import type { Outcome } from '../fates/outcome.ts';
import { checkedChunks, chunkContext } from '../batches/run.ts';
import type { IntakeBatchesTable } from '../tables.ts';
import { changesOf, fieldNames, type FieldChange, type FieldNames } from './changes.ts';
import { heldBefore, type Held } from './held.ts';
import { ReviewPage, type PageAsked } from './page.ts';

export interface ReviewRow {
  row: number;
  name: string;
  documentNo: string;
}

interface Entries {
  changed: ReviewRow & { fields: FieldChange[] };
  back: {
    row: number;
    fate: string;
    code: FindingCode;
    column: string | null;
    params: Outcome['findings'][number]['params'];
  };
  /** Rows of an earlier batch that come mended: `of` is their row there. */
  mended: ReviewRow & { of: number };
  fresh: ReviewRow;
}

/** What a waiting batch would change, not the file: a page of changed fields, rows that go back, rows mended, new rows. */
export type Review = {
  batch: string;
  number: string;
  sender: string;
  proposal: string | null;
  mends: string | null;
  /** Of the whole file. */
  counts: Counts;
  next: string | null;
} & { [S in keyof Entries]: Entries[S][] };

/**
 * What a batch that waits would do if it were accepted now, by the same decisions and without effect. It holds content that
 * is not public: a look with its purpose. Throws NOT_FOUND (also for another organ's), NOT_OPEN where it does not wait, BAD_CURSOR.
 */
export async function reviewBatch(kernel: Kernel, key: string, caller: Caller, asked: PageAsked = {}): Promise<Review> {
  requirePermission(caller, 'intake.review');
  const batch = await waitingBatch(kernel, key, caller);
  const { mapping, organ, heading } = batch;
  const file = await openFile(kernel, { path: batch.spool!, mapping, organ, sheet: heading?.sheet });
  const page = new ReviewPage<Entries>(asked);
  const { counts, subjects } = await compare(kernel, batch, file, page);
  await kernel.db.tx(async (tx) => {
    const subjectIds = [...subjects];
    await logAccess(kernel, tx, caller, { subjectIds, action: 'batch.reviewed', fields: ['title', 'documentNo'] });
  });
  const { batch_id, number, reported_by: sender, review: proposal } = batch;
  return { batch: batch_id, number, sender, proposal, mends: file.mends, counts, ...page.cut() };
}

async function waitingBatch(kernel: Kernel, key: string, caller: Caller): Promise<IntakeBatchesTable> {
  const { rows } = await sql<IntakeBatchesTable>`
    select * from intake_batches where number = ${key} or batch_id::text = ${key}`.execute(kernel.db.kysely);
  const batch = rows[0];
  if (!batch || caller.organ !== batch.organ) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
  if (batch.state !== 'received' || batch.spool === null) throw new XinhengError('NOT_OPEN', { state: batch.state });
  return batch;
}

async function compare(
  kernel: Kernel,
  batch: IntakeBatchesTable,
  file: OpenedFile,
  page: ReviewPage<Entries>,
): Promise<{ counts: Counts; subjects: Set<string> }> {
  const receivedOn = dayOf(Temporal.Instant.fromEpochMilliseconds(batch.received_at.getTime())).toString();
  const context = await chunkContext(kernel, file, null, receivedOn, true);
  const names = fieldNames(file);
  const subjects = new Set<string>();
  let counts = noCounts();
  for await (const chunk of checkedChunks(kernel, file, {}, { skip: 0, batchId: null, receivedOn })) {
    const outcomes = await kernel.db.tx((tx) => commitChunk(tx, kernel, null, chunk, context));
    counts = countOutcomes(counts, outcomes);
    const rows = new Map(chunk.rows.map((row) => [row.rowNo, row]));
    const listed = outcomes.filter(({ rowNo }) => page.wants('changed', rowNo));
    const held = await heldBefore(kernel, listed, { act: context.act, source: file.organ, rows });
    for (const outcome of outcomes) {
      note(page, rows.get(outcome.rowNo)!, outcome, held.get(outcome.rowNo), names);
      if (held.has(outcome.rowNo)) subjects.add(outcome.ref!.subjectId);
    }
  }
  return { counts, subjects };
}

function note(page: ReviewPage<Entries>, row: CheckedRow, { fate, findings }: Outcome, held: Held | undefined, names: FieldNames): void {
  const first = findings[0];
  if ((fate === 'rejected' || fate === 'returned') && first) {
    const { code, column, params } = first;
    return page.add('back', { row: row.rowNo, fate, code, column, params });
  }
  if (!('row' in row.checked)) return;
  const sent = row.checked.row;
  const told = {
    row: row.rowNo,
    name: sent.name,
    documentNo: 'documentNo' in sent ? sent.documentNo : (sent.uscc ?? ''),
  };
  if (row.mends !== null) page.add('mended', { ...told, of: row.mends });
  if (fate === 'accepted' || fate === 'waiting') page.add('fresh', told);
  else if (fate === 'replaced') page.add('changed', { ...told, fields: held ? changesOf(held, sent, names) : [] });
}
