import type { ModelContent, ModelIndicator } from '../../../kernel/policy/index.ts';
import { FACT, facetParts, HEADER, NEVER, SIZE, type Numbers } from '../../../registry/dossiers/index.ts';
import { attributeMeasurer } from '../attributes.ts';
import { amountAt } from '../body.ts';
import { ymdOf } from '../days.ts';
import { behind, forget, nothingOf, reset, soon, type Measured } from './measured.ts';
import { receivedValue, TEN4 } from '../numbers.ts';
import { highest } from './select.ts';
import { KIND, placeOf, selectorsByPlace, type Selector } from './selectors.ts';
import { STATE, STATES_OF_FACTS, USABLE } from './states.ts';

/** Measures the dossier that begins at `start`; `detail`: also when each value changes by itself, and the facts behind it. */
export interface Measurer {
  (view: DataView, start: number, into: Measured, detail: boolean): void;
}

/**
 * One pass over the facts of a body: by its item, nature and state a fact meets only the indicators that ask for it, and each
 * test is a look into a table. No code is made at run time: what people write into a model never becomes a program (decision 0011).
 */
export function measurer(model: Pick<ModelContent, 'indicators'>, numbers: Numbers, asOf: number): Measurer {
  const { indicators } = model;
  const byPlace = selectorsByPlace(model, numbers, asOf);
  const counting = [...new Set(byPlace.flatMap((each) => each ?? []))].filter(({ kind }) => kind === KIND.provinces);
  const values = new Float64Array(1 + highest(numbers.facet)).fill(Number.NaN);
  for (const [name, number] of numbers.facet) values[number] = receivedValue(facetParts(name).value);
  const attributes = attributeMeasurer(indicators, asOf);
  const nothing = nothingOf(indicators);
  const settle = settler(indicators, asOf);
  return (view, start, into, detail) => {
    reset(into, nothing);
    if (detail) forget(into);
    for (const each of counting) each.provinces.fill(0);
    const end = start + SIZE * (1 + view.getUint32(start + HEADER.count, true));
    for (let fact = start + SIZE; fact < end; fact += SIZE) {
      // Item, nature and state lie side by side.
      const head = view.getUint32(fact + FACT.item, true);
      const state = head >>> 24;
      const selectors = byPlace[placeOf(head & 0xffff, (head >>> 16) & 0xff, state)];
      if (selectors === undefined || USABLE[view.getUint8(fact + FACT.flags)] === 0) continue;
      const event = view.getInt32(fact + FACT.event, true);
      for (let k = 0; k < selectors.length; k += 1) {
        const each = selectors[k]!;
        if (each.facet !== null && each.facet[view.getUint16(fact + FACT.facet, true)] !== 1) continue;
        if (each.kind === KIND['in-force']) {
          if (!isInForce(each.at, view, fact, state, event, asOf, into, detail)) continue;
        } else {
          if (event < each.from) continue;
          // Facts come in the order of their days: of those in the window the first one leaves first.
          if (detail && (event > each.to || into.next[each.at] === NEVER)) soon(into, each.at, each.changes(event), asOf);
          if (event > each.to || !take(each, view, fact, state, event, asOf, values, into, detail)) continue;
        }
        behind(into, each.at);
        if (detail) into.hits?.[each.at]!.push((fact - start) / SIZE - 1);
      }
    }
    attributes(view, start, into, detail);
    settle(into, detail);
  };
}

/** Adds a fact within the window to the raw value; false: it says nothing to this indicator. */
function take(
  each: Selector,
  view: DataView,
  fact: number,
  state: number,
  event: number,
  asOf: number,
  values: Float64Array,
  into: Measured,
  detail: boolean,
): boolean {
  const { at } = each;
  switch (each.kind) {
    case KIND.count:
      into.n[at]! += each.repair === null ? 1 : left(each.repair, view, fact, state, event);
      return true;
    case KIND.amount:
      into.n[at] = Math.min(Number.MAX_SAFE_INTEGER, into.n[at]! + amountAt(view, fact));
      return true;
    case KIND['worst-severity']:
      into.word[at] = Math.max(into.word[at]!, view.getUint8(fact + FACT.nature) >> 4);
      return true;
    case KIND.recency:
      into.n[at] = Math.max(0, asOf - event);
      return true;
    case KIND.decay:
      return takeDecayed(each, event, asOf, into, detail);
    case KIND.provinces: {
      const province = view.getUint8(fact + FACT.province);
      if (province === 0) return false;
      if (each.provinces[province] === 0) into.n[at]! += 1;
      each.provinces[province] = 1;
      return true;
    }
    case KIND.ratio:
      into.d[at] = into.volume[at]! + 1;
      if (isAbove(each, view, fact)) into.n[at]! += 1;
      return true;
    case KIND.mean:
    case KIND['weighted-mean']:
      return takeValue(each, view, fact, values, into);
    case KIND.grade:
      return takeGrade(at, view, fact, state, asOf, into, detail);
    case KIND['in-force']:
    case KIND.attribute:
      return false;
  }
}

