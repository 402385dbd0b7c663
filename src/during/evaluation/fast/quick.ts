import type { ModelContent } from '../../../kernel/policy/index.ts';
import type { Numbers } from '../../../registry/dossiers/index.ts';
import { effectOf } from '../grade.ts';
import { emptyMeasured, nothingOf, type Measured } from './measured.ts';
import { PLACES, type Holds } from '../points.ts';
import { quickHolds } from './quick-conditions.ts';
import { placesOf, quickPoints } from './quick-points.ts';
import { roomIn, scaledTo } from './quick-proof.ts';
import { shapeOf } from './quick-values.ts';
import { remembered } from './told.ts';

/** How a body is graded, in numbers alone. */
export interface Rating {
  /** Place among the grades of the model; -1: no grade, which is not a bad one. */
  grade: number;
  /** An integer of the model's decimals; NaN without a grade. */
  score: number;
}

/** False: this body is left to exact arithmetic. */
export type QuickGrader = (measured: Measured, into: Rating) => boolean;

/**
 * The same as `grader` says, in floats that hold integers: points have four or eight decimals, their sums by weights four
 * more. That nothing leaves the integers that a float holds is shown from the model (quick-proof.ts); null where it can't be.
 * What depends on the body (weighted means, points by a quotient, points without a cap that go too far) is left to exact
 * arithmetic body by body. Tests compare the two on every model they have.
 */
export function quickGrader(model: ModelContent, numbers: Numbers): QuickGrader | null {
  const places = placesOf(model.indicators);
  const room = roomIn(model, quickPoints(model.indicators, numbers, places, 0n).most, places);
  if (room === null) return null;
  const points = quickPoints(model.indicators, numbers, places, room);
  const { groups, indicators } = model;
  const groupOf = Int32Array.from(indicators, ({ group }) => groups.findIndex(({ id }) => id === group));
  const exactOnly = Uint8Array.from(indicators, (each) => (shapeOf(each) === 'big' ? 1 : 0));
  const number = (decimal: string) => Number(scaledTo(decimal, places));
  // Without any fact each indicator has its points already: a body pays for what it has.
  const nothing = emptyMeasured(nothingOf(indicators));
  const usual = Float64Array.from(indicators, (_, at) => points.of(at, nothing));
  if (usual.some(Number.isNaN)) return null;
  const base = Float64Array.from(groups, (group, g) =>
    usual.reduce((sum, each, at) => (groupOf[at] === g ? sum + each : sum), number(group.start)),
  );
  const floor = Float64Array.from(groups, (group) => (group.floor === null ? -Infinity : number(group.floor)));
  const cap = Float64Array.from(groups, (group) => (group.cap === null ? Infinity : number(group.cap)));
  const [sums, data] = [new Float64Array(groups.length), new Uint8Array(groups.length)];
  const weightsFor = weighting(model, data);
  const startOf = starting(model, numbers, places + PLACES);
  const exclusions = model.exclusions.map((each) => quickHolds(model, each.when, numbers));
  const finish = finisher(model, numbers, places + PLACES);
  return (measured, into) => {
    // A handful of groups: quicker than the calls for whole arrays.
    for (let g = 0; g < sums.length; g += 1) {
      sums[g] = base[g]!;
      data[g] = 0;
    }
    for (let k = 0; k < measured.lives; k += 1) {
      const at = measured.live[k]!;
      if (exactOnly[at] === 1) return false;
      const given = points.of(at, measured);
      if (Number.isNaN(given)) return false;
      sums[groupOf[at]!]! += given - usual[at]!;
      data[groupOf[at]!] = 1;
    }
    const weights = weightsFor();
    if (weights === null || someHolds(exclusions, measured)) {
      into.grade = -1;
      into.score = Number.NaN;
      return true;
    }
    let total = startOf(measured);
    for (let g = 0; g < sums.length; g += 1) total += Math.min(cap[g]!, Math.max(floor[g]!, sums[g]!)) * weights[g]!;
    finish(total, measured, into);
    return true;
  };
}

function someHolds(all: readonly Holds[], measured: Measured): boolean {
  for (let k = 0; k < all.length; k += 1) if (all[k]!(measured)) return true;
  return false;
}

/** The weights by which groups have data; null: none fit. `data` is looked at anew each time. */
function weighting({ groups, coefficients }: ModelContent, data: Uint8Array): () => Float64Array | null {
  const weigh = (of: (id: string) => string) => Float64Array.from(groups, ({ id }) => Number(scaledTo(of(id), PLACES)));
  if (coefficients === undefined) {
    const plain = weigh((id) => groups.find((each) => each.id === id)!.weight);
    return () => plain;
  }
  const place = (id: string) => groups.findIndex((each) => each.id === id);
  const all = coefficients.map(({ present, absent, weights }) => ({
    present: present.map(place),
    absent: absent.map(place),
    weights: weigh((id) => weights.find((each) => each.group === id)?.weight ?? '0'),
  }));
  return () =>
    all.find(({ present, absent }) => present.every((g) => data[g] === 1) && absent.every((g) => data[g] === 0))?.weights ?? null;
}

/** The start: the first case that holds. */
function starting(model: ModelContent, numbers: Numbers, places: number): (measured: Measured) => number {
  const cases = model.start.cases.map((each) => quickHolds(model, each.when, numbers));
  const points = model.start.cases.map((each) => Number(scaledTo(each.points, places)));
  const usual = Number(scaledTo(model.start.points, places));
  return (measured) => {
    for (let k = 0; k < cases.length; k += 1) if (cases[k]!(measured)) return points[k]!;
    return usual;
  };
}

/** From the sum to score and grade: floor and cap, the one rounding, cut-offs, vetoes. */
function finisher(model: ModelContent, numbers: Numbers, places: number): (total: number, measured: Measured, into: Rating) => void {
  const nullable = (decimal: string | null, none: number) => (decimal === null ? none : Number(scaledTo(decimal, places)));
  const [floor, cap] = [nullable(model.score.floor, -Infinity), nullable(model.score.cap, Infinity)];
  const unit = 10 ** (places - model.score.places);
  const placeOf = new Map(model.grades.map(({ id }, at) => [id, at]));
  const grades = model.cutoffs.map(({ grade }) => placeOf.get(grade)!);
  const scale = PLACES - model.score.places;
  // The least score, in its own decimals, that is no less than the limit.
  const leastFrom = (from: string | null | undefined) =>
    from == null ? -Infinity : Math.ceil(Number(scaledTo(from, PLACES)) / 10 ** scale);
  const bounds = model.cutoffs.map(({ from }) => leastFrom(from));
  const reached = Float64Array.from(model.vetoes, ({ fromScore }) => leastFrom(fromScore));
  const vetoes = model.vetoes.map((each) => quickHolds(model, each.when, numbers));
  const effect = effectOf(model);
  // By the same vetoes and the same grade it is always the same: worked out once.
  const known = new Map<string, number>();
  return (total, measured, into) => {
    into.score = Math.floor((Math.min(cap, Math.max(floor, total)) + unit / 2) / unit);
    let at = 0;
    while (into.score < bounds[at]!) at += 1;
    into.grade = grades[at]!;
    let hit = '';
    for (let k = 0; k < vetoes.length; k += 1) if (vetoes[k]!(measured) && into.score >= reached[k]!) hit += `${k} `;
    if (hit !== '')
      into.grade = remembered(known, `${grades[at]!}:${hit}`, () => effect(grades[at]!, hit.trimEnd().split(' ').map(Number)));
  };
}
