import { keepReady, ratings, type Pass } from '../evaluation/index.ts';
import type { TrialRequest } from './types.ts';
import { WhatIfTally, type Counted } from './what-if-tally.ts';

/** Each body by both models, counted; a thread of its own may go over each part (passes.ts). */
export const pass: Pass<TrialRequest, Counted> = {
  name: 'what-if',
  async over(steps, { model, against, asOf }, told) {
    const tally = new WhatIfTally(against, model, asOf);
    const ready = keepReady((numbers) => ratings([against.content, model.content], numbers, asOf));
    for await (const { bodies, numbers } of steps) {
      const rated = ready(numbers);
      for (let k = 0; k < bodies.length; k += 1) tally.look(bodies[k]!, rated);
      tally.endStep();
      told(bodies.length);
    }
    return tally.counted();
  },
};
