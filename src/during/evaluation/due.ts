import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { lockEvaluations } from './keep.ts';
import { modelsInUse } from './models.ts';
import { forget, rescore } from './rescore.ts';
import { bodiesOfOtherEditions, dueBodies, standingByOthers } from './standing.ts';

type DueKernel = Pick<Kernel, 'db' | 'append' | 'ids' | 'clock' | 'policy' | 'settings'>;

const STEP = 2000;

/**
 * What a day makes stale though no record changed: windows that something leaves or enters, objections that their organs are
 * late with (both by the index on that day), an edition of a model that came into force, a model that is in use no more. In
 * steps that commit, so that a killed process goes on where it stood. Answers how many were renewed.
 */
export async function renewDue(kernel: DueKernel, today: string): Promise<number> {
  for (let renewed = 0; ;) {
    const { found, renewed: here } = await kernel.db.tx((tx) => step(tx, kernel, today));
    renewed += here;
    // What was found and could not be renewed would be found for ever.
    if (found === 0 || here === 0) return renewed;
  }
}

/** One transaction, which ends with what it appends. */
async function step(tx: Tx, kernel: DueKernel, today: string): Promise<{ found: number; renewed: number }> {
  const models = await modelsInUse(tx, kernel, today);
  const inUse = models.map((each) => each.id);
  await lockEvaluations(tx);
  const gone = await standingByOthers(tx, inUse, STEP);
  const bodies = new Set(await dueBodies(tx, inUse, today, STEP));
  for (const model of models) if (bodies.size < STEP) for (const id of await bodiesOfOtherEditions(tx, model, STEP)) bodies.add(id);
  const { renewed, events } = await rescore(tx, kernel, models, [...bodies]);
  const all = [...(await forget(tx, kernel, gone, today)), ...events];
  if (all.length > 0) await kernel.append(tx, all, new Date(kernel.clock.now().epochMilliseconds));
  return { found: bodies.size + gone.length, renewed: renewed + gone.length };
}
