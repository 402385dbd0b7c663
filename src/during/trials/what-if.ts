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
  await progress(0, await countBodies(kernel));
  let [done, told] = [0, 0];
  const parts = await inParts(kernel, asOf, pass, request, {
    async progress(bodies) {
      done = bodies;
      if (done - told < TOLD) return;
      told = done;
      await progress(done);
    },
  });
  const tally = new WhatIfTally(against, model, asOf);
  for (const part of parts) tally.join(part);
  await progress(done, done);
  return tally.result(kernel.policy);
}
