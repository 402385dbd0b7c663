import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { on, together, type Tx } from '../../../kernel/db/index.ts';
import { registerMany, type Registered, type RegistrationClaim } from '../../subjects/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import { lockBatch, saveCounts, countsOf } from '../batches/batch.ts';
import type { CheckedRow } from '../checking/checked-row.ts';
import { countOutcomes, fateLetters } from '../fates/counters.ts';
import { FINDING_FATES, type FindingCode } from '../fates/fates.ts';
import { insertFindings } from './findings-store.ts';
import { outcome, type Outcome } from '../fates/outcome.ts';
import { keepReturns } from '../returns/keep.ts';
import type { IntakeBatchesTable, IntakeTables } from '../tables.ts';
import { writeActs, type ActsContext } from './write-acts.ts';
import { supersedeWrongCodes } from '../checking/wrong-code.ts';

export interface Chunk {
  no: number;
  /** How many rows of the batch come before it. */
  before: number;
  rows: CheckedRow[];
}

export interface ChunkContext extends Omit<ActsContext, 'cellsOf'> {
  act: boolean;
}

/**
 * One chunk, one transaction: rows, the fate of each as a letter, counters, events. Either all of it is there after a kill
 * or none, and the next run goes on behind it. In a dry run only the answer is made.
 */
export async function commitChunk(tx: Tx, kernel: Kernel, batchId: string | null, chunk: Chunk, context: ChunkContext): Promise<Outcome[]> {
  const [, batch] = await together([preferIndexes(tx), batchId === null ? undefined : lockBatch(tx, batchId, { read: chunk.before })]);
  const sound = chunk.rows.filter((row) => 'row' in row.checked);
  const rejected = chunk.rows.flatMap(({ rowNo, checked }) => ('findings' in checked ? [refused(rowNo, checked, context)] : []));
  const inOrder = (written: Outcome[]): Outcome[] => [...rejected, ...written].sort((a, b) => a.rowNo - b.rowNo);
  const before = async (written: Outcome[]): Promise<void> => {
    if (!batch) return;
    await saveOutcomes(tx, batch, chunk, inOrder(written), context.today);
    if (!context.act) return;
    await keepReturns(tx, kernel, batch, chunk.rows, inOrder(written));
    await supersedeWrongCodes(tx, batch.organ, takenOf(sound, written));
  };
  const write = context.act ? actOutcomes : claimOutcomes;
  return inOrder(await write(tx, kernel, sound, context, before));
}

/**
 * Every look-up and update of a chunk goes by keys. On a table that has grown since its last analysis the planner believes
 * it small and reads all of it, for each chunk again: a first load would take time by the square of its size.
 */
async function preferIndexes(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`.execute(tx);
}

/** Rows whose act is held now, with a usable code. */
function takenOf(sound: readonly CheckedRow[], written: readonly Outcome[]): ActRow[] {
  const held = new Set(written.flatMap(({ rowNo, fate }) => (['accepted', 'replaced', 'unchanged'].includes(fate) ? [rowNo] : [])));
  return sound.flatMap(({ rowNo, checked }) => {
    const row = (checked as { row: ActRow }).row;
    return held.has(rowNo) && row.wrongCode === undefined ? [row] : [];
  });
}

type Before = (written: Outcome[]) => Promise<void>;

async function saveOutcomes(tx: Tx, batch: IntakeBatchesTable, chunk: Chunk, outcomes: Outcome[], today: string): Promise<void> {
  const rows = new Map(chunk.rows.map((row) => [row.rowNo, row]));
  const counts = countOutcomes(countsOf(batch), outcomes);
  await together([
    insertFindings(tx, batch.batch_id, outcomes, (rowNo) => rows.get(rowNo)?.cells() ?? null),
    on<IntakeTables>(tx)
      .insertInto('intake_chunks')
      .values({
        batch_id: batch.batch_id,
        chunk: chunk.no,
        first_row: chunk.rows[0]!.rowNo,
        fates: fateLetters(outcomes),
      })
      .execute(),
    saveCounts(tx, batch.batch_id, counts, mostUrgent(batch.most_urgent, outcomes, today)),
  ]);
}

async function actOutcomes(tx: Tx, kernel: Kernel, rows: readonly CheckedRow[], context: ChunkContext, before: Before): Promise<Outcome[]> {
  const acts = rows.map((row) => (row.checked as { row: ActRow }).row);
  const cells = new Map(rows.map((row, i) => [acts[i]!, row.cells]));
  return writeActs(tx, kernel, acts, { ...context, cellsOf: (row) => cells.get(row)?.() ?? null }, before);
}

async function claimOutcomes(
  tx: Tx,
  kernel: Kernel,
  rows: readonly CheckedRow[],
  context: ChunkContext,
  before: Before,
): Promise<Outcome[]> {
  const claims = rows.map((row) => (row.checked as { row: RegistrationClaim }).row);
  const toOutcomes = (registered: readonly Registered[]): Outcome[] =>
    registered.map(({ fate, subjectId }, i) =>
      outcome(rows[i]!.rowNo, fate, {
        findings: fate === 'stale' ? [found('OLDER_THAN_HELD')] : notedIn(claims[i]!).map(found),
        ref: { subjectId, id: subjectId },
      }),
    );
  const options = {
    dryRun: context.dryRun,
    before: (registered: Registered[]) => before(toOutcomes(registered)),
    ...(context.timed ? { timed: context.timed } : {}),
  };
  return toOutcomes(await registerMany(tx, kernel, claims, context.at, options));
}

const found = (code: FindingCode): Outcome['findings'][number] => ({ code, column: null, params: {} });

/** What is counted of a claim that was taken; it stands with the claim itself. */
function notedIn({ findings }: RegistrationClaim): FindingCode[] {
  return findings.filter((code): code is FindingCode => FINDING_FATES[code as FindingCode] === 'noted');
}

function refused(
  rowNo: number,
  { findings, decided }: { findings: Outcome['findings']; decided?: string },
  { clockOf }: Pick<ChunkContext, 'clockOf'>,
): Outcome {
  // What can't stand is rejected; a row that only lacks what its source knows goes back.
  const fate = findings[0] && FINDING_FATES[findings[0].code] === 'returned' ? 'returned' : 'rejected';
  return outcome(rowNo, fate, { findings, reportDue: decided === undefined ? null : clockOf({ decided }).due });
}

/** The earliest due day, not yet past, among rows that must be sent again; what was taken has met its own. */
function mostUrgent(before: string | null, outcomes: readonly Outcome[], today: string): string | null {
  return outcomes.reduce<string | null>((first, { reportDue, fate }) => {
    if (reportDue === null || reportDue < today || (fate !== 'rejected' && fate !== 'returned')) return first;
    return first === null || reportDue < first ? reportDue : first;
  }, before);
}
