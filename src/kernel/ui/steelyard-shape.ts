/**
 * The steelyard as an instrument: where marks stand for a period. Pure geometry in px, no colours and no words: the drawing
 * never says more than the sentence beside it.
 */

/** A period of a few days, a mark for each: three, five, seven, ten working days. */
export interface DayPeriod {
  kind: 'days';
  /** Days passed; 0 on the first. More than `of`: late. */
  day: number;
  of: number;
}

/** A period of months: a beam with ends and a weight where today is. */
export interface SpanPeriod {
  kind: 'span';
  /** What has passed of it, 0 to 1; more is beyond its end. */
  passed: number;
}
export type Period = DayPeriod | SpanPeriod;

export interface StarMark {
  shape: 'passed' | 'left' | 'late';
  x: number;
}

export interface Instrument {
  width: number;
  /** Ends of the beam. */
  beam: readonly [number, number];
  marks: readonly StarMark[];
  /** Upright strokes at the ends of a span; none for days, whose marks are their own ends. */
  ends: readonly number[];
  /** Where the weight of a span hangs. */
  weight: number | null;
}

const STEP = 16;
const MARGIN = 2;
/** Beyond a fortnight of squares a drawing says no more than the sentence. */
const LATE_SHOWN = 14;
/** A longer row of marks can't be counted by eye: it is a beam. */
export const STARS_MAX = 15;
const SPAN = 160;
/** What of a beam stands behind its end, for what is late. */
const BEYOND = 24;

export function instrument(period: Period): Instrument {
  if (period.kind === 'span') return beam(period.passed);
  const { day, of } = period;
  return of > STARS_MAX ? beam(day / of) : stars(day, of);
}

function stars(day: number, of: number): Instrument {
  const late = Math.min(Math.max(0, day - of), LATE_SHOWN);
  const count = of + late;
  const width = count * STEP + 2 * MARGIN;
  const marks = Array.from({ length: count }, (_, index) => ({
    x: MARGIN + index * STEP + STEP / 2,
    shape: index >= of ? ('late' as const) : index < day ? ('passed' as const) : ('left' as const),
  }));
  return { width, beam: [MARGIN, width - MARGIN], marks, ends: [], weight: null };
}

function beam(passed: number): Instrument {
  const [from, to] = [MARGIN + 6, MARGIN + 6 + SPAN];
  const over = passed > 1;
  const last = over ? to + BEYOND : to;
  const weight = over ? last : from + Math.max(0, passed) * SPAN;
  return {
    width: last + MARGIN + 6,
    beam: [from, last],
    marks: over ? [{ shape: 'late', x: last }] : [],
    ends: [from, to],
    weight: over ? null : Math.round(weight * 10) / 10,
  };
}

/** What has passed on `today` of a span between two ISO days: 0 to 1, and beyond. */
export function passedOf(from: string, to: string, today: string): number {
  const [start, end, now] = [from, to, today].map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number, number];
  return end <= start ? (now > end ? 2 : 1) : (now - start) / (end - start);
}
