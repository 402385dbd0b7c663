import { sql } from 'kysely';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { Attributes } from '../../registry/dossiers/index.ts';
import type { Outcome } from './evaluate.ts';

/** What is kept of an indicator: its records are named by the facts of that moment. */
export type StoredOutcome = Pick<Outcome, 'start' | 'groups' | 'vetoes' | 'exclusions'> & {
  indicators: { id: string; raw: string | null; points: string; changesOn: string | null }[];
};

export interface EvaluationRow {
  subject_id: string;
  evaluation_id: string;
  model: string;
  edition: string;
  model_hash: string;
  as_of: IsoDate;
  position: number;
  attributes: Omit<Attributes, 'position'>;
  outcome: StoredOutcome;
  score: string | null;
  grade: string | null;
  renew_on: IsoDate | null;
  made_at: Date;
}

/** What is stored: `digest` is of the outcome, in hexadecimal (`digestOf`). */
export type NewEvaluation = Omit<EvaluationRow, 'made_at'> & { digest: string };

/** Adds evaluations; the same once. */
export async function insertEvaluations(tx: Tx, rows: readonly NewEvaluation[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into evaluations (subject_id, evaluation_id, model, edition, model_hash, as_of, position, attributes, outcome,
      score, grade, renew_on, made_at, digest)
    select r.subject_id, r.evaluation_id, r.model, r.edition, r.model_hash, r.as_of, r.position, r.attributes, r.outcome,
      r.score, r.grade, r.renew_on, ${at}, decode(r.digest, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (subject_id uuid, evaluation_id uuid, model text,
      edition text, model_hash text, as_of date, position bigint, attributes jsonb, outcome jsonb, score text, grade text, renew_on date,
      digest text)
    on conflict (subject_id, model_hash, as_of, position, digest) do nothing`.execute(tx);
} // prettier-ignore

/** Ids of the evaluations that are stored of these bodies, model, day and state of records. */
export async function evaluationIds(
  tx: Tx,
  rows: readonly Pick<NewEvaluation, 'subject_id' | 'model_hash' | 'as_of' | 'position' | 'digest'>[],
): Promise<Map<string, string>> {
  const [first] = rows;
  if (first === undefined) return new Map();
  const { rows: found } = await sql<{ subject_id: string; evaluation_id: string }>`
    select e.subject_id, e.evaluation_id from evaluations e
    join unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map((row) => row.position)}::bigint[],
        ${rows.map((row) => row.digest)}::text[]) as n(subject_id, position, digest)
      on n.subject_id = e.subject_id and n.position = e.position and decode(n.digest, 'hex') = e.digest
    where e.subject_id = any(${rows.map((row) => row.subject_id)}::uuid[])
      and e.model_hash = ${first.model_hash} and e.as_of = ${first.as_of}::date`.execute(tx);
  return new Map(found.map((row) => [row.subject_id, row.evaluation_id]));
}

const COLUMNS = sql`e.subject_id, e.evaluation_id, e.model, e.edition, e.model_hash, e.as_of, e.position, e.attributes,
  e.outcome, e.score, e.grade, e.renew_on, e.made_at`;

/** Of each body the latest evaluation by this text of the model. */
export async function latestBy(tx: Tx, ids: readonly string[], modelHash: string): Promise<Map<string, EvaluationRow>> {
  const { rows } = await sql<EvaluationRow>`
    select distinct on (e.subject_id) ${COLUMNS} from evaluations e
    where e.subject_id = any(${[...ids]}::uuid[]) and e.model_hash = ${modelHash}
    order by e.subject_id, e.as_of desc, e.position desc`.execute(tx);
  return new Map(rows.map((row) => [row.subject_id, row]));
}

/** Of each model the evaluation of one body that stands. */
export async function latestOf(tx: Tx, subjectId: string): Promise<EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select ${COLUMNS} from evaluation_standing s
    join evaluations e on e.subject_id = s.subject_id and e.evaluation_id = s.evaluation_id
    where s.subject_id = ${subjectId} order by s.model`.execute(tx);
  return rows;
}

export async function findEvaluation(tx: Tx, subjectId: string, evaluationId: string): Promise<EvaluationRow | undefined> {
  const { rows } = await sql<EvaluationRow>`
    select ${COLUMNS} from evaluations e where e.subject_id = ${subjectId} and e.evaluation_id = ${evaluationId}`.execute(tx);
  return rows[0];
} // prettier-ignore
