import type { Aggregate, Band, Condition, Indicator, Points } from '../types.ts';

type Kind = Aggregate['kind'];

/** Is the value a word (a grade, a severity, a kind) and no number? As the checker sees it. */
export function isWord({ kind, attribute }: Aggregate): boolean {
  return kind === 'worst-severity' || kind === 'grade' || (kind === 'attribute' && attribute !== 'age-months');
}

/** Ways of giving points that fit a value. */
export function scoringsFor(aggregate: Aggregate): Points['kind'][] {
  return isWord(aggregate) ? ['none', 'table'] : ['none', 'linear', 'bands'];
}

const CAPPED: readonly Kind[] = ['amount', 'recency', 'attribute'];
const MAY_MISS: readonly Kind[] = ['recency', 'ratio', 'mean', 'weighted-mean', 'grade', 'attribute'];

/** Points of another kind, to begin with: what the kind needs, at nought. */
function pointsOf(kind: Points['kind'], aggregate: Aggregate): Points {
  switch (kind) {
    case 'none':
      return { kind };
    case 'linear':
      return { kind, per: '0', ...(CAPPED.includes(aggregate.kind) ? { cap: '0' } : {}) };
    case 'bands':
      return {
        kind,
        bands: [
          { from: null, to: '1', points: '0' },
          { from: '1', to: null, points: '0' },
        ],
      };
    case 'table':
      return { kind, table: [{ value: aggregate.kind === 'worst-severity' ? 'serious' : 'A', points: '0' }], otherwise: '0' };
  }
}

export function withScoring(indicator: Indicator, kind: Points['kind']): Indicator {
  return indicator.points.kind === kind ? indicator : { ...indicator, points: pointsOf(kind, indicator.aggregate) };
}

/** Another value of the same indicator, with all that it needs and nothing that it has no use for. */
export function withAggregate(indicator: Indicator, kind: Kind, firstItem: string): Indicator {
  const { repair, ...rest } = indicator;
  const select = kind === 'attribute' ? null : (indicator.select ?? { items: [firstItem] });
  const aggregate: Aggregate = {
    kind,
    ...(kind === 'decay' ? { steps: [{ untilDays: 365, factor: '1' }] } : {}),
    ...(kind === 'ratio' ? { among: { items: [...(select?.items ?? [firstItem])] }, minimum: 1 } : {}),
    ...(kind === 'attribute' ? { attribute: 'age-months' as const } : {}),
  };
  const made: Indicator = {
    ...rest,
    select,
    window: kind === 'attribute' || kind === 'in-force' ? null : indicator.window,
    aggregate,
    ...(kind === 'count' && repair !== undefined ? { repair } : {}),
  };
  return fitting(made);
}

/** Points that no longer fit the value begin anew; a cap that is needed is there; nothing is said of what can't be missing. */
export function fitting(indicator: Indicator): Indicator {
  const { aggregate, points } = indicator;
  if (!scoringsFor(aggregate).includes(points.kind)) {
    return { ...indicator, points: pointsOf(isWord(aggregate) ? 'table' : 'bands', aggregate) };
  }
  const { missing, ...kept } = points;
  const needsCap = points.kind === 'linear' && CAPPED.includes(aggregate.kind) && points.cap === undefined;
  const says = missing !== undefined && MAY_MISS.includes(aggregate.kind);
  const severities = ['none', 'minor', 'general', 'serious'];
  const table = aggregate.kind === 'worst-severity' ? points.table?.filter(({ value }) => severities.includes(value)) : points.table;
  if (table?.length === 0) return { ...indicator, points: pointsOf('table', aggregate) };
  return {
    ...indicator,
    points: { ...kept, ...(table === undefined ? {} : { table }), ...(needsCap ? { cap: '0' } : {}), ...(says ? { missing } : {}) },
  };
}

/** The end of a band is the beginning of the next: there is no gap to make. */
export function withBandEnd(bands: readonly Band[], at: number, to: string): Band[] {
  return bands.map((band, k) => (k === at ? { ...band, to } : k === at + 1 ? { ...band, from: to } : band));
}

export function withoutBand(bands: readonly Band[], at: number): Band[] {
  const left = bands.filter((_, k) => k !== at);
  return left.map((band, k) => ({
    ...band,
    from: k === 0 ? null : left[k - 1]!.to === null ? band.from : left[k - 1]!.to,
    to: k === left.length - 1 ? null : band.to,
  }));
}

/** One more behind the last, whose end is to be filled in. */
export function withBand(bands: readonly Band[]): Band[] {
  const last = bands.at(-1);
  if (last === undefined) return [{ from: null, to: null, points: '0' }];
  return [...bands.slice(0, -1), { ...last, to: '' }, { from: '', to: null, points: '0' }];
}

/** A condition on an indicator, to begin with. */
export function conditionOn({ id, aggregate }: Pick<Indicator, 'id' | 'aggregate'>): Condition {
  return isWord(aggregate) ? { indicator: id, in: [] } : { indicator: id, atLeast: '1' };
}

/** A name that none of these has: `fines`, `fines-2`, `fines-3`. */
export function freshId(id: string, taken: readonly string[]): string {
  if (!taken.includes(id)) return id;
  const stem = id.replace(/-\d+$/u, '');
  for (let n = 2; ; n += 1) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}
