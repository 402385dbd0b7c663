import { rm } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { findTerms } from '../../publicity/index.ts';
import { mustNotShift } from '../checking/amount-shift.ts';
import { closeBatch, countsOf } from './batch.ts';
import { commitChunk, type Chunk, type ChunkContext } from '../writing/chunk.ts';
import type { CheckedRow } from '../checking/checked-row.ts';
import { countOutcomes, noCounts, type Counts } from '../fates/counters.ts';
import { reportClock } from '../writing/deadline.ts';
import { mayReport, openFile, type FileToOpen, type OpenedFile } from '../reading/open-file.ts';
import { rowChecker } from '../reading/prepare.ts';
import { refuseTable } from '../../../kernel/sheets/index.ts';
import { askForReview, keepCopy, mustWait } from '../review/wait.ts';
import { sheetRows } from '../reading/sheet.ts';
import { startBatch, type BatchToStart } from './start.ts';
import type { Timed } from '../writing/write-acts.ts';
import type { BatchState, IntakeBatchesTable } from '../tables.ts';

/** A file that stays its owner's, put through intake at once. */
export interface IntakeRequest extends FileToOpen, Omit<BatchToStart, 'waits' | 'spool'> {
  /** A second person looks at what it changes before any row is taken. */
  review?: boolean;
  /** Rows a transaction (default 1,000). */
  chunkRows?: number;
  onProgress?: (rows: number) => void;
  /** For measurements: how long stages take. */
  timed?: Timed;
  /** Called after each committed chunk; throwing stops the run, which can be resumed. */
  onChunk?: (chunk: number) => void | Promise<void>;
}

export interface IntakeResult {
  batch: string | null;
  number: string | null;
  /** Name of the form by which the file was read. */
  form: string;
  earlier: boolean;
  state: BatchState | null;
  counts: Counts;
  mostUrgent: string | null;
  unknownColumns: string[];
  /** Of a workbook: the sheet that was taken. */
  sheet: { name: string; headingRow: number; hiddenRows: number } | null;
  mends: string | null;
}

/** Small enough that a chunk's objects die young and the journal's head is held for some milliseconds only. */
const CHUNK_ROWS = 1_000;

/** Rows checked at a stretch (a millisecond or so); then the database is answered, which else would stand idle. */
const STRETCH_ROWS = 40;

/**
 * Puts a file through intake: chunks that commit with their counters. The same file again answers with the earlier batch,
 * or goes on with it where a kill stopped it. Throws as openFile.
 */
export async function runIntake(kernel: Kernel, request: IntakeRequest): Promise<IntakeResult> {
  mayReport(kernel, request.caller, request.organ);
  const file = await openFile(kernel, request);
  if (request.dryRun || request.trial) return runDry(kernel, request, file);
  if (mustWait(kernel, file.organ, request.review ?? false)) return leaveWaiting(kernel, request, file);
  const { batch, earlier } = await startBatch(kernel, request, file);
  const done = batch.state === 'running' ? await workThrough(kernel, request, file, batch) : batch;
  return resultOf(done, earlier, file);
}

/** The batch is there, with its day of receipt; its rows are taken once another person has accepted it. */
async function leaveWaiting(kernel: Kernel, request: IntakeRequest, file: OpenedFile): Promise<IntakeResult> {
  const path = await keepCopy(kernel, request.path);
  let kept = false;
  try {
    const started = await startBatch(kernel, { ...request, path, spool: true, waits: true }, file, (tx, batch) =>
      askForReview(tx, kernel, batch, request.caller),
    );
    kept = started.batch.spool === path;
    return resultOf(started.batch, started.earlier, file);
  } finally {
    if (!kept) await rm(path, { force: true });
  }
}

function resultOf(batch: IntakeBatchesTable, earlier: boolean, file: OpenedFile): IntakeResult {
  return {
    batch: batch.batch_id,
    number: batch.number,
    form: file.form,
    earlier,
    state: batch.state,
    counts: countsOf(batch),
    mostUrgent: batch.most_urgent,
    unknownColumns: file.heading.unknown,
    sheet: sheetOf(file),
    mends: file.mends,
  };
}

function sheetOf({ source: { sheet, hiddenRows }, heading }: OpenedFile): IntakeResult['sheet'] {
  return sheet.name === '' ? null : { name: sheet.name, headingRow: heading.rowNo, hiddenRows };
}

