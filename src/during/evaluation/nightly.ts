import { sql } from 'kysely';
import { audit } from '../../kernel/audit/index.ts';
import { ANONYMOUS } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { headOf, settle, type NewEvent } from '../../kernel/journal/index.ts';
import { nameOf } from '../../kernel/policy/index.ts';
import { dossierReader } from '../../registry/dossiers/index.ts';
import { unmovedSince } from './bodies.ts';
import { register, type Packed, type Step } from './dossiers.ts';
import { evaluator, type Evaluator } from './evaluate.ts';
import { keepEvaluations, lockEvaluations, type Made } from './keep.ts';
import { modelsInUse, type Model } from './models.ts';
import { evaluationReader } from './reader.ts';
import { rescore } from './rescore.ts';
import { keepReady } from './run.ts';
import { isFresh, isSame, standingBy, standingOf, type Standing } from './standing.ts';

/** What the full run of a day by one model found. */
export interface Nightly {
  model: string;
  edition: string;
  bodies: number;
  /** Evaluated for the first time by this edition. */
  first: number;
  /** Stale, and nobody had renewed it. */
  missed: number;
  /** Said to be current, and other than what came out now. */
  differing: number;
}

const STEP = 2000;

/**
 * The whole register by every model in use, against what stands: after the reader and what fell due it should find nothing.
 * What it finds is renewed, counted, and told in the log and the audit. Once a day and model; killed, it is begun anew and
 * leaves alone what it stored.
 */
export async function reconcileEvaluations(
  kernel: Kernel,
  today: string,
  progress: (done: number) => void = () => undefined,
): Promise<Nightly[]> {
  const runs = await kernel.db.tx(async (tx) => {
    const begun: OpenRun[] = [];
    for (const model of await modelsInUse(tx, kernel, today))
      begun.push({
        model,
        ready: keepReady((numbers) => evaluator(model.content, numbers, today)),
        suspects: [],
        bodies: 0,
        ...(await begin(tx, kernel, model, today)),
      });
    return begun;
  });
  const open = runs.filter((run) => !run.finished);
  if (open.length > 0) await goThrough(kernel, open, today, progress);
  const done = await resultsOf(kernel, today);
  return done.filter(({ model, edition }) => runs.some((run) => run.model.id === model && run.model.edition === edition));
}

/** The run of a day by one model, under way. */
interface OpenRun {
  model: Model;
  ready: (numbers: Step['numbers']) => Evaluator;
  finished: boolean;
  /** Has a full run by this edition been finished before? */
  known: boolean;
  suspects: string[];
  bodies: number;
}

/** The register is read once for all models. */
async function goThrough(kernel: Kernel, runs: readonly OpenRun[], today: string, progress: (done: number) => void): Promise<void> {
  const readers = [dossierReader, evaluationReader(kernel)];
  const unmoved = unmovedSince(await kernel.db.tx(headOf));
  await settle(kernel, readers);
  let looked = 0;
  for await (const step of register(kernel, today)) {
    await compareStep(kernel, runs, today, step, unmoved);
    looked += step.bodies.length;
    progress(looked);
  }
  // What changed while we looked is no difference: once more, when the reader has come up with it.
  if (runs.some((run) => run.suspects.length > 0)) await settle(kernel, readers);
  for (const { model, suspects } of runs) {
    const ids = suspects.toSorted();
    for (let at = 0; at < ids.length; at += STEP) await settleSuspects(kernel, model, today, ids.slice(at, at + STEP));
  }
  await kernel.db.tx(async (tx) => {
    for (const run of runs) await finish(tx, kernel, run, today);
  });
}

/** One step: those that an edition meets for the first time are stored at once, in a transaction with their count. */
async function compareStep(
  kernel: Kernel,
  runs: readonly OpenRun[],
  today: string,
  { bodies, numbers }: Step,
  unmoved: Unmoved,
): Promise<void> {
  const rows = await kernel.db.tx((tx) =>
    standingOf(
      tx,
      bodies.map((each) => each.subjectId),
    ),
  );
  const standing = new Map(rows.map((row) => [`${row.subject_id} ${row.model}`, row]));
  // They come in no order; what is stored has one, so that the same register gives the same journal.
  const inOrder = bodies.toSorted((one, other) => (one.subjectId < other.subjectId ? -1 : 1));
  const firsts = runs.map((run) => ({ model: run.model, made: compareAll(run, inOrder, run.ready(numbers), standing, today) }));
  if (firsts.some(({ made }) => made.length > 0)) await storeFirsts(kernel, firsts, today, unmoved);
}

