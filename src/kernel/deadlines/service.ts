import type { Kernel } from '../context.ts';
import { among, on, type IsoDate, type Tx } from '../db/index.ts';
import { dueOf, type Due } from './due.ts';
import type { DeadlinesTable, DeadlineTables, NewDeadline } from './types.ts';

/** Opens a deadline in the caller's transaction. Throws CALENDAR_MISSING where the term begins before the first calendar. */
export async function openDeadline(
  tx: Tx,
  kernel: Pick<Kernel, 'calendar' | 'ids'>,
  deadline: NewDeadline,
): Promise<Due & { deadlineId: string }> {
  const due = dueOf(kernel.calendar, deadline);
  const deadlineId = kernel.ids.record();
  await on<DeadlineTables>(tx)
    .insertInto('deadlines')
    .values({
      deadline_id: deadlineId,
      object_kind: deadline.objectKind,
      object_id: deadline.objectId,
      rule: deadline.rule,
      started: deadline.started,
      days: deadline.days,
      unit: deadline.unit,
      kind: deadline.kind ?? 'deadline',
      pauses: JSON.stringify(deadline.pauses ?? []),
      ...due,
      served: deadline.served ?? false,
      organ: deadline.organ ?? null,
      state: 'open',
      closed_on: null,
      version: 1,
    })
    .execute();
  return { ...due, deadlineId };
}

export interface DeadlineOf {
  objectKind: string;
  objectId: string;
  /** One rule only; else all deadlines of the object. */
  rule?: string;
}

/** What was due is done on `day`: in time up to the due day itself, else late. Answers how many were still to be closed. */
export async function closeDeadline(tx: Tx, of: DeadlineOf, day: IsoDate): Promise<number> {
  const result = await unclosed(tx, of)
    .set((eb) => ({
      state: eb
        .case()
        .when('due', '>=', day)
        .then('met' as const)
        .else('late' as const)
        .end(),
      closed_on: day,
    }))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The duty itself is gone (the record was withdrawn, the case closed): neither met nor late. */
export async function voidDeadline(tx: Tx, of: DeadlineOf, day: IsoDate): Promise<number> {
  const result = await unclosed(tx, of).set({ state: 'void', closed_on: day }).executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** It was told to a party: from now on it moves only later. */
export async function serveDeadline(tx: Tx, deadlineId: string): Promise<void> {
  await on<DeadlineTables>(tx).updateTable('deadlines').set({ served: true }).where('deadline_id', '=', deadlineId).execute();
}

/** All deadlines of an object, the earliest first. */
export async function deadlinesOf(tx: Tx, of: DeadlineOf): Promise<DeadlinesTable[]> {
  let query = on<DeadlineTables>(tx).selectFrom('deadlines').selectAll();
  query = query.where('object_kind', '=', of.objectKind).where('object_id', '=', of.objectId);
  if (of.rule !== undefined) query = query.where('rule', '=', of.rule);
  return query.orderBy('due').orderBy('deadline_id').execute();
}

/** All deadlines of several objects of a kind, the earliest first. */
export async function deadlinesOfAll(tx: Tx, objectKind: string, objectIds: readonly string[]): Promise<DeadlinesTable[]> {
  return on<DeadlineTables>(tx)
    .selectFrom('deadlines')
    .selectAll()
    .where('object_kind', '=', objectKind)
    .where(among('object_id', objectIds, 'text'))
    .orderBy('due')
    .orderBy('deadline_id')
    .execute();
}

/** Those that are open and run, for whoever counts them anew. */
export async function runningDeadlines(tx: Tx): Promise<DeadlinesTable[]> {
  return on<DeadlineTables>(tx).selectFrom('deadlines').selectAll().where('state', '=', 'open').where('paused_since', 'is', null).execute();
}

function unclosed(tx: Tx, of: DeadlineOf) {
  const query = on<DeadlineTables>(tx)
    .updateTable('deadlines')
    .where('object_kind', '=', of.objectKind)
    .where('object_id', '=', of.objectId)
    .where('closed_on', 'is', null);
  return of.rule === undefined ? query : query.where('rule', '=', of.rule);
}

/** Those whose last day lies in [from, to] and that are neither done nor void, by last day: which duties, no party. */
export async function deadlinesBetween(
  kernel: Pick<Kernel, 'db'>,
  from: IsoDate,
  to: IsoDate,
): Promise<Pick<DeadlinesTable, 'rule' | 'kind' | 'state' | 'organ' | 'due' | 'object_kind' | 'object_id'>[]> {
  return on<DeadlineTables>(kernel.db.kysely)
    .selectFrom('deadlines')
    .select(['rule', 'kind', 'state', 'organ', 'due', 'object_kind', 'object_id'])
    .where('due', '>=', from)
    .where('due', '<=', to)
    .where('state', 'in', ['open', 'late'])
    .where('closed_on', 'is', null)
    .orderBy('due')
    .orderBy('deadline_id')
    .execute();
}
