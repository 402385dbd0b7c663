import { fault, type PlainFault } from '../fault.ts';
import type { ModelCondition, ModelContent, ModelIndicator } from '../schemas/model.ts';
import type { Source } from '../types.ts';
import { pointsBounds, scaled } from './model-bounds.ts';
import { mayMiss } from './model-indicators.ts';

/** What the value is of a body about whom nothing is known, where it has one: of a count 0. */
const NOTHING = { 'worst-severity': 'none', state: 'unknown' } as const;
/** What may follow the title of a source. */
const ARTICLE = /^\s*(?:第[〇零一二三四五六七八九十百\d]+[章节条款项]|附[件表录]|article \d|annex|§)/iu;

type At = { file: string; path: string };

/**
 * Absent, missing and unknown data never lower a grade. The evaluator gives what is missing the best points and lets it meet no
 * condition; what a model could still write against that is refused here.
 */
export function checkAbsence(file: string, model: ModelContent, sources: readonly Source[]): PlainFault[] {
  return [
    ...model.indicators.flatMap((indicator, i) => {
      const at = { file, path: `/content/indicators/${i}/points` };
      return [...checkNothing(at, indicator), ...checkCited(at, indicator, sources)];
    }),
    ...checkStarts(file, model),
    ...checkVetoes(file, model),
    ...checkSigns(file, model),
  ];
}

/** Points of nothing: below 0 only where records can't give more. An unknown state gets the best, as all that is missing. */
function checkNothing({ file, path }: At, indicator: ModelIndicator): PlainFault[] {
  const given = pointsOfNothing(indicator);
  if (given === null) return [];
  const { points } = given;
  const { most } = pointsBounds(indicator);
  if (most === null || scaled(points) >= most) return [];
  if (indicator.aggregate.attribute === 'state') return [fault(file, `${path}/${given.at}`, 'UNKNOWN_COSTS', { points })];
  return scaled(points) < 0n ? [fault(file, `${path}/${given.at}`, 'ABSENCE_COSTS', { points })] : [];
}

/** Null: nothing has no value, or a value that gives no points. */
function pointsOfNothing({ aggregate, points, ...indicator }: ModelIndicator): { points: string; at: string } | null {
  const word = wordOfNothing(aggregate);
  if (points.kind === 'table' && word !== null) {
    const k = (points.table ?? []).findIndex(({ value }) => value === word);
    if (k >= 0) return { points: points.table![k]!.points, at: `table/${k}/points` };
    return points.otherwise === undefined ? null : { points: points.otherwise, at: 'otherwise' };
  }
  if (points.kind !== 'bands' || mayMiss({ aggregate, points, ...indicator })) return null;
  const k = (points.bands ?? []).findIndex(({ to }) => to === null || scaled(to) > 0n);
  return k < 0 ? null : { points: points.bands![k]!.points, at: `bands/${k}/points` };
}

function wordOfNothing({ kind, attribute }: ModelIndicator['aggregate']): string | null {
  if (kind === 'worst-severity') return NOTHING[kind];
  return attribute === 'state' ? NOTHING[attribute] : null;
}

/** Less than the best for what is missing is the source's own rule, and the source is named. */
function checkCited({ file, path }: At, indicator: ModelIndicator, sources: readonly Source[]): PlainFault[] {
  const { missing, ...points } = indicator.points;
  if (missing === undefined) return [];
  const { most } = pointsBounds({ ...indicator, points });
  if (most !== null && scaled(missing.points) >= most) return [];
  const { source: name } = missing;
  const cited = sources.some(
    ({ title }) => title.trim() !== '' && (name === title || (name.startsWith(title) && ARTICLE.test(name.slice(title.length)))),
  );
  return cited ? [] : [fault(file, `${path}/missing/source`, 'MISSING_UNSOURCED', { name })];
}

/** Does a body about whom nothing is known meet it? What is missing meets no condition. */
function nothingMeets(condition: ModelCondition, indicator: ModelIndicator): boolean {
  const { atLeast, below, in: among } = condition;
  const word = wordOfNothing(indicator.aggregate);
  if (among !== undefined) return word !== null && among.includes(word);
  if (mayMiss(indicator)) return false;
  return (atLeast === undefined || scaled(atLeast) <= 0n) && (below === undefined || scaled(below) > 0n);
}

/** May its value be hidden by want of data? The kind of a body is always known; its state may be `unknown`. */
function mayHide(indicator: ModelIndicator): boolean {
  return mayMiss(indicator) && indicator.aggregate.attribute !== 'kind';
}

type Each = (condition: ModelCondition, indicator: ModelIndicator, path: string) => PlainFault[];

function eachCondition(model: ModelContent, path: string, when: readonly ModelCondition[], of: Each): PlainFault[] {
  return when.flatMap((condition, k) => {
    const indicator = model.indicators.find(({ id }) => id === condition.indicator);
    return indicator === undefined ? [] : of(condition, indicator, `${path}/when/${k}`);
  });
}

/** A start that nothing meets is no lower, one that a missing value leaves no higher, than those that take its place. */
function checkStarts(file: string, model: ModelContent): PlainFault[] {
  const { cases, points: usual } = model.start;
  return cases.flatMap(({ when, points }, i) => {
    const later = cases.slice(i + 1);
    const behind = (all: typeof cases) => [usual, ...all.map((each) => each.points)].map(scaled);
    return eachCondition(model, `/content/start/cases/${i}`, when, (condition, indicator, path) => {
      const { id: name } = indicator;
      const instead = behind(later.filter((each) => each.when.every((other) => other.indicator !== name)));
      if (nothingMeets(condition, indicator) && behind(later).some((each) => each > scaled(points)))
        return [fault(file, path, 'ABSENCE_LOWERS', { name })];
      return mayHide(indicator) && instead.some((each) => each < scaled(points)) ? [fault(file, path, 'MISSING_LOWERS', { name })] : [];
    });
  });
}

/**
 * A veto that takes something away is met by what is known alone. One that asks for what may be missing does nothing else than
 * take away: a ceiling, or the worst grade; a grade beside the order is neither better nor worse.
 */
function checkVetoes(file: string, model: ModelContent): PlainFault[] {
  const ordered = model.grades.filter(({ apart }) => apart !== true).map(({ id }) => id);
  return model.vetoes.flatMap(({ when, grade, ceiling }, i) =>
    eachCondition(model, `/content/vetoes/${i}`, when, (condition, indicator, path) => {
      const { id: name } = indicator;
      if ((grade ?? ceiling) !== ordered[0] && nothingMeets(condition, indicator)) return [fault(file, path, 'ABSENCE_LOWERS', { name })];
      const gives = grade !== undefined && ordered.includes(grade) && grade !== ordered.at(-1);
      return gives && mayHide(indicator) ? [fault(file, path, 'MISSING_LOWERS', { name })] : [];
    }),
  );
}

/** Below 0 a weight would turn the best points, which what is missing gets, into the worst. */
function checkSigns(file: string, { groups, coefficients = [] }: ModelContent): PlainFault[] {
  const sign = (weight: string, path: string) =>
    scaled(weight) < 0n ? [fault(file, `/content/${path}/weight`, 'WEIGHT_NEGATIVE', {})] : [];
  return [
    ...groups.flatMap(({ weight }, i) => sign(weight, `groups/${i}`)),
    ...coefficients.flatMap(({ weights }, i) => weights.flatMap(({ weight }, k) => sign(weight, `coefficients/${i}/weights/${k}`))),
  ];
}
