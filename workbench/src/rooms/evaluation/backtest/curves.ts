/** Shapes of the curves, in units of a square of 1000; pure. Figures come as decimals and are only drawn here. */
export const SIDE = 1000;

const at = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * SIDE);

export interface Point {
  others: string;
  outcomes: string;
}

/** The ROC curve as a path: right = those without, up = those with; from nothing to all. */
export function rocPath(roc: readonly Point[]): string {
  const points = [{ others: '0', outcomes: '0' }, ...roc, { others: '1', outcomes: '1' }];
  return points.map(({ others, outcomes }, k) => `${k === 0 ? 'M' : 'L'}${at(Number(others))} ${SIDE - at(Number(outcomes))}`).join(' ');
}

/** Where the curve is furthest above the diagonal: the KS, as an upright line; null without points. */
export function ksLine(roc: readonly Point[]): { x: number; from: number; to: number } | null {
  const apart = ({ others, outcomes }: Point): number => Math.abs(Number(outcomes) - Number(others));
  const furthest = roc.reduce<Point | null>((best, each) => (best === null || apart(each) > apart(best) ? each : best), null);
  if (furthest === null) return null;
  return {
    x: at(Number(furthest.others)),
    from: SIDE - at(Number(furthest.others)),
    to: SIDE - at(Number(furthest.outcomes)),
  };
}

/** At most so many points of a long curve, the first and the last among them: for the table beside it. */
export function thinned<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  return Array.from({ length: most }, (_, k) => points[Math.round((k * (points.length - 1)) / (most - 1))]!);
}

export interface GroupBars {
  /** Lengths of the bars; null where a group has no figure. */
  bars: (number | null)[];
  /** Where the whole stands; null where it has no figure. */
  whole: number | null;
  /** Where a figure stands that tells nothing apart. */
  even: number | null;
}

/** Bars that lie one below the other, with the whole as a line through them. A rate fills its width by the largest, an AUC by 1. */
export function groupBars(figure: 'rate' | 'auc', figures: readonly (string | null)[], whole: string | null): GroupBars {
  const numbers = figures.map((each) => (each === null ? null : Number(each)));
  const all = whole === null ? null : Number(whole);
  const most = figure === 'auc' ? 1 : Math.max(0.0001, all ?? 0, ...numbers.map((each) => each ?? 0));
  const length = (value: number | null): number | null => (value === null ? null : at(value / most));
  return { bars: numbers.map(length), whole: length(all), even: figure === 'auc' ? at(0.5) : null };
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Upright bars of these heights, side by side, with the height at which 1 stands. */
export function liftBars(lifts: readonly (number | null)[]): { bars: Bar[]; one: number } {
  const most = Math.max(1, ...lifts.map((each) => each ?? 0));
  const step = SIDE / Math.max(1, lifts.length);
  const height = (lift: number): number => Math.round((lift / most) * SIDE);
  const bars = lifts.map((lift, k) => ({
    x: Math.round(k * step + step * 0.15),
    width: Math.round(step * 0.7),
    y: SIDE - height(lift ?? 0),
    height: height(lift ?? 0),
  }));
  return { bars, one: SIDE - height(1) };
}
