import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { dayFor, modelFor, modelsOn } from '../evaluation/index.ts';
import { askerOf, modelIn, mustMayTry } from './may.ts';
import { startRun, type Started } from './start.ts';
import type { Model, TrialRequest } from './types.ts';

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
  return { model, against: beside(kernel, model, given.against, asOf), asOf };
}

/** By default the edition in force of the same model; a new one has none, and is compared with another that is named. */
function beside({ policy }: Pick<Kernel, 'policy'>, { id }: Model, against: string | undefined, asOf: string): Model {
  if (against !== undefined) return modelFor(policy, against, asOf);
  const all = modelsOn(policy, asOf);
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new XinhengError('BAD_INPUT', { what: `against: ${all.map((each) => each.id).join(' | ')}` });
  return found;
}

/** Begins a what-if in the background, or finds the same one that still runs. */
export async function startTrial(kernel: Kernel, given: TrialGiven, caller: Caller, language: Language): Promise<Started> {
  const asker = askerOf(caller);
  const request = trialRequest(kernel, given, caller, language);
  const { model, against, asOf } = request;
  return startRun(kernel, { kind: 'what-if', request, model, against, asOf, question: [against.hash] }, asker, caller);
}