/** Works through what of the batch is not committed yet; while the database writes one chunk, the next is read and checked. */
export async function workThrough(
  kernel: Kernel,
  request: Pick<IntakeRequest, 'chunkRows' | 'onProgress' | 'onChunk' | 'timed'>,
  file: OpenedFile,
  batch: IntakeBatchesTable,
): Promise<IntakeBatchesTable> {
  const receivedOn = dayOf(Temporal.Instant.fromEpochMilliseconds(batch.received_at.getTime())).toString();
  const context = {
    ...(await chunkContext(kernel, file, batch.batch_id, receivedOn, false)),
    ...(request.timed ? { timed: request.timed } : {}),
  };
  let read = batch.rows_read;
  const commit = async (chunk: Chunk): Promise<void> => {
    await kernel.db.tx((tx) => commitChunk(tx, kernel, batch.batch_id, chunk, context));
    read += chunk.rows.length;
    request.onProgress?.(read);
    await request.onChunk?.(chunk.no);
  };
  let writing: Promise<void> = Promise.resolve();
  const chunks = checkedChunks(kernel, file, request, { skip: batch.rows_read, batchId: batch.batch_id, receivedOn });
  try {
    for await (const chunk of chunks) {
      await writing;
      writing = commit(chunk);
      // Its failure is met at the next await; until then it must not count as unhandled.
      writing.catch(() => undefined);
    }
  } finally {
    // Where reading failed, what is being written still comes to its end: nobody closes the database under it.
    await writing;
  }
  return kernel.db.tx((tx) => closeBatch(tx, kernel, batch.batch_id, read));
}

export interface ChunkOptions {
  /** Rows that earlier runs committed: read again for the file's memory, not given out. */
  skip: number;
  /** Rows after which reading stops. */
  first?: number | undefined;
  batchId: string | null;
  receivedOn: string;
}

export async function* checkedChunks(
  kernel: Kernel,
  file: OpenedFile,
  request: Pick<IntakeRequest, 'chunkRows'>,
  { skip, first, batchId, receivedOn }: ChunkOptions,
): AsyncGenerator<Chunk> {
  const size = request.chunkRows ?? CHUNK_ROWS;
  const check = rowChecker(kernel, { ...file, receivedOn, batchId });
  let seen = 0;
  let rows: CheckedRow[] = [];
  reading: for await (const group of sheetRows(file.source)) {
    for (const row of group) {
      if (seen === first) break reading;
      const checked = check(row);
      seen++;
      if (seen % STRETCH_ROWS === 0) await breathe();
      if (seen <= skip) continue;
      rows.push(checked);
      if (rows.length < size) continue;
      yield { no: seen, before: seen - rows.length, rows };
      rows = [];
    }
  }
  // What was committed must still be there, else the file is not the one that was begun.
  if (seen < skip) throw refuseTable('FILE_CHANGED');
  if (rows.length > 0) yield { no: seen, before: seen - rows.length, rows };
}

export async function chunkContext(
  kernel: Kernel,
  file: Pick<OpenedFile, 'mapping' | 'organ'>,
  batchId: string | null,
  receivedOn: string,
  dryRun: boolean,
): Promise<ChunkContext> {
  const clock = reportClock(kernel.calendar, receivedOn);
  return {
    act: file.mapping.act !== 'registration',
    batchId,
    reportingOrgan: file.organ,
    source: file.organ,
    receivedOn: () => receivedOn,
    clockOf: (row) => clock(row.decided),
    today: kernel.clock.today().toString(),
    terms: await findTerms(kernel.db),
    at: new Date(kernel.clock.now().epochMilliseconds),
    dryRun,
  };
}

/** The same fates and counters, and nothing written: each chunk is only asked about. */
async function runDry(kernel: Kernel, request: IntakeRequest, file: OpenedFile): Promise<IntakeResult> {
  if (!request.amountsChecked) await kernel.db.tx((tx) => mustNotShift(tx, kernel, { ...file, mapping: file.form }));
  const receivedOn = kernel.clock.today().toString();
  const context = await chunkContext(kernel, file, null, receivedOn, true);
  const options = { skip: 0, first: request.first, batchId: null, receivedOn };
  let counts = noCounts();
  for await (const chunk of checkedChunks(kernel, file, request, options)) {
    counts = countOutcomes(counts, await kernel.db.tx((tx) => commitChunk(tx, kernel, null, chunk, context)));
    request.onProgress?.(counts.read);
  }
  return {
    batch: null,
    number: null,
    form: file.form,
    earlier: false,
    state: null,
    counts,
    mostUrgent: null,
    unknownColumns: file.heading.unknown,
    sheet: sheetOf(file),
    mends: file.mends,
  };
}
