import type { ModelIndicator } from '../../../kernel/policy/index.ts';
import type { Numbers } from '../../../registry/dossiers/index.ts';
import { isShared, type Measured } from './measured.ts';
import { TEN4 } from '../numbers.ts';
import { exact, isWord } from '../points.ts';
import { highest } from './select.ts';

/** A body with more records than this is left to exact arithmetic: no sum over fewer leaves the safe integers. */
export const MANY = 500_000;

/**
 * How the raw value of an indicator lies in floats that hold integers: as it is; in ten-thousandths; as ten-thousandths or a
 * count by so many records; `big`: not at all.
 */
export type Shape = 'whole' | 'shared' | 'mean' | 'ratio' | 'word' | 'big';

export function shapeOf(indicator: ModelIndicator): Shape {
  const { kind } = indicator.aggregate;
  if (isWord(indicator)) return 'word';
  if (kind === 'weighted-mean') return 'big';
  if (kind === 'mean' || kind === 'ratio') return kind;
  return isShared(indicator) ? 'shared' : 'whole';
}

/** How many words the indicator may have: numbers of facets, or a byte. */
export function wordsIn({ aggregate }: ModelIndicator, { facet }: Numbers): number {
  return aggregate.kind === 'grade' ? 1 + highest(facet) : 256;
}

/** No decimal of a model is so high: compares as above all. */
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

const ceilDiv = (a: bigint, b: bigint): bigint => (a > 0n ? (a + b - 1n) / b : a / b);

/** The least integer that a raw value of this shape must have to reach n/d; by records for means and ratios. */
export function least(shape: Shape, decimal: string): number {
  const { n } = exact(decimal);
  const bound = shape === 'whole' ? ceilDiv(n, BigInt(TEN4)) : n;
  return Number(bound > SAFE ? SAFE : bound);
}

export type Reaches = (measured: Measured, bound: number) => boolean;

/**
 * Is the raw value at this place such a bound or above? Integers below 2^53 throughout: bounds have at most ten digits and
 * bodies at most MANY records.
 */
export function reaches(shape: Shape, at: number): Reaches {
  switch (shape) {
    case 'mean':
      return ({ n, volume }, bound) => n[at]! >= bound * volume[at]!;
    case 'ratio':
      return ({ n, volume }, bound) => n[at]! * TEN4 >= bound * volume[at]!;
    default:
      return ({ n }, bound) => n[at]! >= bound;
  }
}
