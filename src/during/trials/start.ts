import type { Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { documentHash, nameOf } from '../../kernel/policy/index.ts';
import type { Asker } from './may.ts';
import { markInterrupted, runnerOf } from './runner.ts';
import { insertRun } from './store.ts';
import type { Model, RequestOf, RunKind } from './types.ts';
import { workThrough } from './work.ts';

export interface Started {
  id: string;
  earlier: boolean;
}

export interface NewQuestion<K extends RunKind> {
  kind: K;
  request: RequestOf[K];
  model: Model;
  against: Model | null;
  asOf: string;
  /** What makes it another question besides kind, model and day. */
  question: readonly (string | number)[];
}

const AUDIT = { 'what-if': 'trial.started', 'back-test': 'backtest.started' } as const;

/** Stores a run and lets this process work on it; the same question that still runs is answered with that run. */
export async function startRun<K extends RunKind>(kernel: Kernel, asked: NewQuestion<K>, asker: Asker, caller: Caller): Promise<Started> {
  const { kind, request, model, against, asOf } = asked;
  const digest = documentHash([kind, model.hash, asOf, ...asked.question]);
  const runner = runnerOf(kernel);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const run = { kind, organ: asker.organ, by: asker.account, digest, request, model, against, asOf, runner: runner.id };
  const store = () =>
    kernel.db.tx(async (tx) => {
      await markInterrupted(tx, runner.id, at);
      const stored = await insertRun(tx, kernel.ids.record(), run, at);
      const details = { asOf, earlier: stored.earlier, model: nameOf(model), against: against === null ? null : nameOf(against) };
      await audit(kernel, tx, caller, { action: AUDIT[kind], object: stored.id, outcome: 'ok', details });
      return stored;
    });
  return runner.begin(store, ({ id }) => workThrough(kernel, kind, id, request));
}
