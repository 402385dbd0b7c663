import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { LOCKS, type Tx } from '../../kernel/db/index.ts';
import type { NewEvent } from '../../kernel/journal/index.ts';
import { HEADER, NEVER } from '../../registry/dossiers/index.ts';
import { attributesIn, viewOf } from './body.ts';
import { isoOf } from './days.ts';
import type { Packed } from './dossiers.ts';
import type { Outcome } from './evaluate.ts';
import type { Model } from './models.ts';
import { digestOf, putStanding, standingBy, type Standing } from './standing.ts';
import { evaluationIds, insertEvaluations, type NewEvaluation } from './store.ts';

type KeepKernel = Pick<Kernel, 'ids' | 'clock'>;

export interface Made {
  body: Packed;
  outcome: Outcome;
}

/** One who stores evaluations at a time, to the end of the transaction: else an older one could take a newer one's place. */
export async function lockEvaluations(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.evaluation}::bigint)`.execute(tx);
}

/**
 * Stores what came out and lets it stand, under the lock. Answers the events of grades that changed, for the caller to
 * append as the last thing. An evaluation as of a day before that of the one that stands is stored and does not stand.
 */
export async function keepEvaluations(tx: Tx, kernel: KeepKernel, model: Model, asOf: string, made: readonly Made[]): Promise<NewEvent[]> {
  if (made.length === 0) return [];
  const rows = made.map((each) => rowOf(kernel, model, asOf, each));
  await insertEvaluations(tx, rows, new Date(kernel.clock.now().epochMilliseconds));
  // The same was stored before, where a merger was undone on its day: that one stands again.
  const ids = await evaluationIds(tx, rows);
  const before = await standingBy(tx, rows.map((row) => row.subject_id), model.id);
  const events: NewEvent[] = [];
  const standing = rows.flatMap((row): Standing[] => {
    const last = before.get(row.subject_id);
    if (last !== undefined && last.as_of > asOf) return [];
    const evaluationId = ids.get(row.subject_id) ?? row.evaluation_id;
    const same = last !== undefined && last.grade === row.grade;
    if (!same && (last?.grade ?? null) !== row.grade)
      events.push(gradeChanged(kernel, row, { evaluationId, version: 1, from: last?.grade ?? null, to: row.grade }));
    const { subject_id, edition, model_hash, as_of, position, score, grade, renew_on } = row;
    return [{ subject_id, model: model.id, evaluation_id: evaluationId, edition, model_hash, as_of, position, score, grade,
      since: same ? last.since : asOf, renew_on, digest: Buffer.from(row.digest, 'hex') }];
  });
  await putStanding(tx, standing);
  return events;
} // prettier-ignore

/** The grade by a model is another, or there is none any more: what rests on it (graded supervision) follows this event. */
export function gradeChanged(
  kernel: Pick<Kernel, 'ids'>,
  { subject_id, model, edition, as_of }: Pick<Standing, 'subject_id' | 'model' | 'edition' | 'as_of'>,
  {
    evaluationId,
    version,
    from,
    to,
  }: { evaluationId: string; version: number; from: string | null; to: string | null },
): NewEvent {
  return {
    type: 'evaluation.changed',
    subjectId: subject_id,
    object: evaluationId,
    version,
    content: { model, edition, asOf: as_of, from, to },
    salt: kernel.ids.salt(),
    home: 'journal',
  };
}

function rowOf({ ids }: KeepKernel, model: Model, asOf: string, { body, outcome }: Made): NewEvaluation {
  const { score, grade, renewOn, start, groups, vetoes, exclusions } = outcome;
  const view = viewOf(body.facts);
  const founded = view.getInt32(HEADER.founded, true);
  const indicators = outcome.indicators.map(({ id, raw, points, changesOn }) => ({ id, raw, points, changesOn }));
  return {
    subject_id: body.subjectId,
    evaluation_id: ids.record(),
    model: model.id,
    edition: model.edition,
    model_hash: model.hash,
    as_of: asOf,
    position: body.position,
    attributes: attributesIn(view, founded === NEVER ? null : isoOf(founded)),
    outcome: { start, groups, vetoes, exclusions, indicators },
    score,
    grade,
    renew_on: renewOn,
    digest: digestOf(outcome).toString('hex'),
  };
} // prettier-ignore
