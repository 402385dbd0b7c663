import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { auditAtOnce, timed } from './at-once.ts';
import { backTest } from './back-test.ts';
import { named, namingFor, type Naming } from './naming.ts';
import type { BacktestAsked, BacktestResult, Outcome } from './schemas.ts';
import { backtestRequest } from './start-back-test.ts';
import type { Progress } from './types.ts';
import type { Numbers } from './workbook.ts';

export interface Backtested {
  model: { id: string; edition: string };
  asOf: string;
  /** Number of the journal: what came later was not known. */
  knownAt: number;
  until: string;
  outcome: Outcome;
  seconds: number;
  names: Naming;
  result: BacktestResult;
}

/**
 * The back-test of the command line, by the pass of the workshop; nothing is stored of it. Throws POLICY_INVALID with every
 * fault of the model, BAD_INPUT, FORBIDDEN.
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
  const names = namingFor(caller);
  const wrong = await named(kernel, caller, names, 'backtest.read', result.wrong);
  const { id, edition } = model;
  return {
    document: { model: { id, edition }, asOf, knownAt, until, outcome, seconds, names, result: { ...result, wrong } },
    numbers: { kind: 'back-test', model, asOf, result },
  };
}
