import type { ModelCondition, ModelContent, ModelIndicator } from '../../../kernel/policy/index.ts';

/*
 * The model as programs of two rule engines, over facts already aggregated: `r3` is the raw value of the fourth indicator,
 * `h3` whether it has one.
 */

const number = (decimal: string): string => (decimal.startsWith('-') ? `(0 - ${decimal.slice(1)})` : decimal);
const best = ({ points }: ModelIndicator): string =>
  (points.bands ?? []).map((band) => band.points).reduce((a, b) => (Number(a) > Number(b) ? a : b), '-999999');

function pointsText(indicator: ModelIndicator, at: number): string {
  const { points } = indicator;
  switch (points.kind) {
    case 'none':
      return '0';
    case 'table':
      return points.table!.reduceRight(
        (rest, row) => `(r${at} == '${row.value}' ? ${number(row.points)} : ${rest})`,
        number(points.otherwise!),
      );
    case 'linear':
      return `${points.per!.startsWith('-') ? 'max' : 'min'}([r${at} * ${number(points.per!)}, ${number(points.cap!)}])`;
    case 'bands': {
      const banded = points.bands!.reduceRight(
        (rest, band) => (band.to === null ? number(band.points) : `(r${at} < ${band.to} ? ${number(band.points)} : ${rest})`),
        '0',
      );
      return `(h${at} ? ${banded} : ${number(best(indicator))})`;
    }
  }
}

function whenText(model: ModelContent, when: readonly ModelCondition[]): string {
  return when
    .map(({ indicator, atLeast, below, in: among }) => {
      const at = model.indicators.findIndex((each) => each.id === indicator);
      if (among) return `(h${at} and r${at} in [${among.map((each) => `'${each}'`).join(', ')}])`;
      return `(h${at}${atLeast === undefined ? '' : ` and r${at} >= ${atLeast}`}${below === undefined ? '' : ` and r${at} < ${below}`})`;
    })
    .join(' and ');
}

/** Expressions of ZEN, in their order; each may look at those before it by `$`. The last is `grade`, a place. */
export function zenExpressions(model: ModelContent): { key: string; value: string }[] {
  const { indicators, groups, start, score, cutoffs, vetoes, grades } = model;
  const clamp = (value: string, floor: string | null, cap: string | null) => {
    const low = floor === null ? value : `max([${value}, ${number(floor)}])`;
    return cap === null ? low : `min([${low}, ${number(cap)}])`;
  };
  const place = (id: string) => grades.findIndex((each) => each.id === id);
  const sums = groups.map((group, g) => {
    const own = indicators.flatMap((each, at) => (each.group === group.id && each.points.kind !== 'none' ? [`$.p${at}`] : []));
    return { key: `g${g}`, value: clamp([number(group.start), ...own].join(' + '), group.floor, group.cap) };
  });
  const from = start.cases.reduceRight(
    (rest, each) => `(${whenText(model, each.when)} ? ${number(each.points)} : ${rest})`,
    number(start.points),
  );
  const unit = 10 ** score.places;
  const total = clamp(['$.start', ...groups.map((_, g) => `$.g${g}`)].join(' + '), score.floor, score.cap);
  const byScore = cutoffs.reduceRight(
    (rest, each) => (each.from === null ? String(place(each.grade)) : `($.score >= ${each.from} ? ${place(each.grade)} : ${rest})`),
    '0',
  );
  return [
    ...indicators.flatMap((each, at) => (each.points.kind === 'none' ? [] : [{ key: `p${at}`, value: pointsText(each, at) }])),
    ...sums,
    { key: 'start', value: from },
    { key: 'score', value: `floor((${total}) * ${unit} + 0.5) / ${unit}` },
    {
      key: 'grade',
      value: `max([${[byScore, ...vetoes.map((each) => `(${whenText(model, each.when)} ? ${place((each.grade ?? each.ceiling)!)} : 0)`)].join(', ')}])`,
    },
  ];
}

