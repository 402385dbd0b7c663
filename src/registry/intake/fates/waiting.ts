import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { hashUuid } from '../../records/index.ts';
import { addresseeIdentity, type ActRow } from '../checking/act-row.ts';
import type { ReportClock } from '../writing/deadline.ts';

export interface WaitingRow {
  row: ActRow;
  cells: string[] | null;
}

interface StageContext {
  batchId: string | null;
  dryRun: boolean;
  receivedOn(row: ActRow): string;
  clockOf(row: ActRow): ReportClock;
}

/** Act and addressee of a waiting row, as a key. */
export const waitingIdentity = (row: ActRow): string => hashUuid(addresseeIdentity(row));

/**
 * Puts acts whose code is not held into the waiting room. One that waits already keeps its day of receipt and takes the new
 * content; those whose content is the very same are answered, as unchanged.
 */
export async function stageWaiting(
  tx: Tx,
  kernel: Pick<Kernel, 'ids'>,
  waiting: readonly WaitingRow[],
  context: StageContext,
): Promise<ReadonlySet<ActRow>> {
  const same = new Set<ActRow>();
  if (waiting.length === 0) return same;
  const identities = new Map(waiting.map((w) => [waitingIdentity(w.row), w]));
  const held = await sql<{ waiting_id: string; identity: string; hash: string }>`
    select waiting_id, identity, row->'row'->>'sourceHash' as hash from intake_waiting
    where key = any(${waiting.map((w) => w.row.key)}::text[]) and identity = any(${[...identities.keys()]}::uuid[])
      and state = 'waiting' order by waiting_id for update`.execute(tx);
  const changed: { id: string; staged: WaitingRow }[] = [];
  for (const row of held.rows) {
    const staged = identities.get(row.identity)!;
    identities.delete(row.identity);
    if (row.hash === staged.row.sourceHash) same.add(staged.row);
    else changed.push({ id: row.waiting_id, staged });
  }
  if (context.dryRun) return same;
  await insertWaiting(tx, kernel, [...identities], context);
  if (changed.length > 0) {
    await sql`
      update intake_waiting w set row = n.row::jsonb, name_norm = n.name_norm, batch_id = ${context.batchId}, row_no = n.row_no
      from unnest(${changed.map((c) => c.id)}::uuid[], ${changed.map((c) => JSON.stringify(c.staged))}::text[],
        ${changed.map((c) => c.staged.row.nameNorm)}::text[], ${changed.map((c) => c.staged.row.rowNo)}::int[])
        as n(id, row, name_norm, row_no)
      where w.waiting_id = n.id`.execute(tx);
  }
  return same;
}

async function insertWaiting(
  tx: Tx,
  kernel: Pick<Kernel, 'ids'>,
  entries: readonly [string, WaitingRow][],
  context: StageContext,
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(([, staged]) => staged.row);
  const clocks = rows.map((row) => context.clockOf(row));
  const { numAffectedRows } = await sql`
    insert into intake_waiting (waiting_id, batch_id, row_no, key_kind, key, name_norm, row, received_on, identity,
      report_due, report_due_provisional, days_late)
    select n.id, ${context.batchId}::uuid, n.row_no, n.key_kind, n.key, n.name_norm, n.row::jsonb, n.received_on, n.identity,
      n.report_due, n.provisional, n.days_late
    from unnest(${rows.map(() => kernel.ids.record())}::uuid[], ${rows.map((r) => r.rowNo)}::int[],
      ${rows.map((r) => r.keyKind)}::text[], ${rows.map((r) => r.key)}::text[], ${rows.map((r) => r.nameNorm)}::text[],
      ${entries.map(([, staged]) => JSON.stringify(staged))}::text[], ${rows.map((r) => context.receivedOn(r))}::date[],
      ${entries.map(([identity]) => identity)}::uuid[], ${clocks.map((c) => c.due)}::date[],
      ${clocks.map((c) => c.provisional)}::bool[], ${clocks.map((c) => c.daysLate)}::int[])
      as n(id, row_no, key_kind, key, name_norm, row, received_on, identity, report_due, provisional, days_late)
    on conflict do nothing`.execute(tx);
  // Another batch staged the same act meanwhile: tried again, it is then found above.
  if (Number(numAffectedRows) !== entries.length)
    throw Object.assign(new Error('a row of this chunk was staged by another transaction'), { code: '40001' });
}
