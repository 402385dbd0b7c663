import type { CommandIo, CommandResult } from '../../../kernel/capability.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { ModelContent, PolicyDocument } from '../../../kernel/policy/index.ts';
import { findNumbers } from '../../../registry/dossiers/index.ts';
import { evaluator } from '../evaluate.ts';
import { measureEngines } from './engines.ts';
import { timed, type EvaluateFigure } from './figures.ts';
import { benchFolder, fill, type Filled } from './fill.ts';
import { EVALUATE_GOALS } from './goals.ts';
import { countAll, duckAll, evaluateAll, gradingMicros, readAll, someDossiers, sqlAll, type Counts } from './measure.ts';
import { peakOf } from './memory.ts';
import { AS_OF, benchModel } from './model.ts';
import { openPeers, type Peers } from './peers.ts';
import { openBenchPlace, type BenchPlace } from './place.ts';
import { idsOf, measureChanged, measureExplained, storeAgain, storeAll } from './stored.ts';
import { figureText, roundText } from './text.ts';
import { measureWhatIf, type AskTrial } from './what-if.ts';

const SUBJECTS = 3_500_000;
/** Of so many bodies all have records of the register, and the product's reader makes their dossiers; fewer are but a check. */
const REAL = { least: 50_000, most: 350_000 };
/** Of fewer and of more bodies so many have them: for what reads records. */
const SOME_REAL = 5000;
/** Fewer of a check, which need not be exact. */
const ROUNDS = { measured: 5, checked: 2 };
const CHANGED = 5000;
const INDICATORS = 12;
const OTHER_MODELS = [5, 200];
const SAMPLE = 20_000;
const ENGINES = { zen: 5000, rules: 1000 };

/**
 * One model over a register of so many bodies, in rounds that take turns: ours, the same as SQL on two connections and in
 * DuckDB, the bare count of all rows; then storing, changed bodies, explanations, two rule engines, other sizes of model. The
 * grades of all are compared.
 */
export async function benchEvaluate(
  kernel: Kernel,
  io: CommandIo,
  options: { subjects?: number | undefined; ask: AskTrial },
): Promise<CommandResult> {
  const subjects = options.subjects ?? SUBJECTS;
  const models = [INDICATORS, ...OTHER_MODELS].map(benchModel);
  const peers = await openPeers();
  const { folder, remove } = await benchFolder();
  const bar = io.progress(subjects);
  try {
    const figure = await inPlace(kernel, models, async (place) => {
      const real = subjects >= REAL.least && subjects <= REAL.most ? subjects : Math.min(subjects, SOME_REAL);
      const filled = await fill({ place, peers, folder, subjects, real, onBodies: (n) => bar.update(n) });
      bar.stop();
      return measure({ place, peers, models, filled, io, ask: options.ask });
    });
    return { document: { goals: EVALUATE_GOALS, figure }, text: figureText(io.language, figure), exit: isAgreed(figure) ? 0 : 1 };
  } finally {
    bar.stop();
    await peers.close();
    await remove();
  }
}

async function inPlace<R>(
  kernel: Kernel,
  models: readonly PolicyDocument<ModelContent>[],
  work: (place: BenchPlace) => Promise<R>,
): Promise<R> {
  const place = await openBenchPlace(kernel, models);
  try {
    return await work(place);
  } finally {
    await place.remove();
  }
}

function isAgreed({ agree, zen, rules, aggregated, models }: EvaluateFigure): boolean {
  const engines = [zen, rules, aggregated].every((each) => each.differing === 0);
  return agree.sql && agree.duck && engines && models.every((each) => each.agree);
}

interface Measuring {
  place: BenchPlace;
  peers: Peers;
  models: PolicyDocument<ModelContent>[];
  filled: Filled;
  io: CommandIo;
  ask: AskTrial;
}

