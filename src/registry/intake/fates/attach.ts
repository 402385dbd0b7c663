import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import type { Reader } from '../../../kernel/journal/types.ts';
import { findTerms } from '../../publicity/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import { reportClock } from '../writing/deadline.ts';
import { insertFindings } from '../writing/findings-store.ts';
import type { Outcome } from './outcome.ts';
import { noteReturns } from '../returns/keep.ts';
import type { IntakeWaitingTable } from '../tables.ts';
import type { WaitingRow } from './waiting.ts';
import { writeActs } from '../writing/write-acts.ts';

/** A waiting row with the organ that reported it. */
export type Staged = Omit<IntakeWaitingTable, 'row'> & { row: WaitingRow; organ: string };

/**
 * Attaches acts that wait for a code when its registration comes: by the same decisions as at intake (an adverse one whose
 * name disagrees is returned), with the day on which the act was received.
 */
export function attachReader(kernel: Kernel): Reader {
  return {
    name: 'intake-attach',
    types: ['subject.created', 'registration.added', 'registration.replaced'],
    async handle(tx, events, { now }) {
      const subjects = events.flatMap((event) => (event.subjectId === null ? [] : [event.subjectId]));
      const staged = await waitingFor(tx, subjects);
      // Each batch has its own organ and days; in one batch no act stands twice for one key.
      for (const group of groups(staged)) await attach(tx, kernel, group, now);
    },
  };
}

async function waitingFor(tx: Tx, subjectIds: readonly string[]): Promise<Staged[]> {
  const { rows } = await sql<Staged>`
    select w.*, b.organ from intake_waiting w join intake_batches b on b.batch_id = w.batch_id
    where w.state = 'waiting' and w.waiting_id in (
      select n.waiting_id from v_subjects_keys k
      join intake_waiting n on n.key_kind = k.kind and n.key = k.key and n.state = 'waiting'
      where k.subject_id = any(${subjectIds}::uuid[]) and k.state <> 'ended'
      union all
      select n.waiting_id from v_subjects_keys k
      join intake_waiting n on n.row->'row'->>'joinName' = k.key and n.state = 'waiting' and n.key_kind = 'source'
      where k.subject_id = any(${subjectIds}::uuid[]) and k.state <> 'ended' and k.kind = 'source')
    order by w.waiting_id for update of w`.execute(tx);
  return rows;
}

function groups(staged: readonly Staged[]): Staged[][] {
  const byBatch = new Map<string, Staged[]>();
  for (const row of staged) {
    const key = `${row.batch_id} ${row.received_on}`;
    byBatch.set(key, [...(byBatch.get(key) ?? []), row]);
  }
  return [...byBatch.values()];
}

export async function attach(tx: Tx, kernel: Kernel, group: readonly Staged[], at: Date): Promise<void> {
  const { batch_id: batchId, received_on: receivedOn, organ } = group[0]!;
  const clock = reportClock(kernel.calendar, receivedOn);
  const context = {
    batchId,
    reportingOrgan: organ,
    source: organ,
    receivedOn: () => receivedOn,
    clockOf: (row: ActRow) => clock(row.decided),
    today: kernel.clock.today().toString(),
    terms: await findTerms(tx),
    at,
    dryRun: false,
    cellsOf: () => null,
  };
  const cells = new Map(group.map((staged) => [staged.row_no, staged.row.cells]));
  const rows = group.map((staged) => staged.row.row);
  await writeActs(tx, kernel, rows, context, async (outcomes) => {
    // A code that is claimed but ended again since then finds nobody: such a row goes on waiting.
    const settled = outcomes.flatMap((o, i) => (o.fate === 'waiting' ? [] : [{ outcome: o, id: group[i]!.waiting_id }]));
    await settle(tx, settled);
    await insertFindings(
      tx,
      batchId,
      settled.map((s) => s.outcome),
      (rowNo) => cells.get(rowNo) ?? null,
    );
    await noteReturns(
      tx,
      kernel,
      { batch_id: batchId, organ },
      settled.map((s) => s.outcome),
    );
  });
}

async function settle(tx: Tx, settled: readonly { outcome: Outcome; id: string }[]): Promise<void> {
  const stateOf = ({ fate }: Outcome): string => (fate === 'returned' || fate === 'rejected' ? 'returned' : 'attached');
  await sql`
    update intake_waiting w set state = n.state
    from unnest(${settled.map((s) => s.id)}::uuid[], ${settled.map((s) => stateOf(s.outcome))}::text[]) as n(id, state)
    where w.waiting_id = n.id`.execute(tx);
}
