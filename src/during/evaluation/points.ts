import type { ModelContent, ModelIndicator } from '../../kernel/policy/index.ts';
import { scaledBy } from '../../kernel/policy/index.ts';
import { facetParts, KINDS, SEVERITY_CODES, STATES, type Numbers } from '../../registry/dossiers/index.ts';
import type { Measured } from './fast/measured.ts';
import { clamp, compare, TEN4, type Fraction } from './numbers.ts';

/** Decimals of points, before weights. */
export const PLACES = 4;
const ZERO: Fraction = { n: 0n, d: 1n };

export const exact = (decimal: string): Fraction => ({ n: scaledBy(decimal, PLACES), d: BigInt(TEN4) });

export function isWord({ aggregate: { kind, attribute } }: ModelIndicator): boolean {
  return kind === 'worst-severity' || kind === 'grade' || (kind === 'attribute' && attribute !== 'age-months');
}

/** Words of an indicator by their number. */
export function wordsOf({ aggregate: { kind, attribute } }: ModelIndicator, numbers: Numbers): (word: number) => string {
  if (kind === 'worst-severity') return (word) => SEVERITY_CODES[word] ?? 'none';
  if (attribute === 'kind') return (word) => KINDS[word]!;
  if (attribute === 'state') return (word) => STATES[word]!;
  let values: ReadonlyMap<number, string> | null = null;
  return (word) => {
    values ??= new Map([...numbers.facet].map(([name, number]) => [number, facetParts(name).value]));
    return values.get(word) ?? '';
  };
}

/** A raw value as a number. */
export function rawOf({ aggregate: { kind } }: ModelIndicator, at: number, { n, d, bigN, bigD }: Measured): Fraction {
  if (kind === 'weighted-mean') return { n: bigN[at]!, d: bigD[at]! };
  return { n: BigInt(n[at]!), d: BigInt(d[at]!) };
}

export type Points = (measured: Measured) => Fraction;

/** The points of the indicator at this place. What is missing never costs: it gives the best, or what the source says. */
export function pointsOf(indicator: ModelIndicator, at: number, numbers: Numbers): Points {
  const { kind } = indicator.points;
  if (kind === 'none') return () => ZERO;
  const missing = missingPoints(indicator);
  const given = kind === 'table' ? tablePoints(indicator, at, numbers) : numberPoints(indicator, at);
  return (measured) => (measured.has[at] === 0 ? missing : given(measured));
}

export function missingPoints({ points }: ModelIndicator): Fraction {
  if (points.missing !== undefined) return exact(points.missing.points);
  const all = [...(points.bands ?? []), ...(points.table ?? [])].map((each) => exact(each.points));
  if (points.otherwise !== undefined) all.push(exact(points.otherwise));
  if (points.kind === 'linear') all.push(ZERO, exact(points.cap ?? '0'));
  return all.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
}

function tablePoints(indicator: ModelIndicator, at: number, numbers: Numbers): Points {
  const table = new Map((indicator.points.table ?? []).map((row) => [row.value, exact(row.points)]));
  const otherwise = exact(indicator.points.otherwise ?? '0');
  const word = wordsOf(indicator, numbers);
  const known = new Map<number, Fraction>();
  return ({ word: words }) => {
    const number = words[at]!;
    const before = known.get(number);
    if (before !== undefined) return before;
    const found = table.get(word(number)) ?? otherwise;
    known.set(number, found);
    return found;
  };
}

function numberPoints(indicator: ModelIndicator, at: number): Points {
  const { points } = indicator;
  if (points.kind === 'linear') {
    const [per, cap] = [exact(points.per ?? '0'), points.cap === undefined ? null : exact(points.cap)];
    const grows = per.n >= 0n;
    return remembered(indicator, at, (raw) => {
      const product = { n: per.n * raw.n, d: per.d * raw.d };
      return grows ? clamp(product, null, cap) : clamp(product, cap, null);
    });
  }
  const bands = (points.bands ?? []).map((band) => ({ to: band.to === null ? null : exact(band.to), points: exact(band.points) }));
  return remembered(indicator, at, (raw) => bands.find(({ to }) => to === null || compare(raw, to) < 0)?.points ?? ZERO);
}

/** Most bodies have one of a few raw values: worked out once each, in exact arithmetic. */
function remembered(indicator: ModelIndicator, at: number, work: (raw: Fraction) => Fraction): Points {
  const raw = (measured: Measured) => rawOf(indicator, at, measured);
  if (indicator.aggregate.kind === 'weighted-mean') return (measured) => work(raw(measured));
  const known = new Map<number, Map<number, Fraction>>();
  return (measured) => {
    const [n, d] = [measured.n[at]!, measured.d[at]!];
    let byN = known.get(d);
    if (byN === undefined) known.set(d, (byN = new Map()));
    const before = byN.get(n);
    if (before !== undefined) return before;
    if (byN.size >= MOST_KNOWN) byN.clear();
    const found = work(raw(measured));
    byN.set(n, found);
    return found;
  };
}
const MOST_KNOWN = 10_000;

export type Holds = (measured: Measured) => boolean;

/** All conditions hold; what is missing meets none. */
export function holds(model: ModelContent, when: ModelContent['vetoes'][number]['when'], numbers: Numbers): Holds {
  const all = when.map((condition): Holds => {
    const at = model.indicators.findIndex((each) => each.id === condition.indicator);
    const indicator = model.indicators[at]!;
    const { atLeast, below, in: among } = condition;
    if (among !== undefined) {
      const word = wordsOf(indicator, numbers);
      return (measured) => measured.has[at] === 1 && among.includes(word(measured.word[at]!));
    }
    const [least, limit] = [atLeast, below].map((each) => (each === undefined ? null : exact(each)));
    return (measured) => {
      if (measured.has[at] === 0) return false;
      const raw = rawOf(indicator, at, measured);
      return (least == null || compare(raw, least) >= 0) && (limit == null || compare(raw, limit) < 0);
    };
  });
  return (measured) => all.every((each) => each(measured));
}
