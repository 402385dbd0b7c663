import type { ModelContent } from '../../kernel/policy/index.ts';
import type { Numbers } from '../../registry/dossiers/index.ts';
import type { Measured } from './fast/measured.ts';
import { clamp, halfUp, plus, type Fraction } from './numbers.ts';
import { exact, holds, pointsOf, type Points } from './points.ts';

export interface GroupResult {
  /** Points after floor and cap. */
  points: Fraction;
  /** Null: the weights in use leave no place for it. */
  weight: Fraction | null;
  hasData: boolean;
}

export interface Graded {
  /** Place among the grades of the model; -1: no grade, which is not a bad one. */
  grade: number;
  /** Rounded, as an integer of `score.places` decimals; null without a grade. */
  score: bigint | null;
  start: Fraction;
  groups: readonly GroupResult[];
  /** Places of vetoes and exclusions that hold. */
  vetoes: number[];
  exclusions: number[];
}

export interface Grader {
  points: readonly Points[];
  grade(measured: Measured): Graded;
}

/** From raw values to points, groups, score and grade; exact to the one rounding at the end. */
export function grader(model: ModelContent, numbers: Numbers): Grader {
  const points = model.indicators.map((each, at) => pointsOf(each, at, numbers));
  const nullable = (decimal: string | null) => (decimal === null ? null : exact(decimal));
  const groups = model.groups.map((group) => ({
    start: exact(group.start),
    floor: nullable(group.floor),
    cap: nullable(group.cap),
    members: model.indicators.flatMap((each, at) => (each.group === group.id ? [at] : [])),
  }));
  const placeOf = new Map(model.groups.map(({ id }, at) => [id, at]));
  const weightings = model.coefficients?.map(({ present, absent, weights }) => ({
    present: present.map((id) => placeOf.get(id)!),
    absent: absent.map((id) => placeOf.get(id)!),
    weights: model.groups.map(({ id }) => exact(weights.find((each) => each.group === id)?.weight ?? '0')),
  }));
  const plain = model.groups.map((each) => exact(each.weight));
  const starts = model.start.cases.map((each) => ({ holds: holds(model, each.when, numbers), points: exact(each.points) }));
  const usual = exact(model.start.points);
  const [floor, cap] = [nullable(model.score.floor), nullable(model.score.cap)];
  const scale = 10n ** BigInt(model.score.places);
  const exclusions = model.exclusions.map((each) => holds(model, each.when, numbers));
  const vetoes = model.vetoes.map((each) => holds(model, each.when, numbers));
  const fromScore = model.vetoes.map((each) => nullable(each.fromScore ?? null));
  const byGrade = gradeBy(model);

  const grade = (measured: Measured): Graded => {
    const start = starts.find((each) => each.holds(measured))?.points ?? usual;
    const results = groups.map(({ start: from, floor: low, cap: high, members }) => ({
      points: clamp(
        members.reduce((sum, at) => plus(sum, points[at]!(measured)), from),
        low,
        high,
      ),
      hasData: members.some((at) => measured.volume[at]! > 0),
    }));
    const weighting = weightings?.find(
      ({ present, absent }) => present.every((at) => results[at]!.hasData) && !absent.some((at) => results[at]!.hasData),
    );
    const weights = weightings === undefined ? plain : (weighting?.weights ?? null);
    const out = placesWhere(exclusions, measured);
    const met = placesWhere(vetoes, measured);
    const shown = results.map((each, at) => ({ ...each, weight: weights === null ? null : weights[at]! }));
    const none = { grade: -1, score: null, start, groups: shown, exclusions: out };
    if (weights === null || out.length > 0) return { ...none, vetoes: met.filter((at) => fromScore[at] === null) };
    const sum = results.reduce((total, each, at) => plus(total, times(each.points, weights[at]!)), start);
    const bounded = clamp(sum, floor, cap);
    const score = halfUp({ n: bounded.n * scale, d: bounded.d });
    const hit = met.filter((at) => fromScore[at] == null || score * fromScore[at].d >= fromScore[at].n * scale);
    return { ...none, grade: byGrade(score, hit), score, vetoes: hit };
  };
  return { points, grade };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

function placesWhere(all: readonly ((measured: Measured) => boolean)[], measured: Measured): number[] {
  const places: number[] = [];
  all.forEach((each, at) => {
    if (each(measured)) places.push(at);
  });
  return places;
}

/** Of a rounded score and of the vetoes that hold the place of the grade. */
function gradeBy({ grades, cutoffs, vetoes, score: { places } }: ModelContent): (score: bigint, hit: readonly number[]) => number {
  const placeOf = new Map(grades.map(({ id }, at) => [id, at]));
  const scale = 10n ** BigInt(places);
  const limits = cutoffs.map(({ grade, from }) => ({ grade: placeOf.get(grade)!, least: from === null ? null : exact(from) }));
  const byVetoes = effectOf({ grades, vetoes });
  return (score, hit) => byVetoes(limits.find(({ least }) => least === null || score * least.d >= least.n * scale)!.grade, hit);
}

/**
 * What vetoes say of the score's grade: the worst that one gives directly stands in its place, and no grade is better than
 * the lowest ceiling. A grade beside the order is given only where no other is given directly.
 */
export function effectOf({ grades, vetoes }: Pick<ModelContent, 'grades' | 'vetoes'>): (byScore: number, hit: readonly number[]) => number {
  const placeOf = new Map(grades.map(({ id }, at) => [id, at]));
  const effects = vetoes.map(({ grade, ceiling }) => {
    const at = placeOf.get((grade ?? ceiling)!)!;
    return { at, direct: grade !== undefined, apart: grades[at]!.apart === true };
  });
  return (byScore, hit) => {
    if (hit.length === 0) return byScore;
    const held = hit.map((at) => effects[at]!);
    const direct = held.filter((each) => each.direct && !each.apart).map((each) => each.at);
    const beside = held.find((each) => each.direct && each.apart);
    if (direct.length === 0 && beside !== undefined) return beside.at;
    const given = direct.length > 0 ? Math.max(...direct) : byScore;
    return Math.max(given, ...held.filter((each) => !each.direct).map((each) => each.at));
  };
}
