import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { faultLine } from '../../kernel/outbox/index.ts';
import { backTest } from './back-test.ts';
import { beginRun, endRun, tellProgress } from './store.ts';
import type { Progress, RequestOf, ResultOf, RunKind } from './types.ts';
import { whatIf } from './what-if.ts';

/** Somebody asked a run to stop, or it is no longer this process's. */
class Stopped extends Error {}

const ENGINES: { [K in RunKind]: (kernel: Kernel, request: RequestOf[K], progress: Progress) => Promise<ResultOf[K]> } = {
  'what-if': whatIf,
  'back-test': backTest,
};

/** Works one run through and stores what came out: its result, its fault, or that it was stopped. */
export async function workThrough<K extends RunKind>(kernel: Kernel, kind: K, id: string, request: RequestOf[K]): Promise<void> {
  const at = () => new Date(kernel.clock.now().epochMilliseconds);
  if (!(await beginRun(kernel, id, at()))) return;
  const progress: Progress = async (done, total) => {
    if (!(await tellProgress(kernel, id, done, total ?? null))) throw new Stopped();
  };
  try {
    const result = await ENGINES[kind](kernel, request, progress);
    await endRun<K>(kernel, id, { state: 'done', at: at(), result });
  } catch (error) {
    if (error instanceof Stopped) return endRun(kernel, id, { state: 'stopped', at: at() });
    kernel.log.error({ run: id, fault: faultLine(error) }, 'trials: a run failed');
    await endRun(kernel, id, { state: 'failed', at: at(), fault: error instanceof XinhengError ? error.code : 'INTERNAL' });
  }
}
