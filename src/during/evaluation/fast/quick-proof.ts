import type { ModelContent } from '../../../kernel/policy/index.ts';
import { exact, PLACES } from '../points.ts';

/** Sums that stay below it are whole, and a score is the whole part of a quotient without a doubt. */
const LIMIT = 2n ** 51n;
const ONE = 10n ** BigInt(PLACES);

export const size = (value: bigint): bigint => (value < 0n ? -value : value);
export const largest = (all: readonly bigint[]): bigint => all.map(size).reduce((a, b) => (a > b ? a : b), 0n);
export const scaledTo = (decimal: string, places: number): bigint => exact(decimal).n * 10n ** BigInt(places - PLACES);

/**
 * The proof that no sum of the model leaves the integers that a float holds: how far from 0 points without a cap may go (as an
 * integer of `places` decimals) so that it holds; null: it does not hold. Sums count four decimals more, those of weights.
 */
export function roomIn(model: ModelContent, points: readonly { most: bigint | null }[], places: number): bigint | null {
  const { groups, indicators, coefficients = [], start, score } = model;
  const weights = [...groups.map(({ weight }) => weight), ...coefficients.flatMap((each) => each.weights.map(({ weight }) => weight))];
  const heaviest = largest([ONE, ...weights.map((each) => scaledTo(each, PLACES))]);
  const sums = groups.map((group) => {
    const own = points.filter((_, at) => indicators[at]!.group === group.id);
    const sum = own.reduce((total, { most }) => total + (most ?? 0n), size(scaledTo(group.start, places)));
    return largest([sum, scaledTo(group.floor ?? '0', places), scaledTo(group.cap ?? '0', places)]);
  });
  const ends = [start.points, ...start.cases.map((each) => each.points), score.floor ?? '0', score.cap ?? '0'];
  const most = sums.reduce((a, b) => a + b, 0n) * heaviest + largest(ends.map((each) => scaledTo(each, places + PLACES)));
  const open = BigInt(points.filter((each) => each.most === null).length);
  if (most >= LIMIT) return null;
  if (open === 0n) return 0n;
  const room = (LIMIT - most) / (open * heaviest);
  return room < scaledTo('1', places) ? null : room;
}
