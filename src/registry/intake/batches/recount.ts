import { sql } from 'kysely';
import type { Calendar } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import type { NewEvent } from '../../../kernel/journal/types.ts';
import { findProvisionalClocks, moveReportClocks, type MovedClock, type StandingClock } from '../../records/index.ts';
import { daysLateBy, reportClock } from '../writing/deadline.ts';

/**
 * Works clock A of records and of waiting acts out anew where it was provisional and the year has been announced since. A
 * due day moves only later, as their pages say; each move is one event. Answers how many moved. Bears being run twice.
 */
export async function recountReports(kernel: Pick<Kernel, 'db' | 'calendar' | 'append' | 'ids' | 'clock'>): Promise<number> {
  return kernel.db.tx(async (tx) => {
    const standing = [...(await findProvisionalClocks(tx)), ...(await findWaitingClocks(tx))];
    const clocks = standing
      .map((clock) => anew(kernel.calendar, clock))
      .filter((clock) => !clock.provisional || clock.newDue !== clock.due);
    await moveWaitingClocks(tx, clocks);
    const moved = await moveReportClocks(tx, clocks);
    const events = moved.map(({ subject_id: subjectId, record_id: recordId, version, from, to }): NewEvent => ({
      type: 'deadline.moved',
      subjectId,
      object: recordId,
      version,
      content: { recordId, rule: 'report.seven-working-days', from, to, calendar: kernel.calendar.version },
      salt: kernel.ids.salt(),
      home: 'journal',
    }));
    if (events.length > 0) await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
    return events.length;
  });
}

function anew(calendar: Calendar, clock: StandingClock): MovedClock {
  const { due, provisional } = reportClock(calendar, clock.receivedOn)(clock.decided);
  const newDue = due === null || due < clock.due ? clock.due : due;
  return { ...clock, newDue, provisional, daysLate: daysLateBy(calendar, newDue, clock.receivedOn) };
}

async function findWaitingClocks(tx: Tx): Promise<StandingClock[]> {
  const { rows } = await sql<StandingClock>`
    select distinct (row->'row'->>'decided') as decided, received_on as "receivedOn", report_due as due from intake_waiting
    where report_due_provisional and state = 'waiting' order by 1, 2, 3`.execute(tx);
  return rows;
}

/** What waits has no event of its own yet, and no subject: it is journalled with the day it then has when it attaches. */
async function moveWaitingClocks(tx: Tx, clocks: readonly MovedClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const of = <K>(pick: (clock: MovedClock) => K): K[] => clocks.map(pick);
  await sql`
    update intake_waiting w set report_due = n.new_due, report_due_provisional = n.provisional, days_late = n.days_late
    from unnest(${of((c) => c.decided)}::text[], ${of((c) => c.receivedOn)}::date[], ${of((c) => c.due)}::date[],
        ${of((c) => c.newDue)}::date[], ${of((c) => c.provisional)}::boolean[], ${of((c) => c.daysLate)}::int[])
      as n(decided, received_on, due, new_due, provisional, days_late)
    where w.report_due_provisional and w.state = 'waiting' and w.row->'row'->>'decided' = n.decided
      and w.received_on = n.received_on and w.report_due = n.due`.execute(tx);
}
