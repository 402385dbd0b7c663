import type { ModelContent, ModelIndicator } from '../../kernel/policy/index.ts';
import { FACT, facetParts, HEADER, NEVER, SIZE, type Numbers } from '../../registry/dossiers/index.ts';
import { amountAt } from './body.ts';
import { dayFrom, monthsBetween, spanOf, ymdOf, type Span, type Ymd } from './days.ts';
import { receivedValue, TEN4 } from './numbers.ts';
import { choose, type Chosen } from './select.ts';
import { isUsable, STATE, STATES_OF_FACTS } from './states.ts';

/** Raw values of one body, by place of the indicator. Reused from body to body. */
export interface Measured {
  /** 0 = missing. */
  has: Uint8Array;
  /** Numerator and denominator of a number. */
  n: Float64Array;
  d: Float64Array;
  /** The same of a weighted mean, which a float could not hold. */
  bigN: bigint[];
  bigD: bigint[];
  /** Of a word: facet number, severity, kind or state. */
  word: Int32Array;
  /** Records behind it. */
  volume: Int32Array;
  /** Places of the facts behind it; filled when asked for. */
  hits: number[][];
  /** The first day after that of evaluation on which it may change though no record does; NEVER. */
  next: Int32Array;
}

interface Selector {
  at: number;
  kind: ModelIndicator['aggregate']['kind'];
  chosen: Chosen;
  /** Of a ratio: those that count above the line. */
  above: Chosen | null;
  span: Span;
  steps: readonly { untilDays: number; factor: number }[];
  repair: NonNullable<ModelIndicator['repair']> | null;
}

export interface Measurer {
  (view: DataView, into: Measured, detail: boolean): void;
}

export function emptyMeasured(indicators: number): Measured {
  return {
    has: new Uint8Array(indicators),
    n: new Float64Array(indicators),
    d: new Float64Array(indicators),
    bigN: Array.from({ length: indicators }, () => 0n),
    bigD: Array.from({ length: indicators }, () => 0n),
    word: new Int32Array(indicators),
    volume: new Int32Array(indicators),
    hits: Array.from({ length: indicators }, () => []),
    next: new Int32Array(indicators).fill(NEVER),
  };
}

/**
 * One pass over the facts of a body: by its item a fact meets only the indicators that ask for it, and each test is a look
 * into a table. No code is made at run time: what people write into a model never becomes a program.
 */
export function measurer({ indicators }: Pick<ModelContent, 'indicators'>, numbers: Numbers, asOf: number): Measurer {
  const byItem = selectorsByItem(indicators, numbers, asOf);
  const values = new Float64Array(65_536).fill(Number.NaN);
  for (const [name, number] of numbers.facet) values[number] = receivedValue(facetParts(name).value);
  const attributes = indicators.flatMap(({ aggregate }, at) => (aggregate.attribute === undefined ? [] : [{ at, of: aggregate.attribute }]));
  const provinces = new Uint8Array(indicators.length * 256);
  const scaledCounts = indicators.map(({ aggregate, repair }) => aggregate.kind === 'decay' || repair !== undefined);
  return (view, into, detail) => {
    reset(into, scaledCounts);
    provinces.fill(0);
    const count = view.getUint32(HEADER.count, true);
    for (let i = 0, fact = SIZE; i < count; i += 1, fact += SIZE) {
      const selectors = byItem[view.getUint16(fact + FACT.item, true)];
      if (selectors === undefined) continue;
      const state = STATES_OF_FACTS[view.getUint8(fact + FACT.state)]!;
      if (state === STATE.out || !isUsable(view.getUint8(fact + FACT.flags))) continue;
      for (const each of selectors) take(each, view, fact, i, state, asOf, values, provinces, into, detail);
    }
    for (const { at, of } of attributes) measureAttribute(view, into, at, of, asOf, ymdOf(asOf));
    settle(indicators, into, asOf);
  };
} // prettier-ignore

