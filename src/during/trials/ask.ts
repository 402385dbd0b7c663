import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { getTrial } from './list.ts';
import { startTrial, type TrialGiven } from './start-trial.ts';
import type { TrialDetail } from './schemas.ts';
import type { Static } from 'typebox';

const ASKED_AGAIN_MS = 20;

/** Begins a what-if and asks for it until it is over, as a page does through the API; throws where it did not come to its end. */
export async function askTrial(kernel: Kernel, given: TrialGiven, caller: Caller): Promise<Static<typeof TrialDetail>> {
  const { id } = await startTrial(kernel, given, caller, 'en');
  while (true) {
    const trial = await getTrial(kernel, id, caller);
    if (trial.state === 'done') return trial;
    if (trial.state !== 'running') throw new Error(`trial ${id}: ${trial.state} ${trial.fault?.en ?? ''}`);
    await pause(ASKED_AGAIN_MS);
  }
}