function takeDecayed({ at, steps }: Selector, event: number, asOf: number, into: Measured, detail: boolean): boolean {
  for (let k = 0; k < steps.length; k += 1) {
    const step = steps[k]!;
    if (asOf - event > step.untilDays) continue;
    into.n[at]! += step.factor;
    if (detail) soon(into, at, event + step.untilDays + 1, asOf);
    return true;
  }
  return false;
}

function isAbove({ above }: Selector, view: DataView, fact: number): boolean {
  const { item, nature, facet } = above!;
  if (item[view.getUint16(fact + FACT.item, true)] !== 1 || nature[view.getUint8(fact + FACT.nature)] === 0) return false;
  return facet === null || facet[view.getUint16(fact + FACT.facet, true)] === 1;
}

function takeValue({ at, kind }: Selector, view: DataView, fact: number, values: Float64Array, into: Measured): boolean {
  const value = values[view.getUint16(fact + FACT.facet, true)]!;
  if (Number.isNaN(value)) return false;
  if (kind === KIND.mean) {
    into.n[at]! += value;
    return true;
  }
  const amount = amountAt(view, fact);
  if (amount <= 0) return false;
  into.bigN[at] = into.bigN[at]! + BigInt(value) * BigInt(amount);
  into.bigD[at] = into.bigD[at]! + BigInt(amount) * BigInt(TEN4);
  return true;
}

/**
 * Facts stand in the order of their days: the last one holds, alone. One that has run out leaves no value: the one that it
 * took the place of does not come back.
 */
function takeGrade(at: number, view: DataView, fact: number, state: number, asOf: number, into: Measured, detail: boolean): boolean {
  const facet = view.getUint16(fact + FACT.facet, true);
  if (facet === 0) return false;
  const over = overOn(view, fact, state);
  into.word[at] = over <= asOf ? 0 : facet;
  if (detail && into.hits !== null) into.hits[at]!.length = 0;
  if (over <= asOf) return false;
  if (detail && over !== NEVER) soon(into, at, over, asOf);
  return true;
}

/** The first day on which it no longer holds: the last day of a term is in it, the day on which something was taken off is not. */
function overOn(view: DataView, fact: number, state: number): number {
  const until = view.getInt32(fact + FACT.until, true);
  if (until === NEVER) return NEVER;
  return STATES_OF_FACTS[state] === STATE.removed ? until : until + 1;
}

/** What is known of a value only when all its records are. */
function settler(indicators: readonly ModelIndicator[], asOf: number): (into: Measured, detail: boolean) => void {
  const minimum = Int32Array.from(indicators, ({ aggregate }) => aggregate.minimum ?? 1);
  const only = (wanted: string) => Uint8Array.from(indicators, ({ aggregate }) => (aggregate.kind === wanted ? 1 : 0));
  const [means, ages, grades] = [only('mean'), only('recency'), only('grade')];
  return (into, detail) => {
    for (let k = 0; k < into.lives; k += 1) {
      const at = into.live[k]!;
      if (grades[at] === 1) {
        into.volume[at] = into.word[at] === 0 ? 0 : 1;
        // Its latest has run out: as if nothing had fitted it.
        if (into.word[at] === 0) {
          into.lives -= 1;
          into.live[k] = into.live[into.lives]!;
          k -= 1;
          continue;
        }
      }
      const volume = into.volume[at]!;
      into.has[at] = volume >= minimum[at]! ? 1 : 0;
      if (means[at] === 1) into.d[at] = TEN4 * volume;
      if (detail && ages[at] === 1) soon(into, at, asOf + 1, asOf);
    }
  };
}

/** Of a lapse, in ten-thousandths: what the model's rule of repair leaves. */
function left(repair: NonNullable<Selector['repair']>, view: DataView, fact: number, state: number, event: number): number {
  const until = view.getInt32(fact + FACT.until, true);
  if (STATES_OF_FACTS[state] !== STATE.repaired || until === NEVER) return TEN4;
  const step = repair.steps.find(({ withinDays }) => until - event <= withinDays);
  const restores = step?.restores ?? (ymdOf(until).y === ymdOf(event).y ? repair.sameYear : repair.later);
  return TEN4 - receivedValue(restores);
}

function isInForce(
  at: number,
  view: DataView,
  fact: number,
  state: number,
  event: number,
  asOf: number,
  into: Measured,
  detail: boolean,
): boolean {
  if (event > asOf) {
    if (detail) soon(into, at, event, asOf);
    return false;
  }
  const over = overOn(view, fact, state);
  if (over <= asOf) return false;
  if (detail && over !== NEVER) soon(into, at, over, asOf);
  into.n[at]! += 1;
  return true;
}
