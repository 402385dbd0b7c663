import type { sentenceMessages } from './sentence-messages.ts';
import type { Band, Condition, Cutoff, Group, Indicator, Selection, Veto, Weighting } from './sentence-types.ts';

export type Say = typeof sentenceMessages.zh;

/** Where a code stands: as the code or as the value of records of these items, by whose lists it is called. */
export interface Held {
  items: readonly string[];
  part: 'code' | 'value';
}

/** How what a model names is called: items of the catalogue, codes, its own indicators, groups and grades. */
export interface Names {
  item: (id: string) => string;
  nature: (code: string) => string;
  severity: (code: string) => string;
  /** Codes and values as records hold them. */
  value: (code: string, held: Held) => string;
  indicator: (id: string) => string;
  /** Items that it selects. */
  itemsOf: (indicator: string) => readonly string[];
  /** Is what it measures an amount? Those are held in 分 and read in yuan. */
  isAmount: (id: string) => boolean;
  group: (id: string) => string;
  grade: (id: string) => string;
}

const list = (say: Say, all: readonly string[] | undefined, name: (id: string) => string): string => (all ?? []).map(name).join(say.and());

const valueIn = (names: Names, items: readonly string[], part: Held['part']) => (code: string) => names.value(code, { items, part });

/** Which records: “行政处罚；性质：不利；程度：严重”. */
export function selectionText(say: Say, names: Names, selection: Selection | null): string {
  if (selection === null) return say['select.none']();
  const { items, natures, severities, codes, values } = selection;
  return [
    list(say, items, names.item),
    ...(natures ? [say['select.natures']({ which: list(say, natures, names.nature) })] : []),
    ...(severities ? [say['select.severities']({ which: list(say, severities, names.severity) })] : []),
    ...(codes ? [say['select.codes']({ which: list(say, codes, valueIn(names, items, 'code')) })] : []),
    ...(values ? [say['select.values']({ which: list(say, values, valueIn(names, items, 'value')) })] : []),
  ].join(say.also());
}

export function windowText(say: Say, window: Indicator['window']): string {
  return window === null ? say['window.none']() : say[`window.${window.unit}`]({ n: window.length });
}

/** What is measured. */
export function rawText(say: Say, names: Names, { aggregate }: Pick<Indicator, 'aggregate'>): string {
  const { kind, steps = [], among, minimum = 1, attribute = 'kind' } = aggregate;
  switch (kind) {
    case 'decay': {
      const each = steps.map(({ untilDays, factor }) => say['raw.decay.step']({ days: untilDays, factor }));
      return say['raw.decay']({ steps: each.join(say.also()) });
    }
    case 'ratio':
      return say['raw.ratio']({ among: selectionText(say, names, among ?? null), n: minimum });
    case 'attribute':
      return say[`raw.attribute.${attribute}`]();
    default:
      return say[`raw.${kind}`]();
  }
}

/** What one more of the value is: a record, a day. */
function unitText(say: Say, { kind }: Indicator['aggregate']): string {
  const units = {
    count: 'record',
    decay: 'record',
    'in-force': 'record',
    provinces: 'province',
    recency: 'day',
    attribute: 'month',
    amount: 'fen',
  } as const;
  return say[`unit.${kind in units ? units[kind as keyof typeof units] : 'one'}`]();
}

/** 分 as 元, digit by digit: 100000 → 1,000. */
function yuanOf(fen: string): string {
  const [, sign = '', whole = '0', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(fen) ?? [];
  const digits = whole.padStart(3, '0');
  const rest = `${digits.slice(-2)}${places}`.replace(/0+$/u, '');
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ',');
  return `${sign}${yuan}${rest === '' ? '' : `.${rest}`}`;
}

/** A number that is measured, or a limit of one, as people read it: amounts, which are held in 分, in yuan. */
export function numberText(say: Say, number: string, isAmount: boolean): string {
  return isAmount ? say.yuan({ amount: yuanOf(number) }) : number;
}

function bandText(say: Say, { from, to, points }: Band, isAmount: boolean): string {
  const word = (limit: string): string => numberText(say, limit, isAmount);
  if (from === null && to === null) return say['band.all']({ points });
  if (from === null) return say['band.below']({ to: word(to ?? '0'), points });
  return to === null ? say['band.from']({ from: word(from), points }) : say['band.between']({ from: word(from), to: word(to), points });
}

