import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { NewEvent } from '../../kernel/journal/index.ts';
import { bodiesNow, positionsOf } from './bodies.ts';
import type { Packed } from './dossiers.ts';
import { evaluator } from './evaluate.ts';
import { gradeChanged, keepEvaluations, lockEvaluations, type Made } from './keep.ts';
import type { Model } from './models.ts';
import { digestOf, dropStanding, isFresh, standingOf, type Standing } from './standing.ts';

type RescoreKernel = Pick<Kernel, 'ids' | 'clock'>;

export interface Rescored {
  /** Evaluations that were stale or not there, and are renewed. */
  renewed: number;
  /** Said to be current, and other than what came out now. */
  differing: number;
  /** Grades that changed; the caller appends them, as the last thing. */
  events: NewEvent[];
}

/**
 * Works out anew what is stale of these bodies, by each of these models, as of today, and stores it. Bears being done again:
 * what is current is left alone, unless `compare` asks for it to be worked out as well.
 */
export async function rescore(
  tx: Tx,
  kernel: RescoreKernel,
  models: readonly Model[],
  ids: readonly string[],
  options: { compare?: boolean } = {},
): Promise<Rescored> {
  const result: Rescored = { renewed: 0, differing: 0, events: [] };
  await lockEvaluations(tx);
  const asOf = kernel.clock.today().toString();
  const standing = byBodyAndModel(await standingOf(tx, ids));
  const concerned = options.compare === true ? ids : await staleAmong(tx, models, ids, standing, asOf);
  const { bodies, numbers } = await bodiesNow(tx, concerned, asOf);
  const alive = new Set(bodies.map((body) => body.subjectId));
  for (const model of models) {
    const ready = evaluator(model.content, numbers, asOf);
    const made: Made[] = [];
    const gone = concerned.flatMap((id) => (alive.has(id) ? [] : (standing.get(id)?.get(model.id) ?? [])));
    for (const body of bodies) {
      const last = standing.get(body.subjectId)?.get(model.id);
      if (!ready.applies(body.facts)) {
        if (last !== undefined) gone.push(last);
        continue;
      }
      const fresh = isCurrent(last, model, body, asOf);
      if (fresh && options.compare !== true) continue;
      const outcome = ready.evaluate(body.facts);
      if (!fresh) result.renewed += 1;
      else if (digestOf(outcome).equals(last!.digest)) continue;
      else result.differing += 1;
      made.push({ body, outcome });
    }
    result.events.push(...(await keepEvaluations(tx, kernel, model, asOf, made)));
    result.events.push(...(await forget(tx, kernel, gone, asOf)));
    result.renewed += gone.length;
  }
  return result;
} // prettier-ignore

function isCurrent(last: Standing | undefined, model: Model, { position }: Packed, today: string): boolean {
  return last !== undefined && isFresh(last, model, { position, today });
}

/** A first look by marks alone, so that an event that moved no record costs two short questions. */
async function staleAmong(
  tx: Tx,
  models: readonly Model[],
  ids: readonly string[],
  standing: ReadonlyMap<string, ReadonlyMap<string, Standing>>,
  today: string,
): Promise<string[]> {
  const positions = await positionsOf(tx, ids);
  return ids.filter((id) => {
    const [own, position] = [standing.get(id), positions.get(id)];
    if (position === undefined) return own !== undefined;
    return models.some((model) => {
      const last = own?.get(model.id);
      return last === undefined || !isFresh(last, model, { position, today });
    });
  });
}

/** Nothing stands of these any more. Answers the events of those that had a grade. */
export async function forget(
  tx: Tx,
  kernel: Pick<Kernel, 'ids'>,
  gone: readonly Standing[],
  asOf: string,
): Promise<NewEvent[]> {
  await dropStanding(tx, gone);
  return gone.flatMap((last) =>
    last.grade === null
      ? []
      : [
          gradeChanged(
            kernel,
            { ...last, as_of: asOf },
            { evaluationId: last.evaluation_id, version: 2, from: last.grade, to: null },
          ),
        ],
  );
}

function byBodyAndModel(rows: readonly Standing[]): Map<string, Map<string, Standing>> {
  const all = new Map<string, Map<string, Standing>>();
  for (const row of rows) {
    const own = all.get(row.subject_id);
    if (own) own.set(row.model, row);
    else all.set(row.subject_id, new Map([[row.model, row]]));
  }
  return all;
}