function selectorsByItem(indicators: readonly ModelIndicator[], numbers: Numbers, asOf: number): (Selector[] | undefined)[] {
  const byItem: (Selector[] | undefined)[] = Array.from({ length: 65_536 });
  indicators.forEach(({ select, aggregate, window, repair }, at) => {
    if (select === null) return;
    const own = choose(select, numbers);
    const among = aggregate.among === undefined ? null : choose(aggregate.among, numbers);
    const steps = (aggregate.steps ?? []).map(({ untilDays, factor }) => ({ untilDays, factor: receivedValue(factor) }));
    const selector: Selector = { at, kind: aggregate.kind, chosen: among ?? own, above: among === null ? null : own,
      span: spanOf(window, asOf), steps, repair: repair ?? null };
    selector.chosen.item.forEach((chosen, number) => {
      if (chosen === 1) (byItem[number] ??= []).push(selector);
    });
  });
  return byItem;
} // prettier-ignore

function reset(into: Measured, scaledCounts: readonly boolean[]): void {
  into.has.fill(0);
  into.n.fill(0);
  into.word.fill(0);
  into.volume.fill(0);
  into.next.fill(NEVER);
  for (let at = 0; at < scaledCounts.length; at += 1) {
    into.d[at] = scaledCounts[at] === true ? TEN4 : 1;
    into.bigN[at] = 0n;
    into.bigD[at] = 0n;
    into.hits[at]!.length = 0;
  }
}

function fits({ nature, facet }: Chosen, view: DataView, fact: number): boolean {
  if (nature[view.getUint8(fact + FACT.nature)] === 0) return false;
  return facet === null || facet[view.getUint16(fact + FACT.facet, true)] === 1;
}

function take(
  each: Selector,
  view: DataView,
  fact: number,
  place: number,
  state: number,
  asOf: number,
  values: Float64Array,
  provinces: Uint8Array,
  into: Measured,
  detail: boolean,
): void {
  if (!fits(each.chosen, view, fact)) return;
  if (state === STATE.repaired && each.repair === null) return;
  const event = view.getInt32(fact + FACT.event, true);
  if (each.kind === 'in-force') return takeInForce(each.at, view, fact, place, state, event, asOf, into);
  if (detail) soon(into, each.at, each.span.changes(event), asOf);
  if (event < each.span.from || event > each.span.to) return;
  const { at } = each;
  switch (each.kind) {
    case 'count':
      into.n[at]! += each.repair === null ? 1 : left(each.repair, view, fact, state, event);
      break;
    case 'amount':
      into.n[at] = Math.min(Number.MAX_SAFE_INTEGER, into.n[at]! + amountAt(view, fact));
      break;
    case 'worst-severity':
      into.word[at] = Math.max(into.word[at]!, view.getUint8(fact + FACT.nature) >> 4);
      break;
    case 'recency':
      into.n[at] = Math.max(0, asOf - event);
      break;
    case 'decay': {
      const step = each.steps.find(({ untilDays }) => asOf - event <= untilDays);
      if (step === undefined) return;
      into.n[at]! += step.factor;
      if (detail) soon(into, at, event + step.untilDays + 1, asOf);
      break;
    }
    case 'provinces': {
      const province = view.getUint8(fact + FACT.province);
      if (province === 0) return;
      if (provinces[at * 256 + province] === 0) into.n[at]! += 1;
      provinces[at * 256 + province] = 1;
      break;
    }
    case 'ratio':
      if (into.volume[at] === 0) into.d[at] = 0;
      into.d[at]! += 1;
      if (each.above!.item[view.getUint16(fact + FACT.item, true)] === 1 && fits(each.above!, view, fact)) into.n[at]! += 1;
      break;
    case 'mean': {
      const value = values[view.getUint16(fact + FACT.facet, true)]!;
      if (Number.isNaN(value)) return;
      into.n[at]! += value;
      break;
    }
    case 'weighted-mean': {
      const value = values[view.getUint16(fact + FACT.facet, true)]!;
      const amount = amountAt(view, fact);
      if (Number.isNaN(value) || amount <= 0) return;
      into.bigN[at] = into.bigN[at]! + BigInt(value) * BigInt(amount);
      into.bigD[at] = into.bigD[at]! + BigInt(amount) * BigInt(TEN4);
      break;
    }
    case 'grade': {
      const facet = view.getUint16(fact + FACT.facet, true);
      if (facet === 0) return;
      // Facts stand in the order of their days: the last one holds.
      into.word[at] = facet;
      into.hits[at]!.length = 0;
      into.volume[at] = 0;
      break;
    }
    case 'attribute':
      return;
  }
  into.volume[at]! += 1;
  if (detail) into.hits[at]!.push(place);
} // prettier-ignore

