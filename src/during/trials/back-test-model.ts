import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { auditAtOnce, timed } from './at-once.ts';
import { backTest } from './back-test.ts';
import type { BacktestAsked, Outcome } from './schemas.ts';
import { backtestRequest } from './start-back-test.ts';
import type { Progress, StoredBacktest } from './types.ts';
import type { Numbers } from './workbook.ts';

export interface Backtested {
  model: { id: string; edition: string };
  asOf: string;
  /** Number of the journal: what came later was not known. */
  knownAt: number;
  until: string;
  outcome: Outcome;
  seconds: number;
  /** Who was ranked wrongly is counted in `cut` and named nowhere. */
  result: Omit<StoredBacktest, 'wrong'>;
}

/**
 * The back-test of the command line, by the pass of the workshop; nothing is stored of it. It counts and names nobody: what a
 * trial says of single firms never leaves the workbench. Throws POLICY_INVALID with every fault of the model, BAD_INPUT, FORBIDDEN.
 */
export async function backtestModel(
  kernel: Kernel,
  asked: BacktestAsked,
  caller: Caller,
  language: Language,
  progress: Progress = async () => undefined,
): Promise<{ document: Backtested; numbers: Numbers }> {
  requirePermission(caller, 'evaluation.run');
  const request = await backtestRequest(kernel, asked, caller, language);
  const { model, asOf, knownAt, until, outcome } = request;
  await auditAtOnce(kernel, caller, 'evaluation.backtested', request, null);
  const { value: result, seconds } = await timed(kernel, () => backTest(kernel, request, progress));
  const { wrong: _, ...counts } = result;
  const { id, edition } = model;
  return {
    document: { model: { id, edition }, asOf, knownAt, until, outcome, seconds, result: counts },
    numbers: { kind: 'back-test', model, asOf, result },
  };
}
