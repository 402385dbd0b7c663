import type { Kernel } from '../../kernel/context.ts';
import { inParts } from '../evaluation/index.ts';
import { countBodies } from './bodies.ts';
import type { Progress, StoredTrial, TrialRequest } from './types.ts';
import { pass } from './what-if-pass.ts';
import { WhatIfTally } from './what-if-tally.ts';

/** Progress is told each so many bodies. */
const TOLD = 50_000;

/**
 * What-if: the whole register by one model and by another, in numbers; nothing is stored of any body. `progress` may throw,
 * which ends it.
 */
export async function whatIf(kernel: Kernel, request: TrialRequest, progress: Progress): Promise<StoredTrial> {
  const { model, against, asOf } = request;
  let [done, told] = [0, 0];
  let total: number | undefined;
  // How many there are is found out while the work begins.
  const counting = countBodies(kernel).then((all) => void (total = all));
  // Told when it is awaited.
  counting.catch(() => undefined);
  await progress(0);
  const parts = await inParts(kernel, asOf, pass, request, {
    async progress(bodies) {
      done = bodies;
      if (done - told < TOLD) return;
      told = done;
      await progress(done, total);
    },
  });
  await counting;
  const tally = new WhatIfTally(against, model, asOf);
  for (const part of parts) tally.join(part);
  await progress(done, done);
  return tally.result(kernel.policy);
}
