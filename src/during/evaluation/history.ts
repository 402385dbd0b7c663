import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { positionsOf } from './bodies.ts';
import { modelsInUse, type Model } from './models.ts';
import { outcomeIn } from './outcome.ts';
import { isFresh } from './standing.ts';
import { latestOf, type EvaluationRow } from './store.ts';

export interface StoredEvaluation {
  id: string;
  model: string;
  version: string;
  title: { zh: string; en: string };
  asOf: string;
  madeAt: string;
  /** `stale`: records, day or model have moved on since: neither shown nor used until it is renewed. */
  state: 'current' | 'stale';
  /** Null: no grade, which is not a bad one; and of a stale evaluation. */
  score: string | null;
  grade: string | null;
  indicators: { id: string; title: { zh: string; en: string }; raw: string | null; points: string; changesOn: string | null }[];
  vetoes: string[];
}

/**
 * The latest evaluation of one body by each model: for officials with a purpose, logged. Throws NOT_FOUND, AMBIGUOUS_KEY,
 * FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function evaluationsOf(kernel: Kernel, key: string, caller: Caller): Promise<StoredEvaluation[]> {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, key);
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'subject.evaluations', fields: ['grade', 'score'] });
    const rows = await latestOf(tx, subjectId);
    const position = (await positionsOf(tx, [subjectId])).get(subjectId) ?? null;
    const inUse = new Set((await modelsInUse(tx, kernel, today)).map((each) => each.hash));
    return rows.flatMap((row): StoredEvaluation[] => {
      const model = kernel.policy.all<ModelContent>('model').find((each) => each.hash === row.model_hash);
      if (model === undefined) return [];
      return [viewOf(row, model, inUse.has(model.hash) && isFresh(row, model, { position, today }))];
    });
  });
}

function viewOf(row: EvaluationRow, { title, content }: Model, fresh: boolean): StoredEvaluation {
  const outcome = outcomeIn(row, content);
  const named = new Map(content.indicators.map((each) => [each.id, each.title]));
  const indicators = outcome.indicators.map((each) => ({ ...each, title: named.get(each.id)! }));
  return {
    id: row.evaluation_id,
    model: row.model,
    version: row.edition,
    title,
    asOf: row.as_of,
    madeAt: row.made_at.toISOString(),
    state: fresh ? 'current' : 'stale',
    score: fresh ? row.score : null,
    grade: fresh ? row.grade : null,
    indicators: fresh ? indicators : [],
    vetoes: fresh ? outcome.vetoes : [],
  };
}

/**
 * Bodies that got another grade, or their first, from `from` and before `to`, both instants: how many, and not which. It reads
 * the journal, since the one row that stands for a body says nothing of what stood before.
 */
export async function bodiesRegraded({ kysely }: Database, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct subject_id)::int as n from v_journal_events
    where type = 'evaluation.changed' and at >= ${from}::timestamptz and at < ${to}::timestamptz`.execute(kysely);
  return rows[0]!.n;
}