/** Of a lapse, in ten-thousandths: what the model's rule of repair leaves. */
function left(repair: NonNullable<ModelIndicator['repair']>, view: DataView, fact: number, state: number, event: number): number {
  const until = view.getInt32(fact + FACT.until, true);
  if (state !== STATE.repaired || until === NEVER) return TEN4;
  const step = repair.steps.find(({ withinDays }) => until - event <= withinDays);
  const restores = step?.restores ?? (ymdOf(until).y === ymdOf(event).y ? repair.sameYear : repair.later);
  return TEN4 - receivedValue(restores);
} // prettier-ignore

function takeInForce(at: number, view: DataView, fact: number, place: number, state: number, event: number, asOf: number, into: Measured): void {
  const until = view.getInt32(fact + FACT.until, true);
  if (state === STATE.repaired) return;
  if (event > asOf) return soon(into, at, event, asOf);
  // The last day of a term is in it; the day on which something was taken off is not.
  const over = until === NEVER ? NEVER : state === STATE.removed ? until : until + 1;
  if (over <= asOf) return;
  if (over !== NEVER) soon(into, at, over, asOf);
  into.n[at]! += 1;
  into.volume[at]! += 1;
  into.hits[at]!.push(place);
} // prettier-ignore

function soon(into: Measured, at: number, day: number | null, asOf: number): void {
  if (day !== null && day > asOf && day < into.next[at]!) into.next[at] = day;
}

function measureAttribute(view: DataView, into: Measured, at: number, of: 'age-months' | 'kind' | 'state', asOf: number, today: Ymd): void {
  if (of !== 'age-months') {
    into.word[at] = view.getUint8(of === 'kind' ? HEADER.kind : HEADER.state);
    into.volume[at] = 1;
    return;
  }
  const founded = view.getInt32(HEADER.founded, true);
  if (founded === NEVER) return;
  if (founded > asOf) return soon(into, at, founded, asOf);
  const from = ymdOf(founded);
  into.n[at] = monthsBetween(from, today);
  into.volume[at] = 1;
  soon(into, at, nextMonth(from, today), asOf);
} // prettier-ignore

/** The day on which one more month is whole: in a month without that day, the first of the next. */
function nextMonth(from: Ymd, today: Ymd): number {
  const day = (month: number) => {
    const given = dayFrom(today.y, month, from.d);
    return Math.min(given, dayFrom(today.y, month + 1, 1));
  };
  return today.d < from.d ? day(today.m) : day(today.m + 1);
}

/** What is missing: no value where nothing was received, no ratio below its volume. A count of nothing is 0. */
function settle(indicators: readonly ModelIndicator[], into: Measured, asOf: number): void {
  indicators.forEach(({ aggregate }, at) => {
    const volume = into.volume[at]!;
    switch (aggregate.kind) {
      case 'recency':
        into.has[at] = volume > 0 ? 1 : 0;
        if (volume > 0) soon(into, at, asOf + 1, asOf);
        break;
      case 'mean':
        into.d[at] = TEN4 * Math.max(1, volume);
        into.has[at] = volume > 0 ? 1 : 0;
        break;
      case 'ratio':
        into.has[at] = volume >= (aggregate.minimum ?? 1) ? 1 : 0;
        break;
      case 'weighted-mean':
      case 'grade':
      case 'attribute':
        into.has[at] = volume > 0 ? 1 : 0;
        break;
      default:
        into.has[at] = 1;
    }
  });
} // prettier-ignore
