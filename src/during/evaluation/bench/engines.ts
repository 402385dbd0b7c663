import type { ModelContent } from '../../../kernel/policy/index.ts';
import type { FactBytes, Numbers } from '../../../registry/dossiers/index.ts';
import { dayNumber } from '../days.ts';
import { evaluator } from '../evaluate.ts';
import { measurer } from '../fast/measure.ts';
import { emptyMeasured, nothingOf } from '../fast/measured.ts';
import { quickGrader, type Rating } from '../fast/quick.ts';
import type { Outcome } from '../fast/told.ts';
import type { EngineFigure } from './figures.ts';
import { AS_OF } from './model.ts';
import type { Graded, Peers } from './peers.ts';
import { rulesProgram, zenExpressions } from './rules.ts';

/** What a rule engine is told of a body: raw values, and which are missing. */
function inputOf({ indicators }: ModelContent, outcome: Outcome): Record<string, unknown> {
  return Object.fromEntries(
    indicators.flatMap((_, at) => {
      const { raw } = outcome.indicators[at]!;
      return [
        [`r${at}`, raw === null ? 0 : valueOf(raw)],
        [`h${at}`, raw !== null],
      ];
    }),
  );
}

function valueOf(raw: string): string | number {
  if (!/^-?\d/u.test(raw)) return raw;
  const [n, d = '1'] = raw.split('/');
  return Number(n) / Number(d);
}

/** Each body by the engines and by ours from facts already aggregated; the grade is told from packed facts. */
export async function measureEngines(
  peers: Peers,
  model: ModelContent,
  numbers: Numbers,
  dossiers: readonly FactBytes[],
  most: { zen: number; rules: number },
): Promise<{ zen: EngineFigure; rules: EngineFigure; aggregated: EngineFigure }> {
  const evaluate = evaluator(model, numbers, AS_OF);
  const asked = dossiers.filter((facts) => evaluate.applies(facts)).slice(0, Math.max(most.zen, most.rules));
  const ours = asked.map((facts) => evaluate.gradeOf(facts));
  const inputs = asked.map((facts) => inputOf(model, evaluate.evaluate(facts)));
  const figure = ({ grades, seconds }: Graded): EngineFigure => ({
    subjects: grades.length,
    micros: Math.round((seconds * 1e8) / grades.length) / 100,
    differing: grades.filter((grade, k) => grade !== ours[k]).length,
  });
  const zen = await peers.runZen({ expressions: zenExpressions(model), inputs: inputs.slice(0, most.zen), atOnce: 64 });
  const rules = await peers.runRules({ program: rulesProgram(model), inputs: inputs.slice(0, most.rules) });
  return { zen: figure(zen), rules: figure(rules), aggregated: figure(runOurs(model, numbers, asked)) };
}

/** Our own grading of raw values that are there already: what the engines are asked for. The best of several turns. */
function runOurs(model: ModelContent, numbers: Numbers, asked: readonly FactBytes[]): Graded {
  const measure = measurer(model, numbers, dayNumber(AS_OF));
  const quick = quickGrader(model, numbers)!;
  const nothing = nothingOf(model.indicators);
  const measured = asked.map((facts) => {
    const into = emptyMeasured(nothing);
    measure(facts.view, facts.at, into, false);
    return into;
  });
  const rating: Rating = { grade: -1, score: Number.NaN };
  const turns = Array.from({ length: 20 }, (): Graded => {
    const begun = performance.now();
    const grades = measured.map((each) => (quick(each, rating) ? rating.grade : Number.NaN));
    return { grades, seconds: (performance.now() - begun) / 1000 };
  });
  return turns.reduce((best, each) => (each.seconds < best.seconds ? each : best));
}
