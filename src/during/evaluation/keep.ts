import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { LOCKS, type Tx } from '../../kernel/db/index.ts';
import type { NewEvent } from '../../kernel/journal/index.ts';
import type { Kept } from './evaluate.ts';
import type { Model } from './models.ts';
import { isSame, type Standing } from './standing.ts';
import { insertPast, insertStanding, pastOf, referenceOf, replaceStanding, type Lot, type NewEvaluation } from './store.ts';

type KeepKernel = Pick<Kernel, 'ids' | 'clock'>;

export interface Made {
  subjectId: string;
  /** The journal's number of the newest of the body's rows when it was evaluated. */
  position: number;
  kept: Kept;
}

/** One who stores evaluations at a time, to the end of the transaction: else an older one could take a newer one's place. */
export async function lockEvaluations(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.evaluation}::bigint)`.execute(tx);
}

/**
 * Stores what came out and lets it stand, under the lock; `before` is what stands of these bodies by this model. Answers the
 * events of grades that changed, for the caller to append as the last thing. An evaluation as of a day before that of the one
 * that stands, or from older records, is stored and does not stand; one that is the same as before is not stored again.
 */
export async function keepEvaluations(
  tx: Tx,
  kernel: KeepKernel,
  model: Model,
  asOf: string,
  made: readonly Made[],
  before: ReadonlyMap<string, Standing>,
): Promise<NewEvent[]> {
  const fresh = made.filter((each) => !stands(before.get(each.subjectId), model, asOf, each));
  if (fresh.length === 0) return [];
  const lot: Lot = { model, reference: await referenceOf(tx, model), asOf, at: new Date(kernel.clock.now().epochMilliseconds) };
  const known = await knownIds(tx, lot, fresh);
  const rows = { added: [] as NewEvaluation[], replacing: [] as NewEvaluation[], past: [] as NewEvaluation[] };
  const events: NewEvent[] = [];
  for (const each of fresh) {
    const last = before.get(each.subjectId);
    const from = last?.grade ?? null;
    const since = last !== undefined && from === each.kept.grade ? last.since : asOf;
    const row = rowOf(each, known.get(each) ?? kernel.ids.record(), since);
    if (last !== undefined && (last.as_of > asOf || last.position > each.position)) {
      if (!known.has(each)) rows.past.push(row);
      continue;
    }
    (last === undefined ? rows.added : rows.replacing).push(row);
    const told = { subject_id: row.subject_id, model: model.id, edition: model.edition, as_of: asOf };
    if (from !== row.grade) events.push(gradeChanged(kernel, told, { evaluationId: row.evaluation_id, version: 1, from, to: row.grade }));
  }
  await insertStanding(tx, lot, rows.added);
  await replaceStanding(tx, lot, rows.replacing);
  await insertPast(tx, lot, rows.past);
  return events;
}

function stands(last: Standing | undefined, { hash }: Model, asOf: string, { position, kept }: Made): boolean {
  return last !== undefined && last.model_hash === hash && last.as_of === asOf && last.position === position && isSame(last, kept);
}

/** Ids of those that were stored before and stand no more: where a merger was undone on its day, that one stands again. */
async function knownIds(tx: Tx, lot: Lot, made: readonly Made[]): Promise<Map<Made, string>> {
  const bySubject = new Map(made.map((each) => [each.subjectId, each]));
  const found = new Map<Made, string>();
  for (const row of await pastOf(tx, lot, [...bySubject.keys()])) {
    const each = bySubject.get(row.subject_id)!;
    if (row.position === each.position && isSame(row, each.kept)) found.set(each, row.evaluation_id);
  }
  return found;
}

function rowOf({ subjectId, position, kept }: Made, evaluationId: string, since: string): NewEvaluation {
  const { packed, score, grade, renewOn } = kept;
  return { subject_id: subjectId, evaluation_id: evaluationId, position, score, grade, renew_on: renewOn, since, packed };
}

/** The grade by a model is another, or there is none any more: what rests on it (graded supervision) follows this event. */
export function gradeChanged(
  kernel: Pick<Kernel, 'ids'>,
  { subject_id, model, edition, as_of }: Pick<Standing, 'subject_id' | 'model' | 'edition' | 'as_of'>,
  { evaluationId, version, from, to }: { evaluationId: string; version: number; from: string | null; to: string | null },
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
