import { forbidden } from '../../../kernel/access/index.ts';
import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { factsOf, findTerms, wasShown } from '../../publicity/index.ts';
import { changeRecord, currentRecords, type RecordChanges, type RecordsTable } from '../../records/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import { attach, type Staged } from './attach.ts';

const r = currentRecords('r');

/** The body that the matching desk decided on, by a key and a name that are its own. */
export interface DecidedBody {
  subjectId: string;
  keyKind: ActRow['keyKind'];
  key: string;
  nameNorm: string;
}

/**
 * A row that waits without a usable code goes to the body that a person decided on: by the same decisions as at intake, with
 * the day on which it came. Never an adverse one: that hangs on code and name together (domain.md). Appends, so it comes
 * last. Throws NOT_FOUND, FORBIDDEN for an adverse row, NOT_OPEN, CONFLICT where intake still can't take it.
 */
export async function attachDecided(tx: Tx, kernel: Kernel, waitingId: string, body: DecidedBody, at: Date): Promise<{ recordId: string }> {
  const { rows } = await sql<Staged>`
    select w.*, b.organ from intake_waiting w join intake_batches b on b.batch_id = w.batch_id
    where w.waiting_id = ${waitingId} for update of w`.execute(tx);
  const staged = rows[0];
  if (!staged) throw new XinhengError('NOT_FOUND', { what: waitingId });
  if (staged.state !== 'waiting') throw new XinhengError('NOT_OPEN', { state: staged.state });
  const { row: staging, cells } = staged.row;
  const { wrongCode: _, ...row } = staging;
  if (row.nature === 'adverse') throw forbidden('matching.decide');
  const { keyKind, key, nameNorm, subjectId } = body;
  await attach(tx, kernel, [{ ...staged, row: { row: { ...row, keyKind, key, nameNorm, joinName: null }, cells } }], at);
  const { rows: records } = await sql<{ id: string }>`
    select ${r.record_id} as id from ${r.table} where ${r.subject_id} = ${subjectId} and ${r.batch_id} = ${staged.batch_id}
      and ${r.row_no} = ${staged.row_no}`.execute(tx);
  if (!records[0]) throw new XinhengError('CONFLICT', { what: waitingId });
  return { recordId: records[0].id };
}

/**
 * Takes a decision back: the record ends (before display as if it had not been sent, after display as sent in error) and the
 * row waits again. Appends, so it comes last.
 */
export async function detachDecided(
  tx: Tx,
  kernel: Kernel,
  attached: { waitingId: string; subjectId: string; recordId: string },
  reason: string,
  at: Date,
): Promise<void> {
  const { waitingId, subjectId, recordId } = attached;
  const today = kernel.clock.today().toString();
  const terms = await findTerms(tx);
  // The same act may have been sent again meanwhile: then that row waits, and this one has been answered by it.
  await sql`
    update intake_waiting w set state = case when exists (select 1 from intake_waiting o
        where o.identity = w.identity and o.key = w.key and o.state = 'waiting') then 'recalled' else 'waiting' end
    where w.waiting_id = ${waitingId} and w.state = 'attached'`.execute(tx);
  const { rows } = await sql<RecordsTable>`
    select ${r.all} from ${r.table} where ${r.subject_id} = ${subjectId} and ${r.record_id} = ${recordId}`.execute(tx);
  if (!rows[0]) throw new XinhengError('NOT_FOUND', { what: recordId });
  const shown = wasShown(factsOf(rows[0]), terms, today);
  const changes = (row: RecordsTable): RecordChanges => {
    const common = { ended_on: today, ended_reason: reason, shared: false };
    if (!shown) return { ...common, ended_kind: 'recalled' };
    const correction = { on: today, kind: 'sent_in_error' as const, reason };
    return { ...common, ended_kind: 'withdrawn', corrections: [...row.corrections, correction] };
  };
  const eventType = shown ? 'record.withdrawn' : 'record.recalled';
  await changeRecord(tx, kernel, { subjectId, recordId, changes, eventType }, at);
}
