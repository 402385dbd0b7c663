import type { ModelIndicator } from '../../../kernel/policy/index.ts';
import type { Numbers } from '../../../registry/dossiers/index.ts';
import type { Measured } from './measured.ts';
import { TEN4 } from '../numbers.ts';
import { exact, missingPoints, PLACES, wordsOf } from '../points.ts';
import { largest, scaledTo, size } from './quick-proof.ts';
import { least, shapeOf, wordsIn } from './quick-values.ts';

/** Points as integers of so many decimals: of a share of one they have eight. */
export function placesOf(indicators: readonly ModelIndicator[]): number {
  const fine = indicators.some((each) => shapeOf(each) === 'shared' && each.points.kind === 'linear');
  return fine ? 2 * PLACES : PLACES;
}

/** Ways of giving points, as small numbers: they are asked for at every value. */
const WAY = { always: 0, linear: 1, bands: 2, table: 3, unsure: 4 } as const;

/** What one indicator gives: the points for its raw value, or at the end of its way. */
interface Rule {
  way: (typeof WAY)[keyof typeof WAY];
  /** Always; of a linear one from the raw value `from` on. */
  points: number;
  by: number;
  from: number;
  /** From each bound on the next points hold. */
  bounds: Float64Array;
  given: Float64Array;
  /** Points by the number of a word; NaN: not asked yet. */
  words: Float64Array;
  wordPoints: (number: number) => number;
  /** No points of it are further from 0; null: nothing bounds them. */
  most: bigint | null;
}

const NOTHING = new Float64Array(0);
const PLAIN: Rule = {
  way: WAY.always,
  points: 0,
  by: 0,
  from: 0,
  bounds: NOTHING,
  given: NOTHING,
  words: NOTHING,
  wordPoints: () => 0,
  most: 0n,
};
/** Only exact arithmetic can say. */
const UNSURE: Rule = { ...PLAIN, way: WAY.unsure, points: Number.NaN };
const always = (points: bigint): Rule => ({ ...PLAIN, points: Number(points), most: size(points) });

export interface QuickPoints {
  /** Points of the indicator at this place, an integer of `places` decimals; NaN: only exact arithmetic can say. */
  of(at: number, measured: Measured): number;
  /** By place; what is missing gives points too. */
  most: readonly { most: bigint | null }[];
}

/**
 * The points of all indicators in floats that hold integers; in one place, since a call for each would take longer than what
 * it says. `room`: how far from 0 points without a cap may go before exact arithmetic takes over.
 */
export function quickPoints(indicators: readonly ModelIndicator[], numbers: Numbers, places: number, room: bigint): QuickPoints {
  const missing = indicators.map((each) => (each.points.kind === 'none' ? 0n : missingPoints(each).n * 10n ** BigInt(places - PLACES)));
  const rules = indicators.map((each) => ruleOf(each, numbers, places, room));
  const none = Float64Array.from(missing, Number);
  // A mean is compared by its sum against so many times the bound, a ratio by its count likewise, in ten-thousandths.
  const byVolume = Uint8Array.from(indicators, (each) => (['mean', 'ratio'].includes(shapeOf(each)) ? 1 : 0));
  const unit = Float64Array.from(indicators, (each) => (shapeOf(each) === 'ratio' ? TEN4 : 1));
  const of = (at: number, measured: Measured): number => {
    if (measured.has[at] === 0) return none[at]!;
    const rule = rules[at]!;
    switch (rule.way) {
      case WAY.linear: {
        const n = measured.n[at]!;
        return n < rule.from ? rule.by * n : rule.points;
      }
      case WAY.bands: {
        const value = measured.n[at]! * unit[at]!;
        const volume = byVolume[at] === 1 ? measured.volume[at]! : 1;
        let k = 0;
        while (k < rule.bounds.length && value >= rule.bounds[k]! * volume) k += 1;
        return rule.given[k]!;
      }
      case WAY.table: {
        const word = measured.word[at]!;
        const known = rule.words[word]!;
        return Number.isNaN(known) ? (rule.words[word] = rule.wordPoints(word)) : known;
      }
      default:
        return rule.points;
    }
  };
  const most = rules.map((rule, at) => ({ most: rule.most === null ? null : largest([rule.most, missing[at]!]) }));
  return { of, most };
}

function ruleOf(indicator: ModelIndicator, numbers: Numbers, places: number, room: bigint): Rule {
  const { points } = indicator;
  const shape = shapeOf(indicator);
  if (points.kind === 'none') return PLAIN;
  const isQuotient = shape === 'big' || (points.kind === 'linear' && (shape === 'mean' || shape === 'ratio'));
  if (isQuotient) return UNSURE;
  const scaled = (decimal: string): bigint => scaledTo(decimal, places);
  if (points.kind === 'table') return table(indicator, numbers, scaled);
  return points.kind === 'bands' ? bands(indicator, scaled) : linear(indicator, places, scaled, room);
}

function table(indicator: ModelIndicator, numbers: Numbers, scaled: (decimal: string) => bigint): Rule {
  const rows = new Map((indicator.points.table ?? []).map((row) => [row.value, scaled(row.points)]));
  const otherwise = scaled(indicator.points.otherwise ?? '0');
  const word = wordsOf(indicator, numbers);
  return {
    ...PLAIN,
    way: WAY.table,
    words: new Float64Array(wordsIn(indicator, numbers)).fill(Number.NaN),
    wordPoints: (number) => Number(rows.get(word(number)) ?? otherwise),
    most: largest([...rows.values(), otherwise]),
  };
}

function bands(indicator: ModelIndicator, scaled: (decimal: string) => bigint): Rule {
  const all = indicator.points.bands ?? [];
  const shape = shapeOf(indicator);
  // The checker sees to it that only the last one is open.
  const bounds = all.slice(0, -1).map(({ to }) => (to === null ? 0 : least(shape, to)));
  const points = all.map((band) => scaled(band.points));
  return { ...PLAIN, way: WAY.bands, bounds: Float64Array.from(bounds), given: Float64Array.from(points, Number), most: largest(points) };
}

/** So much for each, up to the cap: from the raw value on that reaches it nothing is multiplied. */
function linear(indicator: ModelIndicator, places: number, scaled: (decimal: string) => bigint, room: bigint): Rule {
  const { per = '0', cap } = indicator.points;
  const each = exact(per).n * (shapeOf(indicator) === 'shared' ? 1n : 10n ** BigInt(places - PLACES));
  const end = cap === undefined ? null : scaled(cap);
  if (each === 0n) return always(end !== null && end < 0n ? end : 0n);
  // A cap on the other side is refused by the checker; were one there, it would not be for here.
  if (end !== null && end !== 0n && end < 0n !== each < 0n) return UNSURE;
  const limit = end === null ? room : size(end);
  const from = Number((limit + size(each) - 1n) / size(each));
  const points = end === null ? Number.NaN : Number(end);
  return { ...PLAIN, way: WAY.linear, by: Number(each), from, points, most: end === null ? null : limit };
}
