import type { ModelContent } from '../../kernel/policy/index.ts';
import { HEADER, NEVER, SIZE, type Numbers } from '../../registry/dossiers/index.ts';
import { applies, sharedViews, viewOf } from './body.ts';
import { dayNumber, isoOf } from './days.ts';
import { grader, type Graded } from './grade.ts';
import { measurer } from './measure.ts';
import { emptyMeasured, nothingOf } from './measured.ts';
import { decimalText, fractionText, type Fraction } from './numbers.ts';
import { isWord, rawOf, wordsOf } from './points.ts';
import { quickGrader, type QuickGrader, type Rating } from './quick.ts';
import { MANY } from './quick-values.ts';

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
  /** Of the body that `gradeOf` looked at last: its rounded score, an integer of `score.places` decimals; NaN without a grade. */
  lastScore(): number;
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
  // Made when it is first asked for: one body is explained without it.
  let quick: QuickGrader | null | undefined;
  const measured = emptyMeasured(nothingOf(model.indicators));
  const rating: Rating = { grade: -1, score: Number.NaN };
  const view = sharedViews();
  const textOf = rememberedText();
  const words = model.indicators.map((each) => (isWord(each) ? wordsOf(each, numbers) : null));
  const rawText = (at: number): string | null => {
    if (measured.has[at] === 0) return null;
    const word = words[at];
    if (word) return word(measured.word[at]!);
    return measured.d[at] === 1 ? String(measured.n[at]) : fractionText(rawOf(model.indicators[at]!, at, measured));
  };
  return {
    applies: (facts) => speaks(view(facts), facts.byteOffset),
    gradeOf(facts) {
      measure(view(facts), facts.byteOffset, measured, false);
      if (quick === undefined) quick = quickGrader(model, numbers);
      const isKnown = quick !== null && facts.byteLength <= SIZE * MANY && quick(measured, rating);
      if (!isKnown) {
        const exactly = grade(measured);
        rating.grade = exactly.grade;
        rating.score = exactly.score === null ? Number.NaN : Number(exactly.score);
      }
      return rating.grade;
    },
    lastScore: () => rating.score,
    evaluate(facts) {
      measure(view(facts), facts.byteOffset, measured, true);
      const indicators = model.indicators.map(({ id }, at) => ({
        id,
        raw: rawText(at),
        points: textOf(points[at]!(measured)),
        facts: [...measured.hits[at]!],
        changesOn: dayText(measured.next[at]!),
      }));
      const renewOn = dayText(Math.min(...measured.next, lateFrom(facts, dayNumber(asOf))));
      return { ...outcomeOf(model, grade(measured), textOf), indicators, renewOn };
    },
  };
}

const days = new Map<number, string>();

/** Days by their number; there are not many. */
function dayText(day: number): string | null {
  if (day >= NEVER) return null;
  const before = days.get(day);
  if (before !== undefined) return before;
  const text = isoOf(day);
  if (days.size < MOST_DAYS) days.set(day, text);
  return text;
}
const MOST_DAYS = 100_000;

/** From the day behind an objection's last one its record is left out: the organ is late. */
function lateFrom(facts: Uint8Array, asOf: number): number {
  const due = viewOf(facts).getInt32(HEADER.objectionDue, true);
  return due === NEVER || due < asOf ? NEVER : due + 1;
}

/** Most fractions are the same few, made when the model was made ready or remembered by it. */
function rememberedText(): (value: Fraction) => string {
  const texts = new WeakMap<Fraction, string>();
  return (value) => {
    const before = texts.get(value);
    if (before !== undefined) return before;
    const text = fractionText(value);
    texts.set(value, text);
    return text;
  };
}

function outcomeOf(
  model: ModelContent,
  graded: Graded,
  textOf: (value: Fraction) => string,
): Omit<Outcome, 'indicators' | 'renewOn'> {
  return {
    grade: model.grades[graded.grade]?.id ?? null,
    score: graded.score === null ? null : decimalText(graded.score, model.score.places),
    start: textOf(graded.start),
    groups: graded.groups.map(({ points, weight }, at) => ({
      id: model.groups[at]!.id,
      points: textOf(points),
      weight: weight === null ? null : textOf(weight),
    })),
    vetoes: graded.vetoes.map((at) => model.vetoes[at]!.id),
    exclusions: graded.exclusions.map((at) => model.exclusions[at]!.id),
  };
}
