import { keepReady, type Pass } from '../evaluation/index.ts';
import type { TrialRequest } from './types.ts';
import { WhatIfTally, type Counted } from './what-if-tally.ts';

/** Each body by both models, counted; a thread of its own may go over each part (passes.ts). */
export const pass: Pass<TrialRequest, Counted> = {
  url: import.meta.url,
  async over(steps, { model, against, asOf }, told) {
    const tally = new WhatIfTally(against, model, asOf);
    const [was, is] = [keepReady(against, asOf), keepReady(model, asOf)];
    for await (const { bodies, numbers } of steps) {
      const [one, other] = [was(numbers), is(numbers)];
      for (const { subjectId, facts } of bodies) tally.look(subjectId, facts, one, other);
      tally.endStep();
      told(bodies.length);
    }
    return tally.counted();
  },
};
