import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { dayFor, modelFor } from '../evaluation/index.ts';
import { askerOf, modelIn, mustMayTry } from './may.ts';
import { startRun, type Started } from './start.ts';
import type { TrialRequest } from './types.ts';

export interface TrialGiven {
  model: unknown;
  against?: string | undefined;
  asOf?: string | undefined;
}

/** What is asked for, checked. Throws POLICY_INVALID with each fault at its place, NOT_FOUND, BAD_INPUT, FORBIDDEN. */
export function trialRequest(kernel: Kernel, given: TrialGiven, caller: Caller, language: Language): TrialRequest {
  const asOf = dayFor(kernel, given.asOf);
  const model = modelIn(kernel, given.model, language);
  mustMayTry(caller, model);
  return { model, against: modelFor(kernel.policy, given.against ?? model.id, asOf), asOf };
}

/** Begins a what-if in the background, or finds the same one that still runs. */
export async function startTrial(kernel: Kernel, given: TrialGiven, caller: Caller, language: Language): Promise<Started> {
  const asker = askerOf(caller);
  const request = trialRequest(kernel, given, caller, language);
  const { model, against, asOf } = request;
  return startRun(kernel, { kind: 'what-if', request, model, against, asOf, question: [against.hash] }, asker, caller);
} // prettier-ignore
