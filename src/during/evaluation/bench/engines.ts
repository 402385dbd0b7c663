import type { ModelContent } from '../../../kernel/policy/index.ts';
import type { Evaluator, Outcome } from '../evaluate.ts';
import type { EngineFigure } from './figures.ts';
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

/** Each body by the engines, from facts already aggregated; ours is told from packed facts. */
export async function measureEngines(
  peers: Peers,
  model: ModelContent,
  evaluate: Evaluator,
  dossiers: readonly Uint8Array[],
  most: { zen: number; rules: number },
): Promise<{ zen: EngineFigure; rules: EngineFigure }> {
  const asked = dossiers.filter((facts) => evaluate.applies(facts)).slice(0, Math.max(most.zen, most.rules));
  const ours = asked.map((facts) => evaluate.gradeOf(facts));
  const inputs = asked.map((facts) => inputOf(model, evaluate.evaluate(facts)));
  const figure = ({ grades, seconds }: Graded): EngineFigure => ({
    subjects: grades.length,
    micros: Math.round((seconds * 1e7) / grades.length) / 10,
    differing: grades.filter((grade, k) => grade !== ours[k]).length,
  });
  const zen = await peers.runZen({ expressions: zenExpressions(model), inputs: inputs.slice(0, most.zen), atOnce: 64 });
  const rules = await peers.runRules({ program: rulesProgram(model), inputs: inputs.slice(0, most.rules) });
  return { zen: figure(zen), rules: figure(rules) };
}
