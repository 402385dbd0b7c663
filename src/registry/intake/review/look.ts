import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { logAccess, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { dayOf } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { RecordsTable } from '../../records/index.ts';
import type { ActRow } from '../act-row.ts';
import { commitChunk } from '../chunk.ts';
import type { CheckedRow } from '../checked-row.ts';
import { countOutcomes, noCounts, type Counts } from '../counters.ts';
import type { FindingCode } from '../fates.ts';
import { openFile, type OpenedFile } from '../open-file.ts';
import type { Outcome } from '../outcome.ts';
import { checkedChunks, chunkContext } from '../run.ts';
import type { IntakeBatchesTable } from '../tables.ts';
import { changesOf, fieldNames, type FieldChange } from './changes.ts';

export interface ReviewRow {
  row: number;
  name: string;
  documentNo: string;
}

/** What a waiting batch would change, not the file: new rows, changed fields, rows mended, rows that go back. */
export interface Review {
  batch: string;
  number: string;
  sender: string;
  proposal: string | null;
  mends: string | null;
  counts: Counts;
  fresh: ReviewRow[];
  changed: (ReviewRow & { fields: FieldChange[] })[];
  /** Rows of an earlier batch that come mended: `of` is their row there. */
  mended: (ReviewRow & { of: number })[];
  back: {
    row: number;
    fate: string;
    code: FindingCode;
    column: string | null;
    params: Outcome['findings'][number]['params'];
  }[];
}

/** So many of each are listed; `counts` tells how many there are. */
const LISTED = 100;

/**
 * What a batch that waits would do if it were accepted now, by the same decisions and without effect. It holds content that
 * is not public: a look with its purpose. Throws NOT_FOUND (also for another organ's), NOT_OPEN where it does not wait.
 */
export async function reviewBatch(kernel: Kernel, key: string, caller: Caller): Promise<Review> {
  requirePermission(caller, 'intake.review');
  const batch = await waitingBatch(kernel, key, caller);
  const { mapping, organ, heading } = batch;
  const file = await openFile(kernel, { path: batch.spool!, mapping, organ, sheet: heading?.sheet });
  const review = await compare(kernel, batch, file);
  await kernel.db.tx(async (tx) => {
    const subjectIds = [...review.subjects];
    await logAccess(kernel, tx, caller, { subjectIds, action: 'batch.reviewed', fields: ['title', 'documentNo'] });
  });
  return review.review;
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
): Promise<{ review: Review; subjects: Set<string> }> {
  const receivedOn = dayOf(Temporal.Instant.fromEpochMilliseconds(batch.received_at.getTime())).toString();
  const context = await chunkContext(kernel, file, null, receivedOn, true);
  const names = fieldNames(file);
  const subjects = new Set<string>();
  const review: Review = {
    batch: batch.batch_id,
    number: batch.number,
    sender: batch.reported_by,
    proposal: batch.review,
    mends: file.mends,
    counts: noCounts(),
    fresh: [],
    changed: [],
    mended: [],
    back: [],
  };
  for await (const chunk of checkedChunks(kernel, file, {}, { skip: 0, batchId: null, receivedOn })) {
    const outcomes = await kernel.db.tx((tx) => commitChunk(tx, kernel, null, chunk, context));
    review.counts = countOutcomes(review.counts, outcomes);
    const rows = new Map(chunk.rows.map((row) => [row.rowNo, row]));
    const replaced = context.act ? outcomes.filter((o) => o.fate === 'replaced').slice(0, LISTED) : [];
    const held = await heldRecords(kernel, replaced);
    for (const outcome of outcomes) {
      const row = rows.get(outcome.rowNo)!;
      note(review, row, outcome, held.get(outcome.rowNo), names);
      if (held.has(outcome.rowNo)) subjects.add(outcome.ref!.subjectId);
    }
  }
  return { review, subjects };
}

/** The records that these rows would replace, by row. */
async function heldRecords(kernel: Kernel, outcomes: readonly Outcome[]): Promise<Map<number, RecordsTable>> {
  const refs = outcomes.flatMap(({ rowNo, ref }) => (ref ? [{ rowNo, ...ref }] : []));
  if (refs.length === 0) return new Map();
  const { rows } = await sql<RecordsTable & { n: number }>`
    select r.*, n.row_no as n
    from unnest(${refs.map((r) => r.rowNo)}::int[], ${refs.map((r) => r.subjectId)}::uuid[], ${refs.map((r) => r.id)}::uuid[])
      as n(row_no, subject_id, record_id)
    join v_records_current r on r.subject_id = n.subject_id and r.record_id = n.record_id`.execute(kernel.db.kysely);
  return new Map(rows.map((row) => [row.n, row]));
}

function note(
  review: Review,
  row: CheckedRow,
  { fate, findings }: Outcome,
  held: RecordsTable | undefined,
  names: ReadonlyMap<string, string>,
): void {
  const first = findings[0];
  if ((fate === 'rejected' || fate === 'returned') && first) {
    const { code, column, params } = first;
    return push(review.back, { row: row.rowNo, fate, code, column, params });
  }
  if (!('row' in row.checked)) return;
  const act = row.checked.row;
  const told = { row: row.rowNo, name: act.name, documentNo: 'documentNo' in act ? act.documentNo : (act.uscc ?? '') };
  if (row.mends !== null) push(review.mended, { ...told, of: row.mends });
  if (fate === 'accepted' || fate === 'waiting') push(review.fresh, told);
  else if (fate === 'replaced')
    push(review.changed, { ...told, fields: held ? changesOf(held, act as ActRow, names) : [] });
}

function push<T>(list: T[], entry: T): void {
  if (list.length < LISTED) list.push(entry);
}
