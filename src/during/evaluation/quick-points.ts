import type { ModelIndicator } from '../../kernel/policy/index.ts';
import type { Numbers } from '../../registry/dossiers/index.ts';
import type { Measured } from './measured.ts';
import { exact, missingPoints, PLACES, wordsOf } from './points.ts';
import { largest, scaledTo, size } from './quick-proof.ts';
import { least, reaches, shapeOf, wordsIn } from './quick-values.ts';

/** Points as integers of so many decimals: of a share of one they have eight. */
export function placesOf(indicators: readonly ModelIndicator[]): number {
  const fine = indicators.some((each) => shapeOf(each) === 'shared' && each.points.kind === 'linear');
  return fine ? 2 * PLACES : PLACES;
}

export interface QuickPoints {
  /** An integer of `places` decimals; NaN: only exact arithmetic can say. */
  of(measured: Measured): number;
  /** No points of it are further from 0; null: nothing bounds them. */
  most: bigint | null;
}

const UNSURE: QuickPoints = { of: () => Number.NaN, most: 0n };

function always(points: bigint): QuickPoints {
  const value = Number(points);
  return { of: () => value, most: size(points) };
}

/**
 * The points of the indicator at this place, in floats that hold integers. `room`: how far from 0 points without a cap may go
 * before exact arithmetic takes over.
 */
export function quickPoints(indicator: ModelIndicator, at: number, numbers: Numbers, places: number, room: bigint): QuickPoints {
  const { points } = indicator;
  const shape = shapeOf(indicator);
  if (points.kind === 'none') return always(0n);
  const isQuotient = shape === 'big' || (points.kind === 'linear' && (shape === 'mean' || shape === 'ratio'));
  const scaled = (decimal: string): bigint => scaledTo(decimal, places);
  const missing = missingPoints(indicator).n * 10n ** BigInt(places - PLACES);
  const given =
    isQuotient ? UNSURE
    : points.kind === 'table' ? table(indicator, at, numbers, scaled)
    : points.kind === 'bands' ? bands(indicator, at, scaled)
    : linear(indicator, at, places, scaled, room);
  const [none, { of, most }] = [Number(missing), given];
  return { of: (measured) => (measured.has[at] === 0 ? none : of(measured)), most: most === null ? null : largest([most, missing]) };
} // prettier-ignore

function table(
  indicator: ModelIndicator,
  at: number,
  numbers: Numbers,
  scaled: (decimal: string) => bigint,
): QuickPoints {
  const rows = new Map((indicator.points.table ?? []).map((row) => [row.value, scaled(row.points)]));
  const otherwise = scaled(indicator.points.otherwise ?? '0');
  const word = wordsOf(indicator, numbers);
  const known = new Float64Array(wordsIn(indicator, numbers)).fill(Number.NaN);
  const of = ({ word: words }: Measured): number => {
    const number = words[at]!;
    if (Number.isNaN(known[number])) known[number] = Number(rows.get(word(number)) ?? otherwise);
    return known[number]!;
  };
  return { of, most: largest([...rows.values(), otherwise]) };
}

function bands(indicator: ModelIndicator, at: number, scaled: (decimal: string) => bigint): QuickPoints {
  const all = indicator.points.bands ?? [];
  const shape = shapeOf(indicator);
  const isUp = reaches(shape, at);
  const bounds = Float64Array.from(all, ({ to }) => (to === null ? 0 : least(shape, to)));
  const points = Float64Array.from(all, (band) => Number(scaled(band.points)));
  // The checker sees to it that only the last one is open.
  const last = all.length - 1;
  const of = (measured: Measured): number => {
    let k = 0;
    while (k < last && isUp(measured, bounds[k]!)) k += 1;
    return points[k]!;
  };
  return { of, most: largest(all.map((band) => scaled(band.points))) };
}

/** So much for each, up to the cap: from the raw value on that reaches it nothing is multiplied. */
function linear(
  indicator: ModelIndicator,
  at: number,
  places: number,
  scaled: (decimal: string) => bigint,
  room: bigint,
): QuickPoints {
  const { per = '0', cap } = indicator.points;
  const each = exact(per).n * (shapeOf(indicator) === 'shared' ? 1n : 10n ** BigInt(places - PLACES));
  const end = cap === undefined ? null : scaled(cap);
  if (each === 0n) return always(end !== null && end < 0n ? end : 0n);
  // A cap on the other side is refused by the checker; were one there, it would not be for here.
  if (end !== null && end !== 0n && end < 0n !== each < 0n) return UNSURE;
  const limit = end === null ? room : size(end);
  const from = Number((limit + size(each) - 1n) / size(each));
  const [by, last] = [Number(each), end === null ? Number.NaN : Number(end)];
  return { of: ({ n }) => (n[at]! < from ? by * n[at]! : last), most: end === null ? null : limit };
}
