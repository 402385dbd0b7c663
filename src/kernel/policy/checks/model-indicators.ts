import { fault, type PlainFault } from '../fault.ts';
import type { ModelContent, ModelIndicator } from '../schemas/model.ts';
import { scaled } from './model-bounds.ts';

type Path = (below: string) => string;

/** Is the raw value a word (a grade, a severity, a kind) and no number? */
export function wordOf({ aggregate: { kind, attribute } }: Pick<ModelIndicator, 'aggregate'>): boolean {
  return kind === 'worst-severity' || kind === 'grade' || (kind === 'attribute' && attribute !== 'age-months');
}

/** Can the raw value be missing? A count of nothing is 0 and not missing. */
export function mayMiss({ aggregate: { kind } }: ModelIndicator): boolean {
  return ['recency', 'ratio', 'mean', 'weighted-mean', 'grade', 'attribute'].includes(kind);
}

const ONE = scaled('1');

export function checkIndicators(file: string, model: ModelContent): PlainFault[] {
  const groups = new Set(model.groups.map((each) => each.id));
  return [
    ...model.indicators.flatMap((indicator, i) => {
      const path: Path = (below) => `/content/indicators/${i}${below}`;
      const { group } = indicator;
      return [
        ...(groups.has(group) ? [] : [fault(file, path('/group'), 'DANGLING', { name: group })]),
        ...checkAggregate(file, path, indicator),
        ...checkPoints(file, path, indicator),
        ...checkMissing(file, path, indicator, model),
      ];
    }),
    ...model.groups.flatMap(({ floor, cap }, i) => bounded(file, `/content/groups/${i}`, floor, cap)),
    ...bounded(file, '/content/score', model.score.floor, model.score.cap),
  ];
}

function bounded(file: string, path: string, floor: string | null, cap: string | null): PlainFault[] {
  const wrong = floor !== null && cap !== null && scaled(floor) > scaled(cap);
  return wrong ? [fault(file, `${path}/floor`, 'FLOOR_ABOVE_CAP', {})] : [];
}

function checkAggregate(file: string, path: Path, indicator: ModelIndicator): PlainFault[] {
  const { aggregate, select, window, repair } = indicator;
  const { kind, steps, among, minimum, attribute } = aggregate;
  const uses = { steps: kind === 'decay', among: kind === 'ratio', minimum: kind === 'ratio', attribute: kind === 'attribute' };
  const given = { steps, among, minimum, attribute };
  const faults = (Object.keys(uses) as (keyof typeof uses)[]).flatMap((name) => {
    if (uses[name] === (given[name] !== undefined)) return [];
    return [fault(file, path('/aggregate'), uses[name] ? 'AGGREGATE_NEEDS' : 'AGGREGATE_HAS', { name })];
  });
  const needs = kind === 'attribute' ? select !== null : select === null;
  if (needs) faults.push(fault(file, path('/select'), kind === 'attribute' ? 'AGGREGATE_HAS' : 'AGGREGATE_NEEDS', { name: 'select' }));
  if (window !== null && (kind === 'attribute' || kind === 'in-force'))
    faults.push(fault(file, path('/window'), 'AGGREGATE_HAS', { name: 'window' }));
  if (repair !== undefined && kind !== 'count') faults.push(fault(file, path('/repair'), 'AGGREGATE_HAS', { name: 'repair' }));
  return [
    ...faults,
    ...checkSteps(
      file,
      path('/aggregate/steps'),
      (steps ?? []).map((each) => each.untilDays),
      (steps ?? []).map((each) => each.factor),
    ),
    ...checkSteps(
      file,
      path('/repair/steps'),
      (repair?.steps ?? []).map((each) => each.withinDays),
      [...(repair?.steps ?? []).map((each) => each.restores), ...(repair ? [repair.sameYear, repair.later] : [])],
    ),
  ];
}

function checkSteps(file: string, path: string, days: readonly number[], shares: readonly string[]): PlainFault[] {
  const unordered = days.some((day, k) => k > 0 && day <= days[k - 1]!);
  const wrong = shares.some((share) => scaled(share) < 0n || scaled(share) > ONE);
  return [...(unordered ? [fault(file, path, 'STEPS_ORDER', {})] : []), ...(wrong ? [fault(file, path, 'SHARE_WRONG', {})] : [])];
}

