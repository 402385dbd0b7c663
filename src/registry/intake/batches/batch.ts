import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { NewEvent } from '../../../kernel/journal/types.ts';
import type { Amounts } from '../checking/amount-shift.ts';
import { noCounts, type Counts } from '../fates/counters.ts';
import { FATES, type Fate } from '../fates/fates.ts';
import type { Heading } from '../reading/heading.ts';
import { nextNumber } from './numbers.ts';
import type { BatchState, IntakeBatchesTable, IntakeTables } from '../tables.ts';

export interface NewBatch {
  mapping: string;
  organ: string;
  reportedBy: string;
  fileName: string;
  /** Of CSV and JSON lines. */
  encoding: string | null;
  bytes: number;
  /** By keyedHash. */
  fileHash: Buffer;
  heading: Heading;
  /** Name of the sheet; empty where there is none. */
  sheet: string;
  hiddenRows?: number;
  /** Number of the batch whose rows it mends. */
  mends?: string | null;
  again: boolean;
  spool: string | null;
  amounts?: Readonly<Record<string, Amounts>> | null;
  /** It waits for a second person before any row is taken. */
  waits?: boolean;
}

/** Of two who send one file at the same time, the second waits here until the first has its batch, and finds it. */
export async function lockSender(tx: Tx, { organ, mapping }: Pick<NewBatch, 'mapping' | 'organ'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organ} ${mapping}`}, 7))`.execute(tx);
}

