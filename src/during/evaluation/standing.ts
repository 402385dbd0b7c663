import { sql, type RawBuilder } from 'kysely';
import { plainArray } from '../../kernel/db/index.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { Kept } from './evaluate.ts';
import type { Model } from './models.ts';
import type { EvaluationRow } from './store.ts';
import { newestSeqSql } from '../../registry/records/index.ts';

/** The evaluation of a body by a model that stands until another takes its place. */
export interface Standing extends EvaluationRow {
  since: IsoDate;
}

/**
 * Is it current: made by this text of the model, from the records as they are, and no day has come on which it changes by
 * itself? A stale one is neither shown nor used until it is renewed.
 */
export function isFresh(
  { model_hash, position, renew_on }: Pick<Standing, 'model_hash' | 'position' | 'renew_on'>,
  { hash }: Pick<Model, 'hash'>,
  now: { position: number | null; today: string },
): boolean {
  return model_hash === hash && position === now.position && (renew_on === null || now.today < renew_on);
}

/** Is what came out the same to the last raw value? */
export function isSame(last: Pick<Standing, 'packed' | 'score' | 'grade' | 'renew_on'>, { packed, score, grade, renewOn }: Kept): boolean {
  return last.score === score && last.grade === grade && last.renew_on === renewOn && packed.equals(last.packed);
}

/** Are the body's records still those of the evaluation? `alias` is a row of `v_evaluation_standing`. */
export function unmovedSql(alias: string): RawBuilder<boolean> {
  const [subject, position] = [sql.ref(`${alias}.subject_id`), sql.ref(`${alias}.position`)];
  return sql<boolean>`(${position} = greatest(
    (select p.seq from v_subjects_positions p where p.subject_id = ${subject}),
    ${newestSeqSql(subject)}))`;
}

const COLUMNS = sql`s.subject_id, s.model, s.evaluation_id, e.edition, e.model_hash, s.as_of, s.position, s.score, s.grade,
  s.since, s.renew_on, s.made_at, s.packed`;
const STANDING = sql`evaluation_standing s join evaluation_editions e on e.reference = s.reference`;

/** What stands of these bodies by any model, in the order of bodies and models. */
export async function standingOf(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select ${COLUMNS} from ${STANDING}
    where s.subject_id = any(${plainArray(ids)}::uuid[]) order by s.subject_id, s.model`.execute(tx);
  return rows;
}

/** The same by one model, by body. */
export async function standingBy(tx: Tx, ids: readonly string[], { id }: Pick<Model, 'id'>): Promise<Map<string, Standing>> {
  const rows = await standingOf(tx, ids);
  return new Map(rows.flatMap((row): [string, Standing][] => (row.model === id ? [[row.subject_id, row]] : [])));
}

/** Bodies with something of this model that is of another edition than the one in use. */
export async function bodiesOfOtherEditions(tx: Tx, model: Pick<Model, 'id' | 'hash'>, limit: number): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select s.subject_id from ${STANDING} where s.model = ${model.id} and e.model_hash <> ${model.hash}
    order by s.subject_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.subject_id);
}

/** What stands by models that are in use no more, a part of it. */
export async function standingByOthers(tx: Tx, inUse: readonly string[], limit: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select ${COLUMNS} from ${STANDING} where s.model <> all(${[...inUse]}::text[])
    order by s.subject_id, s.model limit ${limit}`.execute(tx);
  return rows;
}

/** Bodies of whom something falls due by the day, the longest due first; found by the index on that day. */
export async function dueBodies(tx: Tx, models: readonly string[], today: string, limit: number): Promise<string[]> {
  const { rows } = await dueSql(models, today, limit).execute(tx);
  return [...new Set(rows.map((row) => row.subject_id))];
}

/** The statement, apart so that its plan can be looked at. */
export function dueSql(models: readonly string[], today: string, limit: number): RawBuilder<{ subject_id: string }> {
  return sql<{ subject_id: string }>`
    select s.subject_id from evaluation_standing s
    where s.renew_on <= ${today}::date and s.model = any(${[...models]}::text[])
    order by s.renew_on, s.subject_id limit ${limit}`;
}
