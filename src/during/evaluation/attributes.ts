import type { ModelIndicator } from '../../kernel/policy/index.ts';
import { HEADER, NEVER } from '../../registry/dossiers/index.ts';
import { dayFrom, monthsBetween, ymdOf, type Ymd } from './days.ts';
import { behind, soon, type Measured } from './fast/measured.ts';

/** Days back for which ages are kept ready: a hundred years. */
const READY = 36_525;
const UNKNOWN = -1;

/** What a model asks of the body itself: its age in whole months, its kind, its state. */
export function attributeMeasurer(
  indicators: readonly ModelIndicator[],
  asOf: number,
): (view: DataView, start: number, into: Measured, detail: boolean) => void {
  const asked = indicators.flatMap(({ aggregate }, at) => (aggregate.attribute === undefined ? [] : [{ at, of: aggregate.attribute }]));
  const { ageOf, nextOf } = agesOn(asOf);
  return (view, start, into, detail) => {
    for (let k = 0; k < asked.length; k += 1) {
      const { at, of } = asked[k]!;
      if (of === 'age-months') {
        const founded = view.getInt32(start + HEADER.founded, true);
        if (founded > asOf) {
          if (detail && founded !== NEVER) soon(into, at, founded, asOf);
          continue;
        }
        into.n[at] = ageOf(founded);
        if (detail) soon(into, at, nextOf(founded), asOf);
      } else {
        into.word[at] = view.getUint8(start + (of === 'kind' ? HEADER.kind : HEADER.state));
      }
      behind(into, at);
    }
  };
}

/** Ages on one day, by the day on which a body was founded. */
interface Ages {
  asOf: number;
  /** Whole months. */
  ageOf(founded: number): number;
  /** The day on which one more is whole. */
  nextOf(founded: number): number;
}

let last: Ages | undefined;

/** They are kept ready for the day that was asked for last: whoever explains one body asks for the same day as the one before. */
function agesOn(asOf: number): Ages {
  last = last?.asOf === asOf ? last : makeAges(asOf);
  return last;
}

function makeAges(asOf: number): Ages {
  const today = ymdOf(asOf);
  const months = new Int16Array(READY).fill(UNKNOWN);
  const dayOfMonth = new Int8Array(READY);
  /** By the day of the month on which a body was founded. */
  const wholeOn = Int32Array.from({ length: 32 }, (_, day) => nextMonth(day, today));
  const dayOf = (founded: number): number => {
    const days = asOf - founded;
    if (days >= READY) return ymdOf(founded).d;
    if (dayOfMonth[days] === 0) dayOfMonth[days] = ymdOf(founded).d;
    return dayOfMonth[days]!;
  };
  return {
    asOf,
    ageOf(founded) {
      const days = asOf - founded;
      if (days >= READY) return monthsBetween(ymdOf(founded), today);
      if (months[days] === UNKNOWN) months[days] = monthsBetween(ymdOf(founded), today);
      return months[days]!;
    },
    nextOf: (founded) => wholeOn[dayOf(founded)]!,
  };
}

/** The day on which one more month is whole: in a month without that day, the first of the next. */
function nextMonth(from: number, today: Ymd): number {
  const day = (month: number) => {
    const given = dayFrom(today.y, month, from);
    return Math.min(given, dayFrom(today.y, month + 1, 1));
  };
  return today.d < from ? day(today.m) : day(today.m + 1);
}
