import type { Kernel } from '../../kernel/context.ts';
import { markInterrupted, runnerOf } from './runner.ts';
import { dropRunsBefore } from './store.ts';

/** Local default: long enough to decide about a model; `keepTrialsDays` of config.json says otherwise. */
const KEPT_DAYS = 180;

/** At the start and each day: runs of a process that is gone are marked, old ones are dropped with the bodies they name. */
export async function keepTrials(kernel: Kernel): Promise<void> {
  const now = kernel.clock.now();
  const oldest = now.subtract({ hours: 24 * (kernel.settings.keepTrialsDays ?? KEPT_DAYS) });
  await kernel.db.tx(async (tx) => {
    await markInterrupted(tx, runnerOf(kernel).id, new Date(now.epochMilliseconds));
    await dropRunsBefore(tx, new Date(oldest.epochMilliseconds));
  });
}
