import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { findEvaluation, outcomeIn } from '../evaluation/index.ts';
import type { Plan } from './rules.ts';

/** What an indicator adds to the grade now, and the day on which that changes though no record does. */
export interface Moving {
  id: string;
  title: { zh: string; en: string };
  points: string;
  changesOn: string | null;
}

/**
 * What stands behind an own grade and costs points, or will change by itself: the earliest such day first, then by the
 * model's order. Of a received grade only its issuer knows. For a grade that is in use: a stale one explains nothing.
 */
export async function movingParts(tx: Tx, kernel: Pick<Kernel, 'policy'>, subjectId: string, plan: Plan): Promise<Moving[]> {
  const { model } = plan.content.scale;
  if (model === undefined) return [];
  const { rows } = await sql<{ id: string }>`
    select s.evaluation_id as id from v_evaluation_standing s
    where s.subject_id = ${subjectId}::uuid and s.model = ${model}`.execute(tx);
  const found = rows[0] === undefined ? undefined : await findEvaluation(tx, subjectId, rows[0].id);
  if (found === undefined) return [];
  const document = kernel.policy.all<ModelContent>('model').find(({ hash }) => hash === found.model_hash);
  if (document === undefined) return [];
  const titles = new Map(document.content.indicators.map(({ id, title }) => [id, title]));
  return outcomeIn(found, document.content)
    .indicators.flatMap(({ id, points, changesOn }): Moving[] => {
      const title = titles.get(id);
      return title === undefined || (changesOn === null && !points.startsWith('-')) ? [] : [{ id, title, points, changesOn }];
    })
    .toSorted((a, b) => (a.changesOn ?? '9999').localeCompare(b.changesOn ?? '9999'));
}
