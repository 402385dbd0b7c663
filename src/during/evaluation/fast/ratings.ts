import type { ModelContent, ModelIndicator } from '../../../kernel/policy/index.ts';
import type { FactBytes, Numbers } from '../../../registry/dossiers/index.ts';
import { applies } from '../body.ts';
import { dayNumber } from '../days.ts';
import { measurer } from './measure.ts';
import { emptyMeasured, nothingOf, spread, type Measured } from './measured.ts';
import type { Rating } from './quick.ts';
import { rater } from './rater.ts';

/** How one body stands by several models, in numbers alone. Reused from body to body. */
export interface Ratings {
  /** Rates the body by each model that speaks of it; false: none does. */
  rate(facts: FactBytes): boolean;
  /** By place of the model, of the body rated last: the place of its grade; -1: it has none, or the model does not speak of it. */
  readonly grade: Int32Array;
  /** Its rounded score, an integer of the model's `score.places` decimals; NaN without a grade. */
  readonly score: Float64Array;
}

/**
 * Models made ready for one day over the same bodies. What they ask alike of the records, as an edited model mostly does, is
 * measured once. Each says the same as its `evaluator` alone.
 */
export function ratings(models: readonly ModelContent[], numbers: Numbers, asOf: string): Ratings {
  const { indicators, places } = askedByAll(models);
  const measure = measurer({ indicators }, numbers, dayNumber(asOf));
  const measured = emptyMeasured(nothingOf(indicators));
  const grade = new Int32Array(models.length);
  const score = new Float64Array(models.length);
  const into: Rating = { grade: -1, score: Number.NaN };
  const speaks = models.map(applies);
  const ownOf = models.map((model, m) => ownValues(model, places[m]!));
  const raters = models.map((model) => rater(model, numbers));
  return {
    grade,
    score,
    rate(facts) {
      let isMeasured = false;
      for (let m = 0; m < models.length; m += 1) {
        grade[m] = -1;
        score[m] = Number.NaN;
        if (!speaks[m]!(facts)) continue;
        if (!isMeasured) measure(facts.view, facts.at, measured, false);
        isMeasured = true;
        raters[m]!(ownOf[m]!(measured), facts.size, into);
        grade[m] = into.grade;
        score[m] = into.score;
      }
      return isMeasured;
    },
  };
}

/** What all of them measure, each thing once; by model and place among it the place among the model's own, -1: not asked. */
function askedByAll(models: readonly ModelContent[]): { indicators: ModelIndicator[]; places: Int32Array[] } {
  const indicators: ModelIndicator[] = [];
  const known = new Map<string, number[]>();
  const asked = models.map((model) => {
    const taken = new Set<number>();
    return model.indicators.map((each) => {
      const question = JSON.stringify([each.select, each.window, each.aggregate, each.repair ?? null]);
      const same = known.get(question) ?? [];
      known.set(question, same);
      // A model may ask the same twice, for points in two groups: it has a value for each.
      const free = same.find((place) => !taken.has(place)) ?? indicators.push(each) - 1;
      if (!same.includes(free)) same.push(free);
      taken.add(free);
      return free;
    });
  });
  const places = asked.map((all) => Int32Array.from(indicators, (_, place) => all.indexOf(place)));
  return { indicators, places };
}

/** From the values of all to those of one model; where they are the same nothing is moved. */
function ownValues({ indicators }: ModelContent, places: Int32Array): (measured: Measured) => Measured {
  const isSame = places.length === indicators.length && places.every((own, place) => own === place);
  if (isSame) return (measured) => measured;
  const nothing = nothingOf(indicators);
  const own = emptyMeasured(nothing);
  return (measured) => spread(measured, own, places, nothing);
}
