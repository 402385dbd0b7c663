import type { ModelContent } from '../../../kernel/policy/index.ts';
import { NEVER, type Numbers } from '../../../registry/dossiers/index.ts';
import { isoOf } from '../days.ts';
import { grader, type Graded, type Grader } from '../grade.ts';
import type { Measured } from './measured.ts';
import { decimalText, fractionText } from '../numbers.ts';
import { isWord, rawOf, wordsOf } from '../points.ts';

export interface IndicatorResult {
  id: string;
  /** A decimal, a fraction (278/3) or a word; null: missing. */
  raw: string | null;
  points: string;
  /** Places of the facts behind it, in the order of the dossier. */
  facts: number[];
  /** The first day on which it may change though no record does: something leaves its window, or comes into it. */
  changesOn: string | null;
}

export interface GroupOutcome {
  id: string;
  points: string;
  weight: string | null;
}

export interface Outcome {
  /** Null: no grade, which is not a bad one. */
  grade: string | null;
  score: string | null;
  start: string;
  groups: GroupOutcome[];
  indicators: IndicatorResult[];
  vetoes: string[];
  exclusions: string[];
  /** The first day on which a raw value may change though no record does; null = none. */
  renewOn: string | null;
}

/** What is said of raw values: all of an outcome that needs no facts. */
export type Told = Omit<Outcome, 'indicators' | 'renewOn'> & { indicators: Omit<IndicatorResult, 'facts'>[] };

/** From raw values, measured or unpacked, to what is told of them, in exact arithmetic. */
export function teller(
  model: ModelContent,
  numbers: Numbers,
  { points, grade }: Grader = grader(model, numbers),
): (measured: Measured) => Told {
  const words = model.indicators.map((each) => (isWord(each) ? wordsOf(each, numbers) : null));
  const rawText = (at: number, measured: Measured): string | null => {
    if (measured.has[at] === 0) return null;
    const word = words[at];
    if (word) return word(measured.word[at]!);
    return measured.d[at] === 1 ? String(measured.n[at]) : fractionText(rawOf(model.indicators[at]!, at, measured));
  };
  return (measured) => {
    const indicators = model.indicators.map(({ id }, at) => ({
      id,
      raw: rawText(at, measured),
      points: fractionText(points[at]!(measured)),
      changesOn: dayText(measured.next[at]!),
    }));
    return { ...outcomeOf(model, grade(measured)), indicators };
  };
}

const days = new Map<number, string>();

/** Days by their number; there are not many. */
export function dayText(day: number): string | null {
  return day >= NEVER ? null : remembered(days, day, () => isoOf(day));
}

/** Worked out once for each key. */
export function remembered<K, V>(known: Map<K, V>, key: K, work: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = work();
  if (known.size < MOST_KNOWN) known.set(key, made);
  return made;
}
const MOST_KNOWN = 100_000;

function outcomeOf(model: ModelContent, graded: Graded): Omit<Told, 'indicators'> {
  return {
    grade: model.grades[graded.grade]?.id ?? null,
    score: graded.score === null ? null : decimalText(graded.score, model.score.places),
    start: fractionText(graded.start),
    groups: graded.groups.map(({ points, weight }, at) => ({
      id: model.groups[at]!.id,
      points: fractionText(points),
      weight: weight === null ? null : fractionText(weight),
    })),
    vetoes: graded.vetoes.map((at) => model.vetoes[at]!.id),
    exclusions: graded.exclusions.map((at) => model.exclusions[at]!.id),
  };
}
