import type { ModelContent } from '../../kernel/policy/index.ts';
import { HEADER, NEVER, type FactBytes, type Numbers } from '../../registry/dossiers/index.ts';
import { applies, mustBeDossier } from './body.ts';
import { dayNumber } from './days.ts';
import { grader } from './grade.ts';
import { measurer } from './fast/measure.ts';
import { emptyMeasured, nothingOf, type Measured } from './fast/measured.ts';
import { decimalText } from './numbers.ts';
import { packer } from './fast/packed.ts';
import type { Rating } from './fast/quick.ts';
import { rater, type Rater } from './fast/rater.ts';
import { dayText, remembered, teller, type Outcome } from './fast/told.ts';

/** What is stored of an evaluation (packed.ts says the form). */
export interface Kept {
  packed: Buffer;
  score: string | null;
  grade: string | null;
  renewOn: string | null;
}

export interface Evaluator {
  /** Does the model speak of such a body? */
  applies(facts: FactBytes): boolean;
  /** Place of the grade among those of the model; -1 = none. The quick way, for counting a whole register. */
  gradeOf(facts: FactBytes): number;
  /** Of the body that `gradeOf` looked at last: its rounded score, an integer of `score.places` decimals; NaN without a grade. */
  lastScore(): number;
  /** The same as `evaluate` as it is stored, by the quick way. */
  keep(facts: FactBytes): Kept;
  evaluate(facts: FactBytes): Outcome;
}

/**
 * A model made ready for one day over packed facts. `numbers` must hold every number that the facts carry. The same facts
 * give the same outcome to the last digit: nothing here is a float that is not an integer.
 */
export function evaluator(model: ModelContent, numbers: Numbers, asOf: string): Evaluator {
  const today = dayNumber(asOf);
  const measure = measurer(model, numbers, today);
  const exactly = grader(model, numbers);
  const speaks = applies(model);
  // Made when it is first asked for: one body is explained without it.
  let toRating: Rater | undefined;
  const measured = emptyMeasured(nothingOf(model.indicators));
  let explained: Measured | undefined;
  const rating: Rating = { grade: -1, score: Number.NaN };
  const tell = teller(model, numbers, exactly);
  let pack: ReturnType<typeof packer> | undefined;
  const scores = new Map<number, string>();
  const rate = (facts: FactBytes, detail: boolean): void => {
    mustBeDossier(facts);
    measure(facts.view, facts.at, measured, detail);
    toRating ??= rater(model, numbers, exactly);
    toRating(measured, facts.size, rating);
  };
  const renewal = (facts: FactBytes, { next }: Measured): string | null =>
    dayText(next.reduce((least, day) => Math.min(least, day), lateFrom(facts, today)));
  return {
    applies: speaks,
    gradeOf(facts) {
      rate(facts, false);
      return rating.grade;
    },
    lastScore: () => rating.score,
    keep(facts) {
      rate(facts, true);
      pack ??= packer(model, numbers);
      const packed = pack(measured, facts);
      const score = Number.isNaN(rating.score)
        ? null
        : remembered(scores, rating.score, () => decimalText(BigInt(rating.score), model.score.places));
      return { packed, score, grade: model.grades[rating.grade]?.id ?? null, renewOn: renewal(facts, measured) };
    },
    evaluate(facts) {
      explained ??= emptyMeasured(nothingOf(model.indicators), 'with hits');
      mustBeDossier(facts);
      measure(facts.view, facts.at, explained, true);
      const told = tell(explained);
      const indicators = told.indicators.map(({ id, raw, points, changesOn }, at) => ({
        id,
        raw,
        points,
        changesOn,
        facts: [...explained!.hits![at]!],
      }));
      return { ...told, indicators, renewOn: renewal(facts, explained) };
    },
  };
}

/** From the day behind an objection's last one its record is left out: the organ is late. */
function lateFrom({ view, at }: FactBytes, asOf: number): number {
  const due = view.getInt32(at + HEADER.objectionDue, true);
  return due === NEVER || due < asOf ? NEVER : due + 1;
}
