import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { NewEvent } from '../../kernel/journal/index.ts';
import { bodiesNow, positionsOf } from './bodies.ts';
import { evaluator } from './evaluate.ts';
import { gradeChanged, keepEvaluations, lockEvaluations, type Made } from './keep.ts';
import type { Model } from './models.ts';
import { isFresh, isSame, standingOf, type Standing } from './standing.ts';
import { dropStanding } from './store.ts';

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
  const standing = byModel(await standingOf(tx, ids));
  const positions = await positionsOf(tx, ids);
  const isStale = (id: string) => models.some((model) => !isCurrent(standing.get(model.id)?.get(id), model, positions.get(id), asOf));
  // An event that moved no record costs two short questions.
  const concerned =
    options.compare === true
      ? ids
      : ids.filter((id) => (positions.has(id) ? isStale(id) : [...standing.values()].some((own) => own.has(id))));
  const { bodies, numbers } = await bodiesNow(tx, amongThese(positions, concerned), asOf);
  const alive = new Set(bodies.map((body) => body.subjectId));
  for (const model of models) {
    const ready = evaluator(model.content, numbers, asOf);
    const made: Made[] = [];
    const before = standing.get(model.id) ?? NOTHING;
    const gone = concerned.flatMap((id) => (alive.has(id) ? [] : (before.get(id) ?? [])));
    for (const body of bodies) {
      const { subjectId, position } = body;
      const last = before.get(subjectId);
      if (!ready.applies(body.facts)) {
        if (last !== undefined) gone.push(last);
        continue;
      }
      const fresh = isCurrent(last, model, position, asOf);
      if (fresh && options.compare !== true) continue;
      const kept = ready.keep(body.facts);
      if (!fresh) result.renewed += 1;
      else if (isSame(last!, kept)) continue;
      else result.differing += 1;
      made.push({ subjectId, position, kept });
    }
    result.events.push(...(await keepEvaluations(tx, kernel, model, asOf, made, before)));
    result.events.push(...(await forget(tx, kernel, gone, asOf)));
    result.renewed += gone.length;
  }
  return result;
}

const NOTHING: ReadonlyMap<string, Standing> = new Map();

function isCurrent(last: Standing | undefined, model: Model, position: number | undefined, today: string): boolean {
  return last !== undefined && isFresh(last, model, { position: position ?? null, today });
}

function amongThese(positions: ReadonlyMap<string, number>, ids: readonly string[]): Map<string, number> {
  return new Map(ids.flatMap((id): [string, number][] => (positions.has(id) ? [[id, positions.get(id)!]] : [])));
}

/** Nothing stands of these any more. Answers the events of those that had a grade. */
export async function forget(tx: Tx, kernel: Pick<Kernel, 'ids'>, gone: readonly Standing[], asOf: string): Promise<NewEvent[]> {
  await dropStanding(tx, gone);
  return gone.flatMap((last) =>
    last.grade === null
      ? []
      : [gradeChanged(kernel, { ...last, as_of: asOf }, { evaluationId: last.evaluation_id, version: 2, from: last.grade, to: null })],
  );
}

function byModel(rows: readonly Standing[]): Map<string, Map<string, Standing>> {
  const all = new Map<string, Map<string, Standing>>();
  for (const row of rows) {
    const own = all.get(row.model);
    if (own) own.set(row.subject_id, row);
    else all.set(row.model, new Map([[row.subject_id, row]]));
  }
  return all;
}
