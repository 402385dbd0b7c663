import { sql } from 'kysely';
import { forbidden, mayActFor, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { Hashable } from '../../../kernel/journal/types.ts';
import { propose, type Effect } from '../../../kernel/proposals/index.ts';
import { factsOf, findTerms, wasShown } from '../../publicity/index.ts';
import { changeRecords, currentRecords, recallLines, type RecordChange, type RecordsTable } from '../../records/index.ts';
import { batchEvent, setState } from './batch.ts';
import { intakeMessages } from '../messages.ts';
import { getMapping } from '../reading/prepare.ts';
import type { IntakeBatchesTable, IntakeTables } from '../tables.ts';

const r = currentRecords('r');

export const RECALL = 'batch.recall';

export interface RecallProposed {
  proposal: string;
  batch: string;
  number: string;
  /** Records that the batch brought and that are still as it left them. */
  records: number;
}

/**
 * Proposes to take a whole batch back. Another person confirms. A batch of registrations is not recalled: acts may hang on
 * its subjects, and a newer file corrects it.
 */
export async function proposeRecall(kernel: Kernel, request: { batch: string; reason: string; caller: Caller }): Promise<RecallProposed> {
  requirePermission(request.caller, 'intake.recall');
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const batch = await findBatch(tx, request.batch);
    if (!batch) throw new XinhengError('NOT_FOUND', { what: request.batch });
    if (request.caller.role !== 'operator' && !mayActFor(request.caller, { organ: batch.organ, district: null }))
      throw forbidden('intake.recall');
    mustBeRecallable(kernel, batch);
    const records = (await recordsOf(tx, batch)).length;
    const payload = { batchId: batch.batch_id, number: batch.number, reason: request.reason };
    const { proposalId: proposal } = await propose(
      tx,
      {
        kind: RECALL,
        objectKind: 'batch',
        objectId: batch.batch_id,
        payload,
        reason: request.reason,
        organ: batch.organ,
      },
      request.caller,
      kernel,
      at,
    );
    const { batch_id: batchId, number } = batch;
    await audit(kernel, tx, request.caller, {
      action: 'batch.recall.proposed',
      object: batchId,
      outcome: 'ok',
      details: { number, proposal, records },
    });
    return { proposal, batch: batchId, number, records };
  });
}

export async function findBatch(tx: Tx, key: string): Promise<IntakeBatchesTable | undefined> {
  return on<IntakeTables>(tx)
    .selectFrom('intake_batches')
    .selectAll()
    .where((eb) => eb.or([eb('number', '=', key), eb(sql<string>`batch_id::text`, '=', key)]))
    .executeTakeFirst();
}

function mustBeRecallable(kernel: Pick<Kernel, 'policy' | 'clock'>, batch: IntakeBatchesTable): void {
  // One that a kill or a changed file left half-way has rows on display too; a run that still goes on ends at its next chunk.
  if (batch.state === 'recalled') throw new XinhengError('NOT_OPEN', { state: batch.state });
  if (getMapping(kernel, batch.mapping).mapping.act === 'registration') throw new XinhengError('CONFLICT', { what: batch.number });
}

async function recordsOf(tx: Tx, batch: IntakeBatchesTable): Promise<RecordsTable[]> {
  const { rows } = await sql<RecordsTable>`
    select ${r.all} from ${r.table} where ${r.batch_id} = ${batch.batch_id} and ${r.ended_on} is null
    order by ${r.subject_id}, ${r.record_id} for update`.execute(tx);
  return rows;
}

