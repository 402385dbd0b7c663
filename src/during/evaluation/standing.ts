import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { Outcome } from './evaluate.ts';
import type { Model } from './models.ts';

/** The evaluation of a body by a model that stands until another takes its place. */
export interface Standing {
  subject_id: string;
  model: string;
  evaluation_id: string;
  edition: string;
  model_hash: string;
  as_of: IsoDate;
  position: number;
  score: string | null;
  grade: string | null;
  since: IsoDate;
  renew_on: IsoDate | null;
  digest: Buffer;
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

/** What came out, in 32 bytes: equal where nothing that anybody sees or uses is other. */
export function digestOf({ score, grade, start, groups, vetoes, exclusions, indicators, renewOn }: Outcome): Buffer {
  const values = indicators.map(({ id, raw, points }) => [id, raw, points]);
  const text = JSON.stringify([score, grade, start, groups, vetoes, exclusions, values, renewOn]);
  return createHash('sha256').update(text).digest();
}

/** Are the body's records still those of the evaluation? `alias` is a row of `v_evaluation_standing`. */
export function unmovedSql(alias: string): RawBuilder<boolean> {
  const [subject, position] = [sql.ref(`${alias}.subject_id`), sql.ref(`${alias}.position`)];
  return sql<boolean>`(${position} = greatest(
    (select p.seq from v_subjects_positions p where p.subject_id = ${subject}),
    (select max(r.seq) from v_records_current r where r.subject_id = ${subject})))`;
}

const COLUMNS = sql`s.subject_id, s.model, s.evaluation_id, s.edition, s.model_hash, s.as_of, s.position, s.score, s.grade,
  s.since, s.renew_on, s.digest`;

/** What stands of these bodies by one model. */
export async function standingBy(tx: Tx, ids: readonly string[], model: string): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    select ${COLUMNS} from evaluation_standing s
    where s.subject_id = any(${[...ids]}::uuid[]) and s.model = ${model}`.execute(tx);
  return new Map(rows.map((row) => [row.subject_id, row]));
}

/** What stands of these bodies by any model, in the order of bodies and models. */
export async function standingOf(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select ${COLUMNS} from evaluation_standing s
    where s.subject_id = any(${[...ids]}::uuid[]) order by s.subject_id, s.model`.execute(tx);
  return rows;
}

export async function putStanding(tx: Tx, rows: readonly Standing[]): Promise<void> {
  if (rows.length === 0) return;
  const plain = rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }));
  await sql`
    insert into evaluation_standing (subject_id, model, evaluation_id, edition, model_hash, as_of, position, score, grade,
      since, renew_on, digest)
    select r.subject_id, r.model, r.evaluation_id, r.edition, r.model_hash, r.as_of, r.position, r.score, r.grade, r.since,
      r.renew_on, decode(r.digest, 'hex')
    from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as r (subject_id uuid, model text, evaluation_id uuid,
      edition text, model_hash text, as_of date, position bigint, score text, grade text, since date, renew_on date, digest text)
    on conflict (subject_id, model) do update set evaluation_id = excluded.evaluation_id, edition = excluded.edition,
      model_hash = excluded.model_hash, as_of = excluded.as_of, position = excluded.position, score = excluded.score,
      grade = excluded.grade, since = excluded.since, renew_on = excluded.renew_on, digest = excluded.digest`.execute(tx);
} // prettier-ignore

/** The model no longer speaks of these bodies, or they stand for themselves no more. */
export async function dropStanding(tx: Tx, rows: readonly Pick<Standing, 'subject_id' | 'model'>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from evaluation_standing s
    using unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map((row) => row.model)}::text[]) as n(subject_id, model)
    where s.subject_id = n.subject_id and s.model = n.model`.execute(tx);
}

/** Bodies with something of this model that is of another edition than the one in use. */
export async function bodiesOfOtherEditions(tx: Tx, model: Pick<Model, 'id' | 'hash'>, limit: number): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select s.subject_id from evaluation_standing s where s.model = ${model.id} and s.model_hash <> ${model.hash}
    order by s.subject_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.subject_id);
} // prettier-ignore

/** What stands by models that are in use no more, a part of it. */
export async function standingByOthers(tx: Tx, inUse: readonly string[], limit: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select ${COLUMNS} from evaluation_standing s where s.model <> all(${[...inUse]}::text[])
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
