import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import { WORKER, type OldMerge, type OldRow, type WorkerMessage } from './worker.ts';

export interface OldSheet {
  name: string;
  hidden: number;
  merges: OldMerge[];
  hiddenRows: number[];
  hiddenColumns: number[];
  lastRow: number;
  rows: OldRow[];
}

export interface OldWorkbook {
  from1904: boolean;
  sheets: OldSheet[];
}

/**
 * Reads an old workbook in a worker with a heap and a time of its own, so that a hostile one ends the worker and not the
 * server. Throws FILE_REFUSED with the way out: save as .xlsx.
 */
export async function readOldWorkbook(path: string, limits: TableLimits, signal?: AbortSignal): Promise<OldWorkbook> {
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: { path, library: createRequire(import.meta.url).resolve('@e965/xlsx') },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.oldWorkbook.heap, maxYoungGenerationSizeMb: 64 },
    // What the library says of a damaged file is nothing for our log.
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => void worker.terminate(), limits.oldWorkbook.time);
  const abort = (): void => void worker.terminate();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await collect(worker);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

function collect(worker: Worker): Promise<OldWorkbook> {
  const book: OldWorkbook = { from1904: false, sheets: [] };
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if ('done' in message) resolve(book);
      else take(book, message);
    });
    worker.on('error', (error: Error & { code?: string }) => reject(refusalOf(error)));
    // Ended before it was done, without an error of its own: out of time.
    worker.on('exit', () => reject(refuseTable('WORKBOOK_OLD_SLOW')));
  });
}

function take(book: OldWorkbook, message: Exclude<WorkerMessage, { done: true }>): void {
  if ('sheets' in message) {
    book.from1904 = message.from1904;
    book.sheets = message.sheets.map((sheet) => ({
      ...sheet,
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      lastRow: 0,
      rows: [],
    }));
    return;
  }
  const sheet = book.sheets[message.sheet]!;
  if ('part' in message) sheet.rows.push(...message.part);
  else {
    const { merges, hiddenRows, hiddenColumns, rows } = message;
    Object.assign(sheet, { merges, hiddenRows, hiddenColumns, lastRow: rows });
  }
}

function refusalOf(error: Error & { code?: string }): Error {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return refuseTable('WORKBOOK_OLD_SLOW');
  if (/password|encrypt/iu.test(error.message)) return refuseTable('WORKBOOK_ENCRYPTED');
  return refuseTable('WORKBOOK_OLD');
}
