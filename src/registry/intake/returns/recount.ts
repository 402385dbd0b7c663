import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import { intakeRules } from '../checking/rules.ts';

/**
 * Works due days out anew that rested on a year not announced then. A day that was told moves only later (domain.md, Law).
 * Bears being run twice.
 */
export async function recountReturns(kernel: Pick<Kernel, 'db' | 'calendar' | 'policy'>): Promise<void> {
  await kernel.db.tx(async (tx) => {
    const { rows } = await sql<{ returned_on: string }>`
      select distinct returned_on from intake_returns where settled_on is null and due_provisional
      order by returned_on`.execute(tx);
    for (const { returned_on: returnedOn } of rows) {
      const { mendWorkingDays } = intakeRules(kernel.policy, returnedOn);
      const { due, provisional } = kernel.calendar.addWorkingDays(toDate(returnedOn), mendWorkingDays);
      await sql`
        update intake_returns set due = greatest(due, ${due.toString()}::date), due_provisional = ${provisional}
        where settled_on is null and due_provisional and returned_on = ${returnedOn}::date`.execute(tx);
    }
  });
}