/** An earlier batch of the same sheet of the same file, mapping and organ; one that was recalled does not count. */
export async function findEarlier(
  tx: Tx,
  file: Pick<NewBatch, 'mapping' | 'organ' | 'sheet'> & { hash: Buffer },
): Promise<IntakeBatchesTable | undefined> {
  return on<IntakeTables>(tx)
    .selectFrom('intake_batches')
    .selectAll()
    .where('file_hash', '=', file.hash)
    .where('mapping', '=', file.mapping)
    .where('organ', '=', file.organ)
    .where('again', '=', false)
    .where(sql`coalesce(heading->>'sheet', '')`, '=', file.sheet)
    .where('state', 'in', ['received', 'running', 'done'])
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function createBatch(tx: Tx, kernel: Kernel, batch: NewBatch): Promise<IntakeBatchesTable> {
  const now = kernel.clock.now();
  const at = new Date(now.epochMilliseconds);
  const month = kernel.clock.today().toString().slice(0, 7);
  const row: IntakeBatchesTable = {
    batch_id: kernel.ids.record(),
    number: await nextNumber(tx, 'batch', batch.organ, month),
    mapping: batch.mapping,
    organ: batch.organ,
    reported_by: batch.reportedBy,
    file_name: batch.fileName,
    file_hash: batch.fileHash,
    file_bytes: batch.bytes,
    encoding: batch.encoding,
    again: batch.again,
    state: batch.waits ? 'received' : 'running',
    received_at: at,
    finished_at: null,
    heading: headingOf(batch),
    rows_read: 0,
    ...zero(),
    most_urgent: null,
    spool: batch.spool,
    refusal: null,
    amounts: batch.amounts ?? null,
    review: null,
  };
  const { heading, reasons, amounts, refusal: _, ...plain } = row;
  await on<IntakeTables>(tx)
    .insertInto('intake_batches')
    .values({
      ...plain,
      heading: sql`${JSON.stringify(heading)}::jsonb`,
      reasons: sql`${JSON.stringify(reasons)}::jsonb`,
      amounts: amounts && sql`${JSON.stringify(amounts)}::jsonb`,
    })
    .execute();
  await kernel.append(tx, [batchEvent(kernel, 'batch.received', row, { fileHash: row.file_hash.toString('hex') })], at);
  return row;
}

function headingOf({ heading, sheet, hiddenRows = 0, mends = null }: NewBatch): NonNullable<IntakeBatchesTable['heading']> {
  const { cells, dropped, unknown, rowNo } = heading;
  return { cells, dropped, unknown, sheet, row: rowNo, hiddenRows, mends };
}

/** A batch of the organ by its number, as a mark in a file says it: anybody may write one. */
export async function ownNumber(kernel: Pick<Kernel, 'db'>, organ: string, number: string | undefined): Promise<string | null> {
  if (number === undefined) return null;
  const batches = on<IntakeTables>(kernel.db.kysely).selectFrom('intake_batches').select('number');
  const row = await batches.where('number', '=', number).where('organ', '=', organ).executeTakeFirst();
  return row?.number ?? null;
}

/** The headings that came last from an organ by a mapping: what its next workbook is known by. */
export async function lastHeadings(
  kernel: Pick<Kernel, 'db'>,
  { mapping, organ }: Pick<NewBatch, 'mapping' | 'organ'>,
): Promise<string[] | undefined> {
  const row = await on<IntakeTables>(kernel.db.kysely)
    .selectFrom('intake_batches')
    .select('heading')
    .where('mapping', '=', mapping)
    .where('organ', '=', organ)
    .where('state', 'in', ['running', 'done'])
    .orderBy('received_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.heading?.cells;
}

function zero(): Omit<Counts, 'read'> {
  const { read: _, ...counts } = noCounts();
  return counts;
}

export function countsOf(batch: IntakeBatchesTable): Counts {
  const fates = Object.fromEntries((Object.keys(FATES) as Fate[]).map((fate) => [fate, batch[fate]])) as Record<Fate, number>;
  return { ...fates, read: batch.rows_read, held: batch.held, reasons: batch.reasons };
}

/** Locks the batch for one chunk or the close. Throws CONFLICT where another run got further or the batch is closed. */
export async function lockBatch(tx: Tx, batchId: string, expected: { read: number }): Promise<IntakeBatchesTable> {
  const batch = await on<IntakeTables>(tx)
    .selectFrom('intake_batches')
    .selectAll()
    .where('batch_id', '=', batchId)
    .forUpdate()
    .executeTakeFirst();
  if (!batch) throw new XinhengError('NOT_FOUND', { what: batchId });
  if (batch.state !== 'running' || batch.rows_read !== expected.read) throw new XinhengError('CONFLICT', { what: batch.number });
  return batch;
}

export async function saveCounts(tx: Tx, batchId: string, counts: Counts, mostUrgent: string | null): Promise<void> {
  const { read, reasons, ...fates } = counts;
  await on<IntakeTables>(tx)
    .updateTable('intake_batches')
    .set({ rows_read: read, ...fates, reasons: sql`${JSON.stringify(reasons)}::jsonb`, most_urgent: mostUrgent })
    .where('batch_id', '=', batchId)
    .execute();
}

/** The last transaction of a batch. Its event holds the counters, so that a receipt can be proved. */
export async function closeBatch(tx: Tx, kernel: Kernel, batchId: string, read: number): Promise<IntakeBatchesTable> {
  const batch = await lockBatch(tx, batchId, { read });
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await on<IntakeTables>(tx)
    .updateTable('intake_batches')
    .set({ state: 'done', finished_at: at, spool: null })
    .where('batch_id', '=', batchId)
    .execute();
  await kernel.append(tx, [batchEvent(kernel, 'batch.closed', batch, { counts: { ...countsOf(batch) } })], at);
  return { ...batch, state: 'done', finished_at: at };
}

export async function setState(tx: Tx, batchId: string, state: BatchState): Promise<void> {
  await on<IntakeTables>(tx).updateTable('intake_batches').set({ state }).where('batch_id', '=', batchId).execute();
}

const VERSION = { 'batch.received': 1, 'batch.closed': 2, 'batch.recalled': 3 } as const;

export function batchEvent(
  kernel: Pick<Kernel, 'ids'>,
  type: keyof typeof VERSION,
  batch: IntakeBatchesTable,
  more: NewEvent['content'] & object,
): NewEvent {
  const { batch_id: batchId, number, mapping, organ } = batch;
  return {
    type,
    subjectId: null,
    object: batchId,
    version: VERSION[type],
    content: { batchId, number, mapping, organ, ...more },
    salt: kernel.ids.salt(),
    home: 'journal',
  };
}
