import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { DeadlineHandler } from '../../../kernel/deadlines/index.ts';
import type { CodeOrdersTable } from '../types.ts';
import { addSteps, orderEvent, RULE } from './open.ts';

/** An order whose day has passed is marked for the superior: once, on the first day after it. */
export function lateOrders(kernel: Pick<Kernel, 'append' | 'ids' | 'clock'>): DeadlineHandler {
  return {
    rule: RULE,
    async late(tx, deadline) {
      const at = new Date(kernel.clock.now().epochMilliseconds);
      const day = kernel.clock.today().toString();
      const { rows } = await sql<CodeOrdersTable>`
        update code_orders set escalated_on = ${day}::date, version = version + 1
        where order_id = ${deadline.object_id}::uuid and state = 'open' and escalated_on is null returning *`.execute(tx);
      await addSteps(
        tx,
        rows.map((order) => ({ order, what: 'late', account: null, details: { due: deadline.due } })),
        at,
      );
      if (rows.length > 0)
        await kernel.append(
          tx,
          rows.map((order) => orderEvent(kernel, 'order.late', order, { due: deadline.due })),
          at,
        );
    },
  };
}
