import { setImmediate as breathe } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../kernel/access/types.ts';
import { audit } from '../../kernel/audit/index.ts';
import { dayOf } from '../../kernel/clock/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { findTerms } from '../publicity/index.ts';
import { closeBatch, countsOf, createBatch, findEarlier, lastHeadings, lockSender, ownNumber } from './batch.ts';
import { commitChunk, type Chunk, type CheckedRow, type ChunkContext } from './chunk.ts';
import { countOutcomes, noCounts, type Counts } from './counters.ts';
import { reportClock } from './deadline.ts';
import { keyedHash } from './file-hash.ts';
import type { Heading } from './heading.ts';
import { OrganBook } from './organs.ts';
import { getMapping, rowChecker, type Prepared } from './prepare.ts';
import { refuse } from './refuse.ts';
import { openSheet, sheetRows, type OpenedSheet } from './sheet.ts';
import { fingerprint } from './sheets/index.ts';
import type { Timed } from './write-acts.ts';
import type { IntakeBatchesTable } from './tables.ts';

export interface IntakeRequest {
  /** A file that stays its owner's. */
  path: string;
  fileName: string;
  mapping: string;
  /** Code, USCC or name of the reporting organ. */
  organ: string;
  caller: Caller;
  /** Which sheet of a workbook, where its headings leave a doubt. */
  sheet?: string | undefined;
  again?: boolean;
  dryRun?: boolean;
  /** Of a dry run: only so many rows from the beginning. */
  first?: number | undefined;
  /** The file is an upload, deleted once its rows are in. */
  spool?: boolean;
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
  earlier: boolean;
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

/** A file that was looked at as a whole, before any row of it is taken. */
export interface OpenedFile extends Prepared {
  source: OpenedSheet;
  /** Number of the batch whose rows come back mended. */
  mends: string | null;
  heading: Heading;
  organs: OrganBook;
  organ: string;
}

/** Form of the file, sheet, heading, organ and mapping. Throws FILE_REFUSED, MAPPING_UNKNOWN, ORGAN_UNKNOWN. */
export async function openFile(
  kernel: Kernel,
  request: Pick<IntakeRequest, 'path' | 'mapping' | 'organ' | 'sheet' | 'dryRun' | 'first'>,
): Promise<OpenedFile> {
  const prepared = getMapping(kernel, request.mapping);
  const organs = new OrganBook(kernel.policy, kernel.clock.today().toString());
  const organ = organs.find(request.organ);
  if (!organ) throw new XinhengError('ORGAN_UNKNOWN', { organ: request.organ });
  const source = await openSheet(request.path, prepared.mapping, {
    sheet: request.sheet,
    remembered: async () => {
      const cells = await lastHeadings(kernel, { mapping: request.mapping, organ: organ.code });
      return cells && fingerprint({ cells });
    },
    beginningOnly: request.dryRun === true && request.first !== undefined,
  });
  const mends = await ownNumber(kernel, organ.code, source.returnedFrom);
  return { ...prepared, source, mends, heading: source.heading, organs, organ: organ.code };
}

/** Organs report for themselves; the local operator puts in what organs hand over on a disk. Throws FORBIDDEN. */
export function mayReport(kernel: Kernel, caller: Caller, organ: string): void {
  if (caller.role === 'operator') return;
  const code = new OrganBook(kernel.policy, kernel.clock.today().toString()).find(organ)?.code;
  if (caller.organ === null || caller.organ !== code)
    throw new XinhengError('FORBIDDEN', { permission: 'intake.report' });
}

/**
 * Puts a file through intake: chunks that commit with their counters. The same file again answers with the earlier batch,
 * or goes on with it where a kill stopped it. Throws as openFile.
 */
export async function runIntake(kernel: Kernel, request: IntakeRequest): Promise<IntakeResult> {
  mayReport(kernel, request.caller, request.organ);
  const file = await openFile(kernel, request);
  if (request.dryRun) return runDry(kernel, request, file);
  const { batch, earlier } = await startBatch(kernel, request, file);
  const done = batch.state === 'done' ? batch : await workThrough(kernel, request, file, batch);
  return resultOf(done, earlier, file);
}

/** Begins a batch, or finds the earlier one of the same file. Either is written to the audit log, once. */
export async function startBatch(
  kernel: Kernel,
  request: IntakeRequest,
  file: OpenedFile,
  also?: (tx: Tx, batch: IntakeBatchesTable) => Promise<void>,
): Promise<{ batch: IntakeBatchesTable; earlier: boolean }> {
  const { table, sheet, hiddenRows } = file.source;
  const fileHash = await keyedHash(kernel, table.hash);
  const same = { mapping: request.mapping, organ: file.organ, hash: fileHash, sheet: sheet.name };
  const again = request.again ?? false;
  const told = (tx: Tx, batch: IntakeBatchesTable, known: boolean) =>
    audit(kernel, tx, request.caller, {
      action: 'batch.received',
      object: batch.batch_id,
      outcome: 'ok',
      details: { number: batch.number, mapping: batch.mapping, organ: batch.organ, known },
    });
  return kernel.db.tx(async (tx) => {
    await lockSender(tx, same);
    const held = again ? undefined : await findEarlier(tx, same);
    if (held) {
      await told(tx, held, true);
      // One that a kill stopped is gone on with: to its sender it is still the first.
      return { batch: held, earlier: held.state === 'done' };
    }
    const created = await createBatch(tx, kernel, {
      mapping: request.mapping,
      organ: file.organ,
      reportedBy: request.caller.account ?? 'anonymous',
      fileName: request.fileName,
      encoding: table.encoding ?? null,
      bytes: table.bytes,
      fileHash,
      heading: file.heading,
      sheet: sheet.name,
      hiddenRows,
      mends: file.mends,
      again,
      spool: request.spool ? request.path : null,
    });
    await also?.(tx, created);
    await told(tx, created, false);
    return { batch: created, earlier: false };
  });
}

function resultOf(batch: IntakeBatchesTable, earlier: boolean, file: OpenedFile): IntakeResult {
  return {
    batch: batch.batch_id,
    number: batch.number,
    earlier,
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

interface ChunkOptions {
  /** Rows that earlier runs committed: read again for the file's memory, not given out. */
  skip: number;
  /** Rows after which reading stops. */
  first?: number | undefined;
  batchId: string | null;
  receivedOn: string;
}

async function* checkedChunks(
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
  if (seen < skip) throw refuse('FILE_CHANGED', {});
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
    earlier: false,
    counts,
    mostUrgent: null,
    unknownColumns: file.heading.unknown,
    sheet: sheetOf(file),
    mends: file.mends,
  };
}
