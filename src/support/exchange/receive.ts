import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { Caller } from '../../kernel/access/types.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { on, type Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { runIntake } from '../../registry/intake/index.ts';
import { applyReceipts } from './apply.ts';
import { readDeterminations, takeDeterminations } from './determinations.ts';
import type { Arrival, BrokenReason, UpperPort } from './port.ts';
import { readReceipts } from './receipts.ts';
import type { ExchangeSettings } from './settings.ts';
import type { ExchangeArrivalsTable, ExchangeTables, Problem } from './types.ts';

export interface Received {
  file: string;
  kind: 'receipt' | 'returned' | 'determinations';
  /** It came before: nothing was done again. */
  earlier: boolean;
  rows: number;
  /** Rows that changed something. */
  applied: number;
  problems: Problem[];
  batch: string | null;
}

export interface ReceiveResult {
  received: Received[];
  failed: { file: string; reason: BrokenReason }[];
}

export interface ReceiveContext {
  port: UpperPort;
  settings: ExchangeSettings;
  caller: Caller;
  /** For tests that kill a process between two steps. */
  atStep?: (step: 'applied' | 'settled') => void | Promise<void>;
}

/**
 * Takes what has come from above, each file once: what it changes commits with its hash, then it is moved away. A process
 * killed between the two finds the hash and only moves it.
 */
export async function receive(kernel: Kernel, context: ReceiveContext): Promise<ReceiveResult> {
  const { taken, broken } = await context.port.arrivals();
  const result: ReceiveResult = { received: [], failed: [] };
  const fail = async (name: string, reason: BrokenReason): Promise<void> => {
    await context.port.failed(name, reason);
    result.failed.push({ file: name, reason });
  };
  for (const { name, reason } of broken) await fail(name, reason);
  for (const arrival of taken) {
    const outcome = await takeOne(kernel, arrival, context);
    if ('reason' in outcome) {
      await fail(arrival.name, outcome.reason);
      continue;
    }
    await context.atStep?.('applied');
    await context.port.done(arrival);
    await context.atStep?.('settled');
    result.received.push(outcome);
  }
  return result;
}

async function takeOne(kernel: Kernel, arrival: Arrival, context: ReceiveContext): Promise<Received | { reason: BrokenReason }> {
  const { manifest } = arrival;
  const known = await findArrival(kernel, manifest.sha256);
  if (known !== undefined) return { ...shownOf(arrival, known), earlier: true, applied: 0 };
  if (manifest.kind === 'returned') return takeReturned(kernel, arrival, context);
  const bytes = await readFile(arrival.path);
  // Between the look at the folder and this one the file may have been changed.
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) return { reason: 'HASH' };
  const table = tableOf(bytes);
  if (table === undefined) return { reason: 'REFUSED' };
  if (table.length - 1 !== manifest.rows) return { reason: 'ROWS' };
  return manifest.kind === 'receipt' ? takeReceipts(kernel, arrival, table, context) : takeOthers(kernel, arrival, table, context);
}

async function takeReceipts(
  kernel: Kernel,
  arrival: Arrival,
  table: string[][],
  context: ReceiveContext,
): Promise<Received | { reason: BrokenReason }> {
  const read = readReceipts(table);
  if (read === undefined) return { reason: 'HEADING' };
  return note(kernel, arrival, context, async (tx) => {
    const { applied, problems } = await applyReceipts(tx, kernel, read.rows, context.settings);
    return { applied, problems: [...read.problems, ...problems] };
  });
}

async function takeOthers(
  kernel: Kernel,
  arrival: Arrival,
  table: string[][],
  context: ReceiveContext,
): Promise<Received | { reason: BrokenReason }> {
  const read = readDeterminations(table);
  if (read === undefined) return { reason: 'HEADING' };
  return note(kernel, arrival, context, (tx) => takeDeterminations(tx, kernel, read, context.settings.upper));
}

/** 返还数据 of acts: the same intake as everybody's, with the upper platform as its source. */
async function takeReturned(kernel: Kernel, arrival: Arrival, context: ReceiveContext): Promise<Received | { reason: BrokenReason }> {
  const { mapping, file } = arrival.manifest;
  if (mapping === undefined || !mapping.startsWith('returned-')) return { reason: 'MAPPING' };
  const request = {
    path: arrival.path,
    fileName: file,
    mapping,
    organ: context.settings.upper,
    caller: context.caller,
  };
  try {
    const done = await runIntake(kernel, request);
    const { accepted, replaced } = done.counts;
    return await note(kernel, arrival, context, async () => ({ applied: accepted + replaced, problems: [] }), done.batch);
  } catch (error) {
    if (error instanceof XinhengError && error.code === 'FILE_REFUSED') return { reason: 'REFUSED' };
    if (error instanceof XinhengError && error.code === 'MAPPING_UNKNOWN') return { reason: 'MAPPING' };
    throw error;
  }
}

/** One transaction: what the file changes, and that it came. */
function note(
  kernel: Kernel,
  { name, manifest }: Arrival,
  { caller }: ReceiveContext,
  work: (tx: Tx) => Promise<{ applied: number; problems: Problem[] }>,
  batch: string | null = null,
): Promise<Received> {
  return kernel.db.tx(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('exchange.receive', 0))`.execute(tx);
    const { applied, problems } = await work(tx);
    await on<ExchangeTables>(tx)
      .insertInto('exchange_arrivals')
      .values({
        sha256: manifest.sha256,
        name,
        kind: manifest.kind,
        received_at: new Date(kernel.clock.now().epochMilliseconds),
        rows: manifest.rows,
        applied,
        problems: JSON.stringify(problems),
        batch_id: batch,
      })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    const details = { kind: manifest.kind, rows: manifest.rows, applied, problems: problems.length };
    await audit(kernel, tx, caller, { action: 'exchange.received', object: manifest.sha256, outcome: 'ok', details });
    return { file: name, kind: manifest.kind, earlier: false, rows: manifest.rows, applied, problems, batch };
  });
}

async function findArrival(kernel: Pick<Kernel, 'db'>, hash: string): Promise<ExchangeArrivalsTable | undefined> {
  return (await on<ExchangeTables>(kernel.db.kysely)
    .selectFrom('exchange_arrivals')
    .selectAll()
    .where('sha256', '=', hash)
    .executeTakeFirst()) as ExchangeArrivalsTable | undefined;
}

function shownOf({ name, manifest }: Arrival, held: ExchangeArrivalsTable): Omit<Received, 'earlier' | 'applied'> {
  const problems = held.problems as unknown as Problem[];
  return { file: name, kind: manifest.kind, rows: held.rows, problems, batch: held.batch_id };
}

function tableOf(bytes: Buffer): string[][] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}
