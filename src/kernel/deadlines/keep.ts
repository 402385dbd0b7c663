import type { Updateable } from 'kysely';
import type { Kernel } from '../context.ts';
import { on, type IsoDate, type Tx } from '../db/types.ts';
import { dueOf, movedDue } from './due.ts';
import { openDeadline, voidDeadline } from './service.ts';
import type { DeadlinesTable, DeadlineTables, NewDeadline, Span } from './types.ts';

/** A deadline as an object has it now. */
export interface WantedDeadline extends Omit<NewDeadline, 'objectKind' | 'objectId'> {
  served: boolean;
  pauses: readonly Span[];
  /** Time stands still since this day; its last day is not known before time runs again. */
  pausedSince: IsoDate | null;
  closedOn: IsoDate | null;
}

/**
 * Makes the rows of an object what they should be, one a rule: opens what began, moves what was lengthened or stood still,
 * closes what is done, and voids what is there no more. For objects that know their terms by themselves (cases).
 */
export async function keepDeadlines(
  tx: Tx,
  kernel: Pick<Kernel, 'calendar' | 'ids'>,
  of: { objectKind: string; objectId: string },
  wanted: readonly WantedDeadline[],
  day: IsoDate,
): Promise<void> {
  const rows = await on<DeadlineTables>(tx)
    .selectFrom('deadlines')
    .selectAll()
    .where('object_kind', '=', of.objectKind)
    .where('object_id', '=', of.objectId)
    .where('closed_on', 'is', null)
    .forUpdate()
    .execute();
  const standing = new Map(rows.map((row) => [row.rule, row]));
  for (const deadline of wanted) {
    const row = standing.get(deadline.rule);
    if (row?.started === deadline.started) {
      standing.delete(deadline.rule);
      await keep(tx, kernel, row, deadline);
    } else if (deadline.closedOn === null) {
      if (row !== undefined) await voidDeadline(tx, { ...of, rule: row.rule }, day);
      standing.delete(deadline.rule);
      const { deadlineId } = await openDeadline(tx, kernel, { ...deadline, ...of });
      if (deadline.pausedSince !== null) await update(tx, deadlineId, { paused_since: deadline.pausedSince });
    }
  }
  for (const rule of standing.keys()) await voidDeadline(tx, { ...of, rule }, day);
}

async function keep(tx: Tx, { calendar }: Pick<Kernel, 'calendar'>, row: DeadlinesTable, wanted: WantedDeadline): Promise<void> {
  const { days, unit, kind = 'deadline', pauses, pausedSince, served, organ = null, closedOn } = wanted;
  const term = { ...row, days, unit, kind, pauses: [...pauses] };
  const due = pausedSince === null ? (row.served ? movedDue(calendar, term) : dueOf(calendar, term)) : {};
  const last = { ...row, ...due }.due;
  const over = closedOn !== null && kind === 'deadline' && closedOn > last;
  const state = closedOn === null ? (last > row.due ? 'open' : row.state) : over ? 'late' : 'met';
  await update(tx, row.deadline_id, {
    days,
    unit,
    kind,
    served: served || row.served,
    organ,
    state,
    ...due,
    pauses: JSON.stringify(pauses),
    paused_since: pausedSince,
    closed_on: closedOn,
  });
}

async function update(tx: Tx, id: string, values: Updateable<DeadlineTables['deadlines']>): Promise<void> {
  await on<DeadlineTables>(tx).updateTable('deadlines').set(values).where('deadline_id', '=', id).execute();
}
