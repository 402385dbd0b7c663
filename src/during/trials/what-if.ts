import type { Kernel } from '../../kernel/context.ts';
import { keepReady, register } from '../evaluation/index.ts';
import { countBodies } from './bodies.ts';
import type { Progress, StoredTrial, TrialRequest } from './types.ts';
import { WhatIfTally } from './what-if-tally.ts';

/** Progress is told each so many bodies. */
const TOLD = 50_000;

/**
 * What-if: the whole register by one model and by another, in numbers; nothing is stored of any body. `progress` may throw,
 * which ends it.
 */
export async function whatIf(
  kernel: Kernel,
  { model, against, asOf }: TrialRequest,
  progress: Progress,
): Promise<StoredTrial> {
  const tally = new WhatIfTally(against, model, asOf);
  const [was, is] = [keepReady(against, asOf), keepReady(model, asOf)];
  let [done, told] = [0, 0];
  await progress(0, await countBodies(kernel));
  for await (const { bodies, numbers } of register(kernel, asOf)) {
    const [one, other] = [was(numbers), is(numbers)];
    for (const { subjectId, facts } of bodies) tally.look(subjectId, facts, one, other);
    tally.endStep();
    done += bodies.length;
    if (done - told < TOLD) continue;
    told = done;
    await progress(done);
  }
  await progress(done, done);
  return tally.result(kernel.policy);
}
