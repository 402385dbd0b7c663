import type { ModelContent } from '../../kernel/policy/index.ts';
import { HEADER, NEVER, type Numbers } from '../../registry/dossiers/index.ts';
import { applies, viewOf } from './body.ts';
import { dayNumber, isoOf } from './days.ts';
import { grader, type Graded } from './grade.ts';
import { emptyMeasured, measurer } from './measure.ts';
import { decimalText, fractionText } from './numbers.ts';
import { isWord, rawOf, wordsOf } from './points.ts';

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

export interface Evaluator {
  /** Does the model speak of such a body? */
  applies(facts: Uint8Array): boolean;
  /** Place of the grade among those of the model; -1 = none. The quick way, for counting a whole register. */
  gradeOf(facts: Uint8Array): number;
  evaluate(facts: Uint8Array): Outcome;
}

/**
 * A model made ready for one day over packed facts. `numbers` must hold every number that the facts carry. The same facts
 * give the same outcome to the last digit: nothing here is a float that is not an integer.
 */
export function evaluator(model: ModelContent, numbers: Numbers, asOf: string): Evaluator {
  const measure = measurer(model, numbers, dayNumber(asOf));
  const { points, grade } = grader(model, numbers);
  const speaks = applies(model);
  const measured = emptyMeasured(model.indicators.length);
  const words = model.indicators.map((each) => (isWord(each) ? wordsOf(each, numbers) : null));
  const rawText = (at: number): string | null => {
    if (measured.has[at] === 0) return null;
    const word = words[at];
    return word ? word(measured.word[at]!) : fractionText(rawOf(model.indicators[at]!, at, measured));
  };
  return {
    applies: (facts) => speaks(viewOf(facts)),
    gradeOf(facts) {
      measure(viewOf(facts), measured, false);
      return grade(measured).grade;
    },
    evaluate(facts) {
      measure(viewOf(facts), measured, true);
      const indicators = model.indicators.map(({ id }, at) => ({
        id,
        raw: rawText(at),
        points: fractionText(points[at]!(measured)),
        facts: [...measured.hits[at]!],
        changesOn: dayText(measured.next[at]!),
      }));
      const renewOn = dayText(Math.min(...measured.next, lateFrom(facts, dayNumber(asOf))));
      return { ...outcomeOf(model, grade(measured)), indicators, renewOn };
    },
  };
}

const dayText = (day: number): string | null => (day >= NEVER ? null : isoOf(day));

/** From the day behind an objection's last one its record is left out: the organ is late. */
function lateFrom(facts: Uint8Array, asOf: number): number {
  const due = viewOf(facts).getInt32(HEADER.objectionDue, true);
  return due === NEVER || due < asOf ? NEVER : due + 1;
}

function outcomeOf(model: ModelContent, graded: Graded): Omit<Outcome, 'indicators' | 'renewOn'> {
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