const SEVERITY_WORDS = ['none', 'minor', 'general', 'serious'];

function checkPoints(file: string, path: Path, indicator: ModelIndicator): PlainFault[] {
  const { points, aggregate } = indicator;
  const { kind, per, cap, bands, table, otherwise, missing } = points;
  const at = path('/points');
  const word = wordOf(indicator);
  if (kind !== 'none' && word !== (kind === 'table')) return [fault(file, at, 'POINTS_UNFIT', { points: kind, aggregate: aggregate.kind })];
  const capped = kind === 'linear' && ['amount', 'recency', 'attribute'].includes(aggregate.kind);
  const need = { per: kind === 'linear', bands: kind === 'bands', table: kind === 'table', otherwise: kind === 'table', cap: capped };
  const given = { per, bands, table, otherwise, cap };
  const faults = (Object.keys(need) as (keyof typeof need)[]).flatMap((name) => {
    const optional = name === 'cap' && kind === 'linear';
    if (need[name] === (given[name] !== undefined) || (optional && !need[name])) return [];
    return [fault(file, at, need[name] ? 'POINTS_NEED' : 'POINTS_HAVE', { name })];
  });
  if (missing !== undefined && (kind === 'none' || !mayMiss(indicator))) faults.push(fault(file, at, 'POINTS_HAVE', { name: 'missing' }));
  if (kind === 'linear' && per !== undefined && cap !== undefined && scaled(per) * scaled(cap) < 0n)
    faults.push(fault(file, path('/points/cap'), 'CAP_AGAINST', {}));
  if (aggregate.kind === 'worst-severity')
    (table ?? []).forEach(({ value: name }, k) => {
      if (!SEVERITY_WORDS.includes(name)) faults.push(fault(file, path(`/points/table/${k}/value`), 'TABLE_VALUE', { name }));
    });
  (table ?? []).forEach(({ value: name }, k) => {
    const first = table!.findIndex((each) => each.value === name);
    if (first < k) faults.push(fault(file, path(`/points/table/${k}/value`), 'CODE_TWICE', { name }));
  });
  return [...faults, ...checkBands(file, path('/points/bands'), bands ?? [])];
}

/** Half-open, one behind the other, open at both ends: each raw value has one band. */
function checkBands(file: string, path: string, bands: readonly { from: string | null; to: string | null }[]): PlainFault[] {
  const word = (decimal: string | null | undefined) => decimal ?? 'null';
  const faults: PlainFault[] = [];
  bands.forEach((band, k) => {
    const before = k === 0 ? null : bands[k - 1]!.to;
    const meets = k === 0 ? band.from === null : band.from !== null && before !== null && scaled(before) === scaled(band.from);
    if (!meets) faults.push(fault(file, `${path}/${k}/from`, 'BANDS_GAP', { before: word(before), after: word(band.from) }));
    const empty = band.from !== null && band.to !== null && scaled(band.to) <= scaled(band.from);
    const last = k === bands.length - 1;
    if (empty || (band.to === null) !== last)
      faults.push(fault(file, `${path}/${k}/to`, 'BANDS_GAP', { before: word(band.to), after: word(bands[k + 1]?.from) }));
  });
  return faults;
}

/**
 * Missing data gives the best that the indicator can give: there must be one, or weights that leave its group out, in which
 * nothing else could stand. Of a ratio there are records below its minimum too.
 */
function checkMissing(file: string, path: Path, indicator: ModelIndicator, model: ModelContent): PlainFault[] {
  const { points, group, aggregate, id: name } = indicator;
  const open = points.kind === 'linear' && points.cap === undefined && scaled(points.per ?? '0') > 0n;
  if (!open || !mayMiss(indicator) || points.missing !== undefined) return [];
  const alone = aggregate.kind !== 'ratio' && model.indicators.every((each) => each === indicator || each.group !== group);
  const leftOut =
    alone &&
    model.coefficients?.every(
      ({ present, weights }) => present.includes(group) || weights.some((each) => each.group === group && scaled(each.weight) === 0n),
    );
  return leftOut === true ? [] : [fault(file, path('/points'), 'MISSING_UNBOUNDED', { name })];
}