async function measure({ place, peers, models, filled, io, ask }: Measuring): Promise<EvaluateFigure> {
  const [model, ...others] = models as [PolicyDocument<ModelContent>, ...PolicyDocument<ModelContent>[]];
  const megabytes = await place.megabytes();
  const { result: first, megabytes: evaluating } = await peakOf(() => evaluateAll(place, model));
  const times = filled.subjects < REAL.least ? ROUNDS.checked : ROUNDS.measured;
  const { result: rounds, megabytes: asking } = await peakOf(() => inRounds({ place, peers, model, io, ask }, times));
  const sizes = await modelsOf(place, peers, others);
  const numbers = await place.kernel.db.tx(findNumbers);
  const evaluate = evaluator(model.content, numbers, AS_OF);
  const dossiers = await someDossiers(place, SAMPLE);
  const engines = await measureEngines(peers, model.content, numbers, dossiers, ENGINES);
  // Before so much is written that the server is busy with it for minutes.
  const explained = await measureExplained(place, model, filled.real);
  const { result: stored, megabytes: storing } = await peakOf(() => storeAll(place, model));
  const after = await place.megabytes();
  const storedLimit = await storeAgain(place);
  const changed = Math.min(CHANGED, filled.real);
  const { duckMegabytes, readSeconds, packSeconds, ...bodies } = filled;
  const same = (counts: Counts) => counts.join() === first.counts.join();
  return {
    ...bodies,
    dossiers: { readSeconds, packSeconds },
    megabytes,
    duckMegabytes,
    rounds: times,
    indicators: INDICATORS,
    ours: timed(rounds.ours),
    gradingMicros: gradingMicros(evaluate, dossiers),
    sql: timed(rounds.sql),
    duck: timed(rounds.duck),
    limit: timed(rounds.limit),
    read: timed(rounds.read),
    whatIf: timed(rounds.whatIf),
    stored: { ...stored, limit: storedLimit, megabytes: after['evaluation_standing'] ?? 0 },
    explained,
    changed: { subjects: changed, ...(await measureChanged(place, model, idsOf(changed))) },
    ...engines,
    peakMegabytes: Math.max(evaluating, asking, storing),
    models: sizes,
    grades: Object.fromEntries(model.content.grades.map(({ id }, at) => [id, first.counts[at]!])),
    agree: { sql: rounds.sqlCounts.every(same), duck: rounds.duckCounts.every(same) && rounds.ourCounts.every(same) },
  };
}

type InRounds = Pick<Measuring, 'place' | 'peers' | 'io' | 'ask'> & { model: PolicyDocument<ModelContent> };

/** Ours, the what-if, SQL, DuckDB and the count take turns, so that what the machine does besides is shared by all. */
async function inRounds({ place, peers, model, io, ask }: InRounds, times: number) {
  const all = {
    ours: [] as number[],
    whatIf: [] as number[],
    read: [] as number[],
    sql: [] as number[],
    duck: [] as number[],
    limit: [] as number[],
    ourCounts: [] as Counts[],
    sqlCounts: [] as Counts[],
    duckCounts: [] as Counts[],
  };
  for (let round = 1; round <= times; round += 1) {
    const ours = await evaluateAll(place, model);
    const sql = await sqlAll(place, model);
    const duck = await duckAll(peers, model);
    const limit = await countAll(place);
    all.read.push(await readAll(place));
    all.whatIf.push(await measureWhatIf(place, model, ask));
    all.ours.push(ours.seconds);
    all.sql.push(sql.seconds);
    all.duck.push(duck.seconds);
    all.limit.push(limit);
    all.ourCounts.push(ours.counts);
    all.sqlCounts.push(sql.counts);
    all.duckCounts.push(duck.counts);
    io.note(roundText(io.language, { round, ours: ours.seconds, sql: sql.seconds, duck: duck.seconds, limit }));
  }
  return all;
}

/** How cost grows with the model: each once, beside DuckDB. */
async function modelsOf(
  place: BenchPlace,
  peers: Peers,
  models: readonly PolicyDocument<ModelContent>[],
): Promise<EvaluateFigure['models']> {
  const figures: EvaluateFigure['models'] = [];
  for (const model of models) {
    const ours = await evaluateAll(place, model);
    const duck = await duckAll(peers, model);
    figures.push({
      indicators: model.content.indicators.length,
      ours: ours.seconds,
      duck: duck.seconds,
      agree: ours.counts.join() === duck.counts.join(),
    });
  }
  return figures;
}
