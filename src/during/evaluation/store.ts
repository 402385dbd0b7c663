import { sql } from 'kysely';
import { bytes, PackedRows, plain, plainArray, text, type Columns } from '../../kernel/db/index.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { Model } from './models.ts';

/** An evaluation as it is kept (packed.ts). */
export interface EvaluationRow {
  subject_id: string;
  evaluation_id: string;
  model: string;
  edition: string;
  model_hash: string;
  as_of: IsoDate;
  position: number;
  score: string | null;
  grade: string | null;
  renew_on: IsoDate | null;
  made_at: Date;
  packed: Buffer;
}

/** What is other from body to body in a lot of evaluations that were made by one model as of one day. */
export type NewEvaluation = Pick<EvaluationRow, 'subject_id' | 'evaluation_id' | 'position' | 'score' | 'grade' | 'renew_on' | 'packed'> & {
  since: IsoDate;
};

/** What all of a lot have in common. */
export interface Lot {
  model: Pick<Model, 'id'>;
  reference: number;
  asOf: IsoDate;
  at: Date;
}

const COLUMNS: Columns<NewEvaluation, keyof NewEvaluation> = {
  subject_id: plain((row) => row.subject_id, 'uuid'),
  evaluation_id: plain((row) => row.evaluation_id, 'uuid'),
  position: plain((row) => row.position, 'bigint'),
  score: text((row) => row.score),
  grade: text((row) => row.grade),
  renew_on: plain((row) => row.renew_on, 'date'),
  since: plain((row) => row.since, 'date'),
  packed: bytes((row) => row.packed),
};
const OWN = ['subject_id', 'evaluation_id', 'position', 'score', 'grade', 'renew_on', 'packed'] as const;
const NAMES = sql.raw(OWN.join(', '));
/** Columns that both tables have. */
const ALL = sql.raw([...OWN, 'reference', 'as_of', 'made_at'].join(', '));

const packRows = (rows: readonly NewEvaluation[]) => new PackedRows(COLUMNS, 'subject_id', rows);

/** The number of the model's text, given when it first evaluates. Under the lock of evaluations. */
export async function referenceOf(tx: Tx, { id, edition, hash }: Pick<Model, 'id' | 'edition' | 'hash'>): Promise<number> {
  const { rows } = await sql<{ reference: number }>`
    with known as (select reference from evaluation_editions where model_hash = ${hash}),
    given as (
      insert into evaluation_editions (reference, model, edition, model_hash)
      select coalesce((select max(reference) from evaluation_editions), 0) + 1, ${id}, ${edition}, ${hash}
      where not exists (select from known) returning reference)
    select reference from known union all select reference from given`.execute(tx);
  return rows[0]!.reference;
}

/** Of bodies by which nothing of the model stood. */
export async function insertStanding(tx: Tx, { model, reference, asOf, at }: Lot, rows: readonly NewEvaluation[]): Promise<void> {
  if (rows.length === 0) return;
  const packed = packRows(rows);
  await sql`
    insert into evaluation_standing (${NAMES}, since, model, reference, as_of, made_at)
    select ${packed.values([...OWN, 'since'])}, ${model.id}, ${reference}::integer, ${asOf}::date, ${at}::timestamptz
    from ${packed.source()}`.execute(tx);
}

/** They take the place of what stood, which goes among those that stand no more. */
export async function replaceStanding(tx: Tx, { model, reference, asOf, at }: Lot, rows: readonly NewEvaluation[]): Promise<void> {
  if (rows.length === 0) return;
  const packed = packRows(rows);
  await sql`
    insert into evaluations (${ALL}) select ${ALL} from evaluation_standing
    where subject_id = any(${plainArray(rows.map((row) => row.subject_id))}::uuid[]) and model = ${model.id} on conflict do nothing`.execute(
    tx,
  );
  await sql`
    update evaluation_standing s set ${packed.assignments([...OWN.slice(1), 'since'])}, reference = ${reference}::integer,
      as_of = ${asOf}::date, made_at = ${at}::timestamptz
    from ${packed.source()} where s.subject_id = n.subject_id and s.model = ${model.id}`.execute(tx);
}

/** Of a day before that of the ones that stand. */
export async function insertPast(tx: Tx, { reference, asOf, at }: Lot, rows: readonly NewEvaluation[]): Promise<void> {
  if (rows.length === 0) return;
  const packed = packRows(rows);
  await sql`
    insert into evaluations (${NAMES}, reference, as_of, made_at)
    select ${packed.values(OWN)}, ${reference}::integer, ${asOf}::date, ${at}::timestamptz from ${packed.source()}`.execute(tx);
}

/** The model no longer speaks of these bodies, or they stand for themselves no more. */
export async function dropStanding(tx: Tx, rows: readonly Pick<EvaluationRow, 'subject_id' | 'model'>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with gone as (
      delete from evaluation_standing s
      using unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map((row) => row.model)}::text[]) as n(subject_id, model)
      where s.subject_id = n.subject_id and s.model = n.model returning s.*)
    insert into evaluations (${ALL}) select ${ALL} from gone on conflict do nothing`.execute(tx);
}

/** What stands no more of these bodies by this text of the model, as of this day. */
export async function pastOf(
  tx: Tx,
  { reference, asOf }: Pick<Lot, 'reference' | 'asOf'>,
  ids: readonly string[],
): Promise<Omit<NewEvaluation, 'since'>[]> {
  const { rows } = await sql<Omit<NewEvaluation, 'since'>>`
    select ${NAMES} from evaluations
    where subject_id = any(${plainArray(ids)}::uuid[]) and reference = ${reference} and as_of = ${asOf}::date`.execute(tx);
  return rows;
}

const SELECTED = sql.raw([...OWN.map((name) => `v.${name}`), 'v.as_of, v.made_at, e.model, e.edition, e.model_hash'].join(', '));

/** Of each model the evaluation of one body that stands. */
export async function latestOf(tx: Tx, subjectId: string): Promise<EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select ${SELECTED} from evaluation_standing v join evaluation_editions e on e.reference = v.reference
    where v.subject_id = ${subjectId} order by e.model`.execute(tx);
  return rows;
}

/** One evaluation of a body, whether or not it still stands. */
export async function findEvaluation(tx: Tx, subjectId: string, evaluationId: string): Promise<EvaluationRow | undefined> {
  const { rows } = await sql<EvaluationRow>`
    select ${SELECTED} from (
      select ${ALL} from evaluation_standing where subject_id = ${subjectId} and evaluation_id = ${evaluationId}
      union all select ${ALL} from evaluations where subject_id = ${subjectId} and evaluation_id = ${evaluationId}) v
    join evaluation_editions e on e.reference = v.reference limit 1`.execute(tx);
  return rows[0];
}