/** What it gives, line by line. */
export function pointsLines(say: Say, names: Names, { points, aggregate, select }: Indicator): string[] {
  const { kind, per = '0', cap, bands = [], table = [], otherwise } = points;
  switch (kind) {
    case 'none':
      return [say['points.none']()];
    case 'linear':
      return [say['points.linear']({ unit: unitText(say, aggregate), per, cap: cap ?? null })];
    case 'bands':
      return bands.map((each) => bandText(say, each, aggregate.kind === 'amount'));
    case 'table': {
      const name = valueIn(names, select?.items ?? [], 'value');
      return [
        ...table.map(({ value, points: given }) => say['table.row']({ value: name(value), points: given })),
        ...(otherwise === undefined ? [] : [say['table.other']({ points: otherwise })]),
      ];
    }
  }
}

/** Kinds whose value may be missing: a count of nothing is 0. */
const MAY_MISS = new Set(['recency', 'ratio', 'mean', 'weighted-mean', 'grade', 'attribute']);

/** What holds without data; null where no points are given at all. */
export function missingText(say: Say, { aggregate, points }: Pick<Indicator, 'aggregate' | 'points'>): string | null {
  if (points.kind === 'none') return null;
  if (!MAY_MISS.has(aggregate.kind)) return say['missing.never']();
  return points.missing === undefined ? say['missing.best']() : say['missing.given'](points.missing);
}

export function repairLines(say: Say, { repair }: Pick<Indicator, 'repair'>): string[] {
  if (repair === undefined) return [];
  const { steps, sameYear, later } = repair;
  return [
    ...steps.map(({ withinDays, restores }) => say['repair.step']({ days: withinDays, share: restores })),
    say['repair.rest']({ same: sameYear, later }),
  ];
}

function conditionText(say: Say, names: Names, condition: Condition): string {
  const { indicator, in: among } = condition;
  const what = names.indicator(indicator);
  const limit = (text: string | undefined) => (text === undefined ? undefined : numberText(say, text, names.isAmount(indicator)));
  const [atLeast, below] = [limit(condition.atLeast), limit(condition.below)];
  if (among !== undefined) {
    const name = valueIn(names, names.itemsOf(indicator), 'value');
    return say['when.in']({ what, values: list(say, among, name) });
  }
  if (atLeast !== undefined && below !== undefined) return say['when.between']({ what, least: atLeast, below });
  return atLeast === undefined ? say['when.below']({ what, below: below ?? '' }) : say['when.least']({ what, least: atLeast });
}

export function whenText(say: Say, names: Names, when: readonly Condition[]): string {
  return when.map((each) => conditionText(say, names, each)).join(say['when.and']());
}

export function vetoText(say: Say, names: Names, { grade, ceiling, fromScore }: Pick<Veto, 'grade' | 'ceiling' | 'fromScore'>): string {
  if (grade !== undefined && fromScore !== undefined) return say['veto.from']({ grade: names.grade(grade), from: fromScore });
  if (grade !== undefined) return say['veto.grade']({ grade: names.grade(grade) });
  return say['veto.ceiling']({ grade: names.grade(ceiling ?? '') });
}

export function boundsText(say: Say, { floor, cap }: Pick<Group, 'floor' | 'cap'>): string {
  if (floor !== null && cap !== null) return say['group.bounds']({ floor, cap });
  if (floor !== null) return say['group.floor']({ floor });
  return cap === null ? say['group.free']() : say['group.cap']({ cap });
}

export function cutoffText(say: Say, { from }: Cutoff): string {
  return from === null ? say['cutoff.rest']() : say['cutoff.from']({ from });
}

/** When these weights hold, and what they are. */
export function weightingText(say: Say, names: Names, { present, absent, weights }: Weighting): [string, string] {
  const groups = (ids: readonly string[]) => list(say, ids, names.group);
  const when = [
    ...(present.length === 0 ? [] : [say['data.present']({ groups: groups(present) })]),
    ...(absent.length === 0 ? [] : [say['data.absent']({ groups: groups(absent) })]),
  ];
  return [
    when.length === 0 ? say['data.any']() : when.join(say.also()),
    weights.map(({ group, weight }) => say['weight.of']({ group: names.group(group), weight })).join(say.also()),
  ];
}
