import type { Kernel } from '../../kernel/context.ts';
import type { Numbers } from '../../registry/dossiers/index.ts';
import { evaluator, keepReady, register } from '../evaluation/index.ts';
import { BackTestTally, type Evaluators } from './back-test-tally.ts';
import { countBodies } from './bodies.ts';
import { outcomeModel } from './outcome.ts';
import { AS_KEPT, momentsOf } from './past.ts';
import type { BacktestRequest, Model, Progress, StoredBacktest } from './types.ts';

/** Progress is told each so many bodies: a step of the past costs more than one of today. */
const TOLD = 20_000;

/**
 * Back-test: the register on a past day by what was known then, against what came after. Nothing is stored of any body.
 * `progress` may throw, which ends it.
 */
export async function backTest(kernel: Kernel, request: BacktestRequest, progress: Progress): Promise<StoredBacktest> {
  const today = kernel.clock.today().toString();
  const tally = new BackTestTally(request, today);
  const ready = evaluators(request, today);
  let [done, told] = [0, 0];
  await progress(0, await countBodies(kernel));
  for await (const step of register(kernel, AS_KEPT)) {
    const { bodies, numbers, temporary, unknown, erased } = await momentsOf(kernel, step, request, today);
    const by = ready(numbers, temporary);
    for (const body of bodies) tally.look(body, by);
    tally.endStep(unknown, erased);
    done += step.bodies.length;
    if (done - told < TOLD) continue;
    told = done;
    await progress(done);
  }
  await progress(done, done);
  return tally.result(kernel.policy);
}

/** Made anew for numbers that hold for one step alone; else only where new ones were given out. */
function evaluators(request: BacktestRequest, today: string): (numbers: Numbers, temporary: boolean) => Evaluators {
  const asked = {
    past: { model: request.model, day: request.asOf },
    after: { model: outcomeModel(request), day: request.until },
    now: { model: request.model, day: today },
  };
  const fresh = (numbers: Numbers) => (each: (typeof asked)['after']) => evaluator(each.model.content, numbers, each.day);
  const kept = { past: keep(asked.past), after: keep(asked.after), now: keep(asked.now) };
  return (numbers, temporary) => {
    if (!temporary) return { past: kept.past(numbers), after: kept.after(numbers), now: kept.now(numbers) };
    const make = fresh(numbers);
    return { past: make(asked.past), after: make(asked.after), now: make(asked.now) };
  };
}

const keep = ({ model, day }: { model: Pick<Model, 'content'>; day: string }) =>
  keepReady((numbers) => evaluator(model.content, numbers, day));
