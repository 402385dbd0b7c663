import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { auditAtOnce, timed } from './at-once.ts';
import { trialRequest, type TrialGiven } from './start-trial.ts';
import type { TrialResult } from './schemas.ts';
import type { Progress } from './types.ts';
import { whatIf } from './what-if.ts';
import type { Numbers } from './workbook.ts';

export interface Simulated {
  /** Bodies of whom either model speaks. */
  subjects: number;
  seconds: number;
  /** `other`: grades of two scales, which are never compared by letter. */
  scale: TrialResult['scale'];
  /** How many would move from one grade to another, as `B>A`; of two scales, how many have which of each. */
  moved: Record<string, number>;
  /** Grades by the model that is tried. */
  grades: Record<string, number>;
}

/**
 * The what-if of the command line, by the pass of the workshop; nothing is stored of it. It counts and names nobody: what a
 * trial says of single firms never leaves the workbench. Throws POLICY_INVALID with every fault of the model that is tried,
 * NOT_FOUND, BAD_INPUT, FORBIDDEN.
 */
export async function simulateModel(
  kernel: Kernel,
  given: TrialGiven,
  caller: Caller,
  language: Language,
  progress: Progress = async () => undefined,
): Promise<{ document: Simulated; numbers: Numbers }> {
  requirePermission(caller, 'evaluation.run');
  const request = trialRequest(kernel, given, caller, language);
  const { model, asOf } = request;
  await auditAtOnce(kernel, caller, 'evaluation.simulated', request, request.against);
  const { value: result, seconds } = await timed(kernel, () => whatIf(kernel, request, progress));
  const { subjects, scale, matrix, after: grades } = result;
  const cells = matrix.filter(({ from, to }) => scale === 'other' || from !== to);
  const moved = cells.map(({ from, to, count }) => [`${from}>${to}`, count]);
  return {
    document: { subjects, seconds, scale, moved: Object.fromEntries(moved) as Simulated['moved'], grades },
    numbers: { kind: 'what-if', model, asOf, result },
  };
}