/** Notes who is to be looked at again; answers what is to be stored at once. */
function compareAll(
  run: OpenRun,
  bodies: readonly Packed[],
  ready: Evaluator,
  standing: ReadonlyMap<string, Standing>,
  today: string,
): Made[] {
  const { model, known, suspects } = run;
  const first: Made[] = [];
  for (const body of bodies) {
    const last = standing.get(`${body.subjectId} ${model.id}`);
    if (!ready.applies(body.facts)) {
      if (last !== undefined) suspects.push(body.subjectId);
      continue;
    }
    run.bodies += 1;
    const { subjectId, position } = body;
    const kept = ready.keep(body.facts);
    if (!known && last?.model_hash !== model.hash) first.push({ subjectId, position, kept });
    else if (last === undefined || !isFresh(last, model, { position, today }) || !isSame(last, kept)) suspects.push(subjectId);
  }
  return first;
}

type Unmoved = ReturnType<typeof unmovedSince>;

async function storeFirsts(
  kernel: Kernel,
  firsts: readonly { model: Model; made: readonly Made[] }[],
  today: string,
  unmovedAmong: Unmoved,
): Promise<void> {
  await kernel.db.tx(async (tx) => {
    await lockEvaluations(tx);
    const events: NewEvent[] = [];
    for (const { model, made } of firsts) {
      const unmoved = await unmovedAmong(tx, made);
      const before = await standingBy(
        tx,
        unmoved.map((each) => each.subjectId),
        model,
      );
      events.push(...(await keepEvaluations(tx, kernel, model, today, unmoved, before)));
      await count(tx, model, today, { first: unmoved.length, missed: 0, differing: 0 });
    }
    if (events.length > 0) await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  });
}

async function settleSuspects(kernel: Kernel, model: Model, today: string, ids: readonly string[]): Promise<void> {
  await kernel.db.tx(async (tx) => {
    const { renewed, differing, events } = await rescore(tx, kernel, [model], ids, { compare: true });
    await count(tx, model, today, { first: 0, missed: renewed, differing });
    if (events.length > 0) await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  });
}

async function begin(tx: Tx, kernel: Kernel, { hash, id, edition }: Model, day: string): Promise<{ finished: boolean; known: boolean }> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await sql`
    insert into evaluation_runs (day, model_hash, model, edition, started_at)
    values (${day}::date, ${hash}, ${id}, ${edition}, ${at}) on conflict (day, model_hash) do nothing`.execute(tx);
  const { rows } = await sql<{ finished: boolean; known: boolean }>`
    select r.finished_at is not null as finished,
      exists (select 1 from evaluation_runs o where o.model_hash = r.model_hash and o.finished_at is not null) as known
    from evaluation_runs r where r.day = ${day}::date and r.model_hash = ${hash}`.execute(tx);
  return rows[0]!;
}

async function count(
  tx: Tx,
  { hash }: Model,
  day: string,
  { first, missed, differing }: Pick<Nightly, 'first' | 'missed' | 'differing'>,
): Promise<void> {
  await sql`
    update evaluation_runs set first = first + ${first}, missed = missed + ${missed}, differing = differing + ${differing}
    where day = ${day}::date and model_hash = ${hash}`.execute(tx);
}

async function finish(tx: Tx, kernel: Kernel, { model, bodies }: OpenRun, day: string): Promise<void> {
  const { rows } = await sql<Nightly>`
    update evaluation_runs set bodies = ${bodies}, finished_at = ${new Date(kernel.clock.now().epochMilliseconds)}
    where day = ${day}::date and model_hash = ${model.hash}
    returning model, edition, bodies, first, missed, differing`.execute(tx);
  const { first, missed, differing } = rows[0]!;
  const counts = { model: nameOf(model), day, bodies, missed, differing };
  if (missed + differing > 0) kernel.log.error(counts, 'evaluation: the full run found what the reader had not done');
  await audit(kernel, tx, ANONYMOUS, {
    action: 'evaluation.reconciled',
    object: nameOf(model),
    outcome: missed + differing === 0 ? 'ok' : 'DIFFERS',
    details: { day, bodies, first, missed, differing },
  });
}

async function resultsOf(kernel: Kernel, day: string): Promise<Nightly[]> {
  const { rows } = await sql<Nightly>`
    select model, edition, bodies, first, missed, differing from evaluation_runs
    where day = ${day}::date order by model, edition`.execute(kernel.db.kysely);
  return rows;
}

export interface Run extends Nightly {
  day: string;
  startedAt: string;
  finishedAt: string | null;
}

const SHOWN = 100;

/** The last runs, latest day first, by model within a day. */
export async function lastRuns(kernel: Pick<Kernel, 'db'>): Promise<Run[]> {
  const { rows } = await sql<Nightly & { day: string; started_at: Date; finished_at: Date | null }>`
    select day, model, edition, started_at, finished_at, bodies, first, missed, differing from evaluation_runs
    order by day desc, model, edition limit ${SHOWN}`.execute(kernel.db.kysely);
  return rows.map(({ started_at: started, finished_at: finished, ...row }) => ({
    ...row,
    startedAt: started.toISOString(),
    finishedAt: finished?.toISOString() ?? null,
  }));
}
