import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { RunState } from './schemas.ts';
import type { ModelRef, RequestOf, ResultOf, RunKind, RunRow, WholeRun } from './types.ts';

type Db = Pick<Kernel, 'db'>;

const COLUMNS = sql`r.run_id, r.kind, r.organ, r.asked_by, r.asked_at, r.model, r.against, r.as_of, r.state, r.runner_id,
  r.stopping, r.done, r.total, r.begun_at, r.finished_at, r.fault, (r.request->>'knownAt')::bigint as known_at,
  r.request->>'until' as until, r.request->'outcome' as outcome,
  case when r.state = 'running' then (select count(*) from trial_runs b
    where b.state = 'running' and b.runner_id = r.runner_id and b.run_id < r.run_id) else 0 end as ahead`;

export interface NewRun<K extends RunKind> {
  kind: K;
  organ: string;
  by: string;
  digest: string;
  request: RequestOf[K];
  model: ModelRef;
  against: ModelRef | null;
  asOf: string;
  runner: string;
}

/** A new run, or the one of the same question that still runs. */
export async function insertRun<K extends RunKind>(
  tx: Tx,
  id: string,
  run: NewRun<K>,
  at: Date,
): Promise<{ id: string; earlier: boolean }> {
  const { kind, organ, by, digest, request, model, against, asOf, runner } = run;
  const made = await sql`
    insert into trial_runs (run_id, kind, organ, asked_by, asked_at, digest, request, model, against, as_of, runner_id)
    values (${id}, ${kind}, ${organ}, ${by}, ${at}, ${digest}, ${JSON.stringify(request)}::json,
      ${JSON.stringify(refOf(model))}::jsonb, ${against === null ? null : JSON.stringify(refOf(against))}::jsonb, ${asOf}, ${runner})
    on conflict (organ, digest) where state = 'running' do nothing returning 1 as made`.execute(tx);
  if (made.rows.length === 1) return { id, earlier: false };
  const { rows } = await sql<{ id: string }>`
    select run_id as id from trial_runs where organ = ${organ} and digest = ${digest} and state = 'running'`.execute(tx);
  // It has ended in between: whoever asks again begins anew.
  return rows[0] === undefined ? insertRun(tx, id, run, at) : { id: rows[0].id, earlier: true };
}

const refOf = ({ id, edition, title }: ModelRef): ModelRef => ({ id, edition, title });

/** Runs of an organ behind that one, newest first: their ids are in the order in which they were asked for. */
export async function listRuns({ db }: Db, kind: RunKind, organ: string, page: { after: string | null; limit: number }): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from trial_runs r
    where r.kind = ${kind} and r.organ = ${organ} and (${page.after}::uuid is null or r.run_id < ${page.after}::uuid)
    order by r.run_id desc limit ${page.limit}`.execute(db.kysely);
  return rows;
}

export async function findRun({ db }: Db, kind: RunKind, id: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from trial_runs r where r.run_id = ${id} and r.kind = ${kind}`.execute(db.kysely);
  return rows[0];
}

export async function findWhole<K extends RunKind>({ db }: Db, kind: K, id: string): Promise<WholeRun<K> | undefined> {
  const { rows } = await sql<WholeRun<K>>`
    select ${COLUMNS}, r.request, r.result from trial_runs r where r.run_id = ${id} and r.kind = ${kind}`.execute(db.kysely);
  return rows[0];
}

/** False: it may not begin any more. */
export async function beginRun({ db }: Db, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update trial_runs set begun_at = ${at} where run_id = ${id} and state = 'running' and not stopping
    returning 1 as begun`.execute(db.kysely);
  return rows.length > 0;
}

/** False: it was stopped, or is no longer this process's. */
export async function tellProgress({ db }: Db, id: string, done: number, total: number | null): Promise<boolean> {
  const { rows } = await sql`
    update trial_runs set done = ${done}, total = coalesce(${total}, total)
    where run_id = ${id} and state = 'running' and not stopping returning 1 as told`.execute(db.kysely);
  return rows.length > 0;
}

export async function endRun<K extends RunKind>(
  { db }: Db,
  id: string,
  end: { state: RunState; at: Date; result?: ResultOf[K]; fault?: string },
): Promise<void> {
  const result = end.result === undefined ? null : JSON.stringify(end.result);
  await sql`
    update trial_runs set state = ${end.state}, finished_at = ${end.at}, result = ${result}::json, fault = ${end.fault ?? null}
    where run_id = ${id} and state = 'running'`.execute(db.kysely);
}

/** One that waits ends at once; one under way ends with its next progress. */
export async function askToStop(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`
    update trial_runs set stopping = true, state = case when begun_at is null then 'stopped' else state end,
      finished_at = case when begun_at is null then ${at} else finished_at end
    where run_id = ${id} and state = 'running'`.execute(tx);
}

export async function dropRunsBefore(tx: Tx, at: Date): Promise<number> {
  const { rows } = await sql`
    delete from trial_runs where asked_at < ${at} and state <> 'running' returning 1 as gone`.execute(tx);
  return rows.length;
}
