import { scaledBy } from '../decimal.ts';
import type { ModelContent, ModelIndicator } from '../schemas/model.ts';

/** Least and most, scaled; null = without bound. */
export interface Bounds {
  least: bigint | null;
  most: bigint | null;
}

const PLACES = 4;
export const scaled = (decimal: string): bigint => scaledBy(decimal, PLACES);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** All that an indicator can give, the points of a missing value included. */
export function pointsBounds({ points }: ModelIndicator): Bounds {
  const missing = points.missing ? [scaled(points.missing.points)] : [];
  const among = (given: readonly string[]): Bounds => {
    const all = [...given.map(scaled), ...missing];
    return { least: all.reduce(min), most: all.reduce(max) };
  };
  switch (points.kind) {
    case 'none':
      return { least: 0n, most: 0n };
    case 'bands':
      return among((points.bands ?? []).map((band) => band.points));
    case 'table':
      return among([...(points.table ?? []).map((row) => row.points), points.otherwise ?? '0']);
    case 'linear': {
      const cap = points.cap === undefined ? null : scaled(points.cap);
      const grows = scaled(points.per ?? '0') >= 0n;
      const [low, high] = grows ? [0n, cap] : [cap, 0n];
      return { least: low === null ? null : [low, ...missing].reduce(min), most: high === null ? null : [high, ...missing].reduce(max) };
    }
  }
}

function plus(a: Bounds, b: Bounds): Bounds {
  return {
    least: a.least === null || b.least === null ? null : a.least + b.least,
    most: a.most === null || b.most === null ? null : a.most + b.most,
  };
}

function times({ least, most }: Bounds, weight: bigint): Bounds {
  const by = (bound: bigint | null) => (weight === 0n ? 0n : bound === null ? null : bound * weight);
  return weight < 0n ? { least: by(most), most: by(least) } : { least: by(least), most: by(most) };
}

function within({ least, most }: Bounds, floor: bigint | null, cap: bigint | null): Bounds {
  const into = (bound: bigint): bigint => {
    const low = floor === null ? bound : max(bound, floor);
    return cap === null ? low : min(low, cap);
  };
  return { least: least === null ? floor : into(least), most: most === null ? cap : into(most) };
}

/** Least and most score, by all starts and all weights. Twice scaled: points by weights. */
export function scoreBounds(model: ModelContent): Bounds {
  const one = 10n ** BigInt(PLACES);
  const nullable = (decimal: string | null, by = 1n) => (decimal === null ? null : scaled(decimal) * by);
  const groups = new Map(
    model.groups.map((group) => {
      const own = model.indicators.filter((each) => each.group === group.id).map(pointsBounds);
      const start = { least: scaled(group.start), most: scaled(group.start) };
      return [group.id, within(own.reduce(plus, start), nullable(group.floor), nullable(group.cap))];
    }),
  );
  const weightings = model.coefficients?.map((each) => each.weights) ?? [model.groups.map(({ id, weight }) => ({ group: id, weight }))];
  const starts = [model.start.points, ...model.start.cases.map((each) => each.points)].map((each) => scaled(each) * one);
  const start = { least: starts.reduce(min), most: starts.reduce(max) };
  const scores = weightings.map((weights) => {
    const parts = weights.flatMap(({ group, weight }) => {
      const bounds = groups.get(group);
      return bounds === undefined ? [] : [times(bounds, scaled(weight))];
    });
    return within(parts.reduce(plus, start), nullable(model.score.floor, one), nullable(model.score.cap, one));
  });
  return {
    least: scores.some((each) => each.least === null) ? null : scores.map((each) => each.least!).reduce(min),
    most: scores.some((each) => each.most === null) ? null : scores.map((each) => each.most!).reduce(max),
  };
}

/** A cut-off on the scale of `scoreBounds`. */
export const cutoffScaled = (decimal: string): bigint => scaled(decimal) * 10n ** BigInt(PLACES);
