import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/types.ts';
import type { NewEvent } from '../journal/types.ts';
import { movedDue, type Due } from './due.ts';
import type { DeadlinesTable, DeadlineTables } from './types.ts';

export interface Recomputed {
  /** Open deadlines that rested on another version of the calendar. */
  checked: number;
  /** Those whose due day changed: one journal event each. */
  moved: number;
}

/**
 * Moves the open deadlines to `kernel.calendar` after it changed: a served one only later, others either way. The rows are
 * gone through in TypeScript because the calendar is a function here and not a table. Comes last in the transaction: it appends.
 */
export async function recompute(tx: Tx, kernel: Pick<Kernel, 'calendar' | 'append' | 'ids' | 'clock'>): Promise<Recomputed> {
  const { calendar, ids } = kernel;
  const open = await on<DeadlineTables>(tx)
    .selectFrom('deadlines')
    .selectAll()
    .where('state', '=', 'open')
    .where('paused_since', 'is', null)
    .where('calendar', '<>', calendar.version)
    .orderBy('deadline_id')
    .forUpdate()
    .execute();
  const all = open.map((deadline) => ({ deadline, due: movedDue(calendar, deadline) }));
  await store(tx, all);
  const moved = all.filter(({ deadline, due }) => due.due !== deadline.due);
  if (moved.length > 0) {
    const events = moved.map(({ deadline, due }) => movedEvent(deadline, due, ids.salt()));
    await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  }
  return { checked: all.length, moved: moved.length };
}

async function store(tx: Tx, all: readonly { deadline: DeadlinesTable; due: Due }[]): Promise<void> {
  if (all.length === 0) return;
  const of = <K>(pick: (each: (typeof all)[number]) => K): K[] => all.map(pick);
  await sql`
    update deadlines d
    set due = n.due, provisional = n.provisional, calendar = n.calendar,
        version = d.version + case when d.due = n.due then 0 else 1 end
    from unnest(${of((e) => e.deadline.deadline_id)}::uuid[], ${of((e) => e.due.due)}::date[],
                ${of((e) => e.due.provisional)}::boolean[], ${of((e) => e.due.calendar)}::text[])
         as n(deadline_id, due, provisional, calendar)
    where d.deadline_id = n.deadline_id`.execute(tx);
}

function movedEvent(deadline: DeadlinesTable, due: Due, salt: Buffer): NewEvent {
  return {
    type: 'deadline.moved',
    subjectId: null,
    object: deadline.deadline_id,
    version: deadline.version + 1,
    content: {
      deadlineId: deadline.deadline_id,
      objectKind: deadline.object_kind,
      objectId: deadline.object_id,
      rule: deadline.rule,
      from: deadline.due,
      to: due.due,
      served: deadline.served,
      provisional: due.provisional,
      calendar: due.calendar,
    },
    salt,
    home: 'journal',
  };
}
