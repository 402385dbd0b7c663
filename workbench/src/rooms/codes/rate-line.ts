/** A rate over months as a line. Pure geometry in px; the numbers stand in the table beside it. */

export interface RatePoint {
  month: string;
  /** Of 10,000; null where too few to be rated. */
  rate: number | null;
}

export interface RateLine {
  width: number;
  height: number;
  /** Runs of rated months: a month without a rate breaks the line. */
  runs: { x: number; y: number }[][];
  target: number;
}

const WIDTH = 360;
const HEIGHT = 72;
const MARGIN = 8;

/** `top`: the highest rate of all lines that are compared, so that they share one scale. Null where no month is rated. */
export function rateLine(points: readonly RatePoint[], target: number, top: number): RateLine | null {
  if (points.every(({ rate }) => rate === null)) return null;
  const most = Math.max(top, target, 0.01);
  const step = points.length < 2 ? 0 : (WIDTH - 2 * MARGIN) / (points.length - 1);
  const y = (rate: number): number => Math.round((HEIGHT - MARGIN - (rate / most) * (HEIGHT - 2 * MARGIN)) * 10) / 10;
  const runs: RateLine['runs'] = [];
  let open = false;
  points.forEach(({ rate }, index) => {
    if (rate === null) {
      open = false;
      return;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)!.push({ x: Math.round((MARGIN + index * step) * 10) / 10, y: y(rate) });
  });
  return { width: WIDTH, height: HEIGHT, runs, target: y(target) };
}