interface RuleCondition {
  fact: string;
  operator: string;
  value: unknown;
}

/** What json-rules-engine is given: points as a rule for each band and row, sums and linear points as facts that are worked out. */
export interface RulesProgram {
  /** Points that are worked out: by `per` up to `cap`; else by the events of rules. */
  linear: { at: number; per: number; cap: number }[];
  groups: { members: number[]; floor: number | null; cap: number | null }[];
  start: number;
  score: { floor: number; cap: number; unit: number };
  /** `points` by indicator, `start`, `score` and `veto` by place of the grade. */
  rules: { all: RuleCondition[]; event: { type: 'points' | 'start' | 'score' | 'veto'; at: number; value: number } }[];
}

export function rulesProgram(model: ModelContent): RulesProgram {
  const { indicators, groups, start, score, cutoffs, vetoes, grades } = model;
  const place = (id: string) => grades.findIndex((each) => each.id === id);
  const has = (at: number, value: boolean): RuleCondition => ({ fact: `h${at}`, operator: 'equal', value });
  const conditions = (when: readonly ModelCondition[]) =>
    when.flatMap(({ indicator, atLeast, below, in: among }) => {
      const at = indicators.findIndex((each) => each.id === indicator);
      return [
        has(at, true),
        ...(among ? [{ fact: `r${at}`, operator: 'in', value: among }] : []),
        ...(atLeast === undefined ? [] : [{ fact: `r${at}`, operator: 'greaterThanInclusive', value: Number(atLeast) }]),
        ...(below === undefined ? [] : [{ fact: `r${at}`, operator: 'lessThan', value: Number(below) }]),
      ];
    });
  const between = (fact: string, from: string | null, to: string | null): RuleCondition[] => [
    ...(from === null ? [] : [{ fact, operator: 'greaterThanInclusive', value: Number(from) }]),
    ...(to === null ? [] : [{ fact, operator: 'lessThan', value: Number(to) }]),
  ];
  const rules = indicators.flatMap((each, at): RulesProgram['rules'] => {
    const event = (points: string) => ({ type: 'points' as const, at, value: Number(points) });
    const { kind, bands, table } = each.points;
    if (kind === 'table')
      return table!.map((row) => ({ all: [{ fact: `r${at}`, operator: 'equal', value: row.value }], event: event(row.points) }));
    if (kind !== 'bands') return [];
    return [
      { all: [has(at, false)], event: event(best(each)) },
      ...bands!.map((band) => ({ all: [has(at, true), ...between(`r${at}`, band.from, band.to)], event: event(band.points) })),
    ];
  });
  const nullable = (decimal: string | null) => (decimal === null ? null : Number(decimal));
  return {
    linear: indicators.flatMap(({ points }, at) =>
      points.kind === 'linear' ? [{ at, per: Number(points.per), cap: Number(points.cap) }] : [],
    ),
    groups: groups.map(({ id, floor, cap }) => ({
      members: indicators.flatMap((each, at) => (each.group === id ? [at] : [])),
      floor: nullable(floor),
      cap: nullable(cap),
    })),
    start: Number(start.points),
    score: { floor: Number(score.floor), cap: Number(score.cap), unit: 10 ** score.places },
    rules: [
      ...rules,
      ...start.cases.map((each) => ({ all: conditions(each.when), event: { type: 'start' as const, at: 0, value: Number(each.points) } })),
      ...cutoffs.map(({ grade, from }, k) => ({
        all: between('score', from, k === 0 ? null : cutoffs[k - 1]!.from),
        event: { type: 'score' as const, at: place(grade), value: 0 },
      })),
      ...vetoes.map((each) => ({
        all: conditions(each.when),
        event: { type: 'veto' as const, at: place((each.grade ?? each.ceiling)!), value: 0 },
      })),
    ],
  };
}
