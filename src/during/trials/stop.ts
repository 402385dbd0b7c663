import type { Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { getRun } from './list.ts';
import { askToStop } from './store.ts';
import type { RunKind } from './types.ts';

/** Asks a run to stop: at once where it waits, else with its next progress. Throws NOT_FOUND. */
export async function stopRun(kernel: Kernel, kind: RunKind, id: string, caller: Caller): Promise<{ id: string }> {
  await getRun(kernel, kind, id, caller);
  await kernel.db.tx(async (tx) => {
    await askToStop(tx, id, new Date(kernel.clock.now().epochMilliseconds));
    const action = kind === 'what-if' ? 'trial.stopped' : 'backtest.stopped';
    await audit(kernel, tx, caller, { action, object: id, outcome: 'ok' });
  });
  return { id };
}
