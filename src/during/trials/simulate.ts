import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { nameOf } from '../../kernel/policy/index.ts';
import { trialRequest } from './start-trial.ts';
import { whatIf } from './what-if.ts';

export interface Simulated {
  /** Bodies of whom either model speaks. */
  subjects: number;
  seconds: number;
  /** How many would move from one grade to another, as `B>A`. */
  moved: Record<string, number>;
  /** Grades by the model that is tried. */
  grades: Record<string, number>;
}

/**
 * The what-if of the command line, in numbers alone: no name leaves, nothing is stored. Throws POLICY_INVALID with every fault
 * of the model that is tried, NOT_FOUND, FORBIDDEN.
 */
export async function simulateModel(
  kernel: Kernel,
  given: { value: unknown; against?: string | undefined; asOf?: string | undefined },
  caller: Caller,
  language: Language,
  progress: (done: number) => void = () => undefined,
): Promise<Simulated> {
  requirePermission(caller, 'evaluation.run');
  const request = trialRequest(kernel, { ...given, model: given.value }, caller, language);
  const { model, against, asOf } = request;
  await kernel.db.tx((tx) =>
    audit(kernel, tx, caller, {
      action: 'evaluation.simulated',
      object: nameOf(model),
      outcome: 'ok',
      details: { against: nameOf(against), asOf },
    }),
  );
  const started = kernel.clock.now().epochMilliseconds;
  const { subjects, matrix, after } = await whatIf(kernel, request, async (done) => progress(done));
  const moved = matrix.filter(({ from, to }) => from !== to).map(({ from, to, count }) => [`${from}>${to}`, count]);
  const seconds = (kernel.clock.now().epochMilliseconds - started) / 1000;
  return { subjects, seconds, moved: Object.fromEntries(moved) as Simulated['moved'], grades: after };
}
