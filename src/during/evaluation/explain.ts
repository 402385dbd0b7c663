import { levelFor, logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { together } from '../../kernel/db/index.ts';
import { readBodies, type Body } from '../../registry/dossiers/index.ts';
import { findOrgan } from '../../registry/organs/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { factsOn, packedOn } from './dossiers.ts';
import { dayFor, modelFor, mustMayRun, type Model } from './models.ts';
import { readyFor } from './fast/ready.ts';
import { remembered, type IndicatorResult, type Outcome } from './fast/told.ts';

export interface ExplainedIndicator extends Omit<IndicatorResult, 'facts'> {
  title: { zh: string; en: string };
  group: string;
  /** Ids of the records behind it that the caller may read. */
  records: string[];
  /** Records behind it beyond the caller's reach. */
  others: number;
}

export interface Explained extends Omit<Outcome, 'indicators'> {
  subjectId: string;
  model: string;
  version: string;
  asOf: string;
  /** False: the model does not speak of such a body; it has no grade, which is not a bad one. */
  applies: boolean;
  indicators: ExplainedIndicator[];
}

/**
 * How one body stands by one model, from its records as they are now: start, each indicator with raw value, points, records
 * and the day on which it changes by itself, groups, vetoes. A look: permission, purpose, one row in the access log. Throws
 * MODEL_NOT_ACTIVE, NOT_FOUND, AMBIGUOUS_KEY, PURPOSE_REQUIRED, FORBIDDEN.
 */
export async function explainBody(
  kernel: Kernel,
  key: string,
  options: { model?: string | undefined; asOf?: string | undefined },
  caller: Caller,
): Promise<Explained> {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  const asOf = dayFor(kernel, options.asOf);
  const model = modelFor(kernel.policy, options.model, asOf);
  return kernel.db.tx(async (tx) => {
    await mustMayRun(tx, kernel, model);
    const { subject_id: subjectId } = await getSubject(tx, key);
    const look = { subjectIds: [subjectId], action: 'evaluation.explained', fields: ['grade', 'score'] };
    const [, bodies] = await together([logAccess(kernel, tx, caller, look), readBodies(tx, [subjectId])]);
    return explained(kernel, { body: bodies[0]!, model, asOf }, caller);
  });
}

/** The same of a body as it was read, by any model, for one who has asked for permission and logs the look. */
export function explained(
  kernel: Pick<Kernel, 'policy'>,
  { body, model, asOf }: { body: Body; model: Pick<Model, 'id' | 'edition' | 'content'>; asOf: string },
  caller: Caller,
): Explained {
  const facts = factsOn(body, asOf);
  const { evaluate, numbers } = readyFor(model.content, facts, asOf);
  const { facts: packed } = packedOn(body, numbers, asOf);
  const applies = evaluate.applies(packed);
  const outcome = evaluate.evaluate(packed);
  const mayRead = readerOf(kernel, caller, body.subjectId, asOf);
  const indicators = outcome.indicators.map(({ id, raw, points, changesOn, facts: places }, at): ExplainedIndicator => {
    const behind = places.map((place) => facts[place]!);
    const readable = behind.filter(({ organ }) => mayRead(organ));
    const { title, group } = model.content.indicators[at]!;
    return {
      id,
      raw,
      points,
      changesOn,
      title,
      group,
      records: readable.map((fact) => fact.recordId),
      others: behind.length - readable.length,
    };
  });
  const graded = applies ? outcome : { ...outcome, grade: null, score: null };
  return { ...graded, indicators, subjectId: body.subjectId, model: model.id, version: model.edition, asOf, applies };
}

/** May the caller read the body's records of that organ? Each is asked for once. */
export function readerOf(kernel: Pick<Kernel, 'policy'>, caller: Caller, subjectId: string, day: string): (organ: string) => boolean {
  const known = new Map<string, boolean>();
  return (organ) =>
    remembered(known, organ, () => {
      const district = findOrgan(kernel.policy, organ, day)?.organ.district;
      // Of an organ that nobody knows the reach is the least that the caller has.
      return levelFor(caller, { organ, district: district === undefined ? '' : district, subjectId }) !== 'PUBLIC';
    });
}
