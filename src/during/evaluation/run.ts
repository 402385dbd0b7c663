import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { nameOf } from '../../kernel/policy/index.ts';
import type { Numbers } from '../../registry/dossiers/index.ts';
import { unmovedSince } from './bodies.ts';
import { register, type Packed } from './dossiers.ts';
import { evaluator } from './evaluate.ts';
import { keepEvaluations, lockEvaluations, type Made } from './keep.ts';
import { dayFor, modelFor, mustMayRun, type Model } from './models.ts';
import { isFresh, standingBy } from './standing.ts';

export interface RunOptions {
  model?: string | undefined;
  asOf?: string | undefined;
  /** Only bodies whose records changed since their last evaluation, or where a day has come on which it changes by itself. */
  changed?: boolean | undefined;
}

export interface RunResult {
  model: string;
  version: string;
  asOf: string;
  /** Bodies evaluated. */
  subjects: number;
  seconds: number;
  /** How many have each grade; NO_GRADE: the model speaks of them and gives none. */
  grades: Record<string, number>;
}

/** No grade is not a bad grade: it has a name of its own in counts. */
export const NO_GRADE = 'none';

/**
 * Evaluates the register by one model and stores what came out. Throws MODEL_NOT_ACTIVE for real bodies and a model that its
 * organ has not activated, NOT_FOUND, BAD_INPUT, FORBIDDEN.
 */
export async function runModel(
  kernel: Kernel,
  options: RunOptions,
  caller: Caller,
  progress: (done: number) => void = () => undefined,
): Promise<RunResult> {
  requirePermission(caller, 'evaluation.run');
  const asOf = dayFor(kernel, options.asOf);
  const model = modelFor(kernel.policy, options.model, asOf);
  await kernel.db.tx(async (tx) => {
    await mustMayRun(tx, kernel, model);
    await audit(kernel, tx, caller, { action: 'evaluation.run', object: nameOf(model), outcome: 'ok', details: { asOf } });
  });
  const started = kernel.clock.now().epochMilliseconds;
  const { subjects, grades } = await evaluateRegister(kernel, model, { asOf, changed: options.changed === true }, progress);
  const seconds = (kernel.clock.now().epochMilliseconds - started) / 1000;
  return { model: model.id, version: model.edition, asOf, subjects, seconds, grades };
}

/** The work of a run, for one who has asked whether the model may: each step is stored while the next is evaluated. */
export async function evaluateRegister(
  kernel: Kernel,
  model: Model,
  { asOf, changed }: { asOf: string; changed: boolean },
  progress: (done: number) => void = () => undefined,
): Promise<Pick<RunResult, 'subjects' | 'grades'>> {
  const grades: Record<string, number> = Object.fromEntries(model.content.grades.map(({ id }) => [id, 0]));
  let subjects = 0;
  let storing: Promise<void> = Promise.resolve();
  const ready = keepReady((numbers) => evaluator(model.content, numbers, asOf));
  const unmoved = unmovedSince(await kernel.db.tx(headOf));
  try {
    for await (const step of register(kernel, asOf)) {
      const evaluate = ready(step.numbers);
      const bodies = await wanted(
        kernel,
        model,
        step.bodies.filter(({ facts }) => evaluate.applies(facts)),
        asOf,
        changed,
      );
      const made = bodies.map(({ subjectId, position, facts }) => ({ subjectId, position, kept: evaluate.keep(facts) }));
      await storing;
      storing = store(kernel, model, asOf, made, unmoved);
      // Told when it is awaited.
      storing.catch(() => undefined);
      for (const { kept } of made) count(grades, kept.grade ?? NO_GRADE);
      subjects += made.length;
      progress(subjects);
    }
  } finally {
    await storing;
  }
  return { subjects, grades };
}

/** What is made for the numbers of a step is made again only when new numbers were given out. */
export function keepReady<T>(make: (numbers: Numbers) => T): (numbers: Numbers) => T {
  let last: { size: number; made: T } | null = null;
  const sizeOf = ({ item, facet }: Numbers) => item.size * 65_536 + facet.size;
  return (numbers) => {
    if (last?.size !== sizeOf(numbers)) last = { size: sizeOf(numbers), made: make(numbers) };
    return last.made;
  };
}

export function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

async function wanted(kernel: Kernel, model: Model, bodies: Packed[], asOf: string, changed: boolean): Promise<Packed[]> {
  if (!changed || bodies.length === 0) return bodies;
  const standing = await kernel.db.tx((tx) =>
    standingBy(
      tx,
      bodies.map((each) => each.subjectId),
      model,
    ),
  );
  return bodies.filter(({ subjectId, position }) => {
    const last = standing.get(subjectId);
    return last === undefined || last.as_of > asOf || !isFresh(last, model, { position, today: asOf });
  });
}

/** What moved while it was worked out is left to the reader, which has its event before it. */
async function store(
  kernel: Kernel,
  model: Model,
  asOf: string,
  made: readonly Made[],
  unmovedAmong: ReturnType<typeof unmovedSince>,
): Promise<void> {
  if (made.length === 0) return;
  await kernel.db.tx(async (tx) => {
    await lockEvaluations(tx);
    const unmoved = await unmovedAmong(tx, made);
    const before = await standingBy(
      tx,
      unmoved.map((each) => each.subjectId),
      model,
    );
    const events = await keepEvaluations(tx, kernel, model, asOf, unmoved, before);
    if (events.length > 0) await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  });
}