export const recall: Effect = {
  kind: RECALL,
  describe(stored, language) {
    const { number } = payloadOf(stored);
    return t(language, intakeMessages)['recall.describe']({ number });
  },
  async run(tx, stored, { kernel, now }) {
    const { batchId, reason } = payloadOf(stored);
    const batch = await findBatch(tx, batchId);
    if (!batch) throw new XinhengError('NOT_FOUND', { what: batchId });
    mustBeRecallable(kernel, batch);
    const today = kernel.clock.today().toString();
    const terms = await findTerms(tx);
    // First: a run that still goes on commits its chunk before this, or finds the batch closed.
    await setState(tx, batchId, 'recalled');
    const records = await recordsOf(tx, batch);
    await sql`update intake_waiting set state = 'recalled' where batch_id = ${batchId} and state = 'waiting'`.execute(tx);
    await recallLines(tx, batchId, today);
    await sql`
      update intake_returns set settled_on = ${today}::date, settled_by = 'recalled'
      where batch_id = ${batchId} and settled_on is null`.execute(tx);
    const before = await versionsBefore(tx, batchId, records);
    const changes = records.map((row) => {
      if (wasShown(factsOf(row), terms, today)) return withdrawal(row, reason, today);
      const earlier = before.get(row.record_id);
      return earlier ? restoration(row, earlier) : undoing(row, reason, today);
    });
    if (changes.length > 0) await changeRecords(tx, kernel, changes, now);
    const shown = changes.filter((change) => change.eventType === 'record.withdrawn').length;
    return [batchEvent(kernel, 'batch.recalled', batch, { reason, records: changes.length, shown })];
  },
};

/** The last version of each record that another batch brought: what it was before this one replaced it. */
async function versionsBefore(tx: Tx, batchId: string, records: readonly RecordsTable[]): Promise<Map<string, RecordsTable>> {
  const replaced = records.filter((row) => row.version > 1);
  if (replaced.length === 0) return new Map();
  const { rows } = await sql<{ row: RecordsTable }>`
    select distinct on (h.record_id) h.row
    from unnest(${replaced.map((r) => r.subject_id)}::uuid[], ${replaced.map((r) => r.record_id)}::uuid[]) as n(subject_id, record_id)
    join v_records_history h on h.subject_id = n.subject_id and h.record_id = n.record_id
    where h.row->>'batch_id' is distinct from ${batchId}
    order by h.record_id, h.version desc`.execute(tx);
  return new Map(rows.map(({ row }) => [row.record_id, row]));
}

/** After display: a correction of kind 误报 that ends it. */
function withdrawal(row: RecordsTable, reason: string, today: string): RecordChange {
  const corrections = [...row.corrections, { on: today, kind: 'sent_in_error' as const, reason }];
  return {
    subjectId: row.subject_id,
    recordId: row.record_id,
    eventType: 'record.withdrawn',
    changes: { ended_on: today, ended_kind: 'withdrawn', ended_reason: reason, shared: false, corrections },
  };
}

/** Before display: undone, as if it had not been sent. */
function undoing(row: RecordsTable, reason: string, today: string): RecordChange {
  return {
    subjectId: row.subject_id,
    recordId: row.record_id,
    eventType: 'record.recalled',
    changes: { ended_on: today, ended_kind: 'recalled', ended_reason: reason, shared: false },
  };
}

/** What a report brings to its record; all else (identity, disputes, corrections) is the record's own. */
const REPORTED = [
  'item',
  'edition',
  'nature',
  'line',
  'reporting_organ',
  'source',
  'source_hash',
  'batch_id',
  'row_no',
  'content',
  'severity',
  'display_class',
  'held',
  'released_on',
  'ended_on',
  'ended_kind',
  'ended_reason',
  'shared',
  'received_on',
  'report_due',
  'report_due_provisional',
  'days_late',
] as const satisfies (keyof RecordsTable)[];

/** Before display, where the batch had replaced an earlier report: the earlier one stands again, with its day of receipt. */
function restoration(row: RecordsTable, earlier: RecordsTable): RecordChange {
  return {
    subjectId: row.subject_id,
    recordId: row.record_id,
    eventType: 'record.replaced',
    changes: Object.fromEntries(REPORTED.map((field) => [field, earlier[field]])),
  };
}

function payloadOf(stored: Hashable): { batchId: string; number: string; reason: string } {
  return stored as { batchId: string; number: string; reason: string };
}
