import type { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../context.ts';
import { on } from '../db/types.ts';
import type { DeadlineHandler, DeadlinesTable, DeadlineTables } from './types.ts';

export interface DueRun {
  /** Marked late now. */
  late: number;
  /** Handler failed: still open, tried again by the next run. */
  failed: number;
  /** Past their day by a provisional date only: not called late before that year's calendar is announced and loaded. */
  provisional: number;
}

/**
 * Marks what was due before `today` and calls the rules' handlers, each with its mark in one transaction. Idempotent: a
 * second run of the day finds nothing. `handlers` come from the rooms' capabilities.
 */
export async function runDue(
  kernel: Pick<Kernel, 'db' | 'log'>,
  today: Temporal.PlainDate,
  handlers: readonly DeadlineHandler[],
): Promise<DueRun> {
  const day = today.toString();
  const byRule = new Map(handlers.map((handler) => [handler.rule, handler]));
  if (byRule.size < handlers.length) throw new RangeError('two handlers for one rule');
  const run: DueRun = { late: await markUnhandled(kernel, day, [...byRule.keys()]), failed: 0, provisional: 0 };
  for (const id of await dueWithHandler(kernel, day, [...byRule.keys()])) {
    try {
      if (await handleOne(kernel, id, day, byRule)) run.late += 1;
    } catch (error) {
      run.failed += 1;
      kernel.log.error({ err: error, deadline: id }, 'deadline handler failed');
    }
  }
  run.provisional = await countProvisional(kernel, day);
  return run;
}

/** Only a duty can be late; a window that closed or a term that ended is no fault. Nobody is late while time stands still. */
function passed(kernel: Pick<Kernel, 'db'>, day: string) {
  return on<DeadlineTables>(kernel.db.kysely)
    .selectFrom('deadlines')
    .where('state', '=', 'open')
    .where('kind', '=', 'deadline')
    .where('paused_since', 'is', null)
    .where('due', '<', day);
}

async function markUnhandled(kernel: Pick<Kernel, 'db'>, day: string, rules: string[]): Promise<number> {
  const { numUpdatedRows } = await kernel.db.tx((tx) => {
    const query = on<DeadlineTables>(tx)
      .updateTable('deadlines')
      .set({ state: 'late' })
      .where('state', '=', 'open')
      .where('kind', '=', 'deadline')
      .where('paused_since', 'is', null)
      .where('due', '<', day)
      .where('provisional', '=', false);
    return (rules.length > 0 ? query.where('rule', 'not in', rules) : query).executeTakeFirst();
  });
  return Number(numUpdatedRows);
}

async function dueWithHandler(kernel: Pick<Kernel, 'db'>, day: string, rules: string[]): Promise<string[]> {
  if (rules.length === 0) return [];
  const rows = await passed(kernel, day)
    .select('deadline_id')
    .where('provisional', '=', false)
    .where('rule', 'in', rules)
    .orderBy('due')
    .orderBy('deadline_id')
    .execute();
  return rows.map((row) => row.deadline_id);
}

/** False when another run, a closing or a move came first. */
async function handleOne(
  kernel: Pick<Kernel, 'db'>,
  id: string,
  day: string,
  handlers: ReadonlyMap<string, DeadlineHandler>,
): Promise<boolean> {
  return kernel.db.tx(async (tx) => {
    const late: DeadlinesTable | undefined = await on<DeadlineTables>(tx)
      .updateTable('deadlines')
      .set({ state: 'late' })
      .where('deadline_id', '=', id)
      .where('state', '=', 'open')
      .where('paused_since', 'is', null)
      .where('due', '<', day)
      .where('provisional', '=', false)
      .returningAll()
      .executeTakeFirst();
    if (!late) return false;
    await handlers.get(late.rule)?.late(tx, late);
    return true;
  });
}

async function countProvisional(kernel: Pick<Kernel, 'db'>, day: string): Promise<number> {
  const { count } = await passed(kernel, day)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('provisional', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}
