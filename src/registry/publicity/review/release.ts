import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type IsoDate, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { changeRecord, type RecordsTable } from '../../records/index.ts';
import type { PublicityTables } from '../facts.ts';
import { requireActing } from '../scope.ts';
import { findRecordsById } from '../store.ts';
import { reasonText } from './reason.ts';

export interface Released {
  recordId: string;
  actId: string;
  releasedOn: IsoDate;
}

/**
 * A reviewer lets a held row go: from now on display is as the rule says. Whoever reported it may not release it
 * (SAME_PERSON). Throws NOT_FOUND, NOT_OPEN where nothing is held, FORBIDDEN, BAD_INPUT without a reason.
 */
export async function release(kernel: Kernel, id: string, reason: string, caller: Caller): Promise<Released> {
  requirePermission(caller, 'publicity.review');
  const text = reasonText(reason);
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const row = await heldRow(tx, id);
    await requireActing(tx, caller, row.organ);
    await requireAnother(tx, caller, row);
    if (row.held.includes(NEVER_RELEASED)) throw new XinhengError('CONFLICT', { what: NEVER_RELEASED });
    const { record_id: recordId, act_id: actId, held } = row;
    await audit(kernel, tx, caller, {
      action: 'record.released',
      object: recordId,
      subjectIds: [row.subject_id],
      outcome: 'ok',
      details: { reason: text, held },
    });
    const releasedOn = (await shownBefore(tx, row)) ?? today;
    await changeRecord(
      tx,
      kernel,
      {
        subjectId: row.subject_id,
        recordId,
        eventType: 'record.released',
        changes: (current) => {
          if (!isHeld(current)) throw new XinhengError('NOT_OPEN', { state: 'released' });
          return { released_on: releasedOn };
        },
      },
      new Date(kernel.clock.now().epochMilliseconds),
    );
    return { recordId, actId, releasedOn };
  });
}

function isHeld(row: RecordsTable): boolean {
  return row.held.length > 0 && row.released_on === null && row.ended_on === null;
}

async function heldRow(tx: Tx, id: string): Promise<RecordsTable> {
  const rows = await findRecordsById(on<PublicityTables>(tx), id);
  const row = rows.find(isHeld);
  if (rows.length === 0) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
  if (row === undefined) throw new XinhengError('NOT_OPEN', { state: 'released' });
  return row;
}

/**
 * The day on which it was first shown, where it was on display before it was taken back as 误报 and sent again: a period that
 * counts from the display does not begin a second time.
 */
async function shownBefore(tx: Tx, row: RecordsTable): Promise<IsoDate | null> {
  const { rows } = await sql<{ day: IsoDate | null }>`
    select min(h.row->>'released_on') as day from v_records_history h
    where h.subject_id = ${row.subject_id} and h.record_id = ${row.record_id} and h.row->>'ended_kind' = 'withdrawn'`.execute(tx);
  return rows[0]?.day ?? null;
}

/**
 * What another organ determined has effect only when it says who answers for it, on what it rests and how to leave it
 * (domain.md, Law): no reviewer makes up for that. A complete row from its sender replaces this one.
 */
const NEVER_RELEASED = 'DETERMINATION_INCOMPLETE';

/** 填报 and 审核 are two people (domain.md). */
async function requireAnother(tx: Tx, caller: Caller, row: RecordsTable): Promise<void> {
  if (row.batch_id === null) return;
  const { rows } = await sql<{ by: string }>`
    select reported_by as by from v_intake_batches where batch_id = ${row.batch_id}::uuid`.execute(tx);
  if (rows[0]?.by === caller.account) throw new XinhengError('SAME_PERSON');
}
