import type { ModelContent, ModelIndicator } from '../../../kernel/policy/index.ts';
import { NATURES, SEVERITY_CODES, type Numbers } from '../../../registry/dossiers/index.ts';
import { spanOf, type Span } from '../days.ts';
import { receivedValue } from '../numbers.ts';
import { choose, highest, type Chosen } from './select.ts';
import { STATE, STATES_OF_FACTS } from './states.ts';

/** Aggregates as small numbers: they are asked for at every fact. */
export const KIND = {
  count: 0,
  amount: 1,
  'worst-severity': 2,
  recency: 3,
  'in-force': 4,
  decay: 5,
  provinces: 6,
  ratio: 7,
  mean: 8,
  'weighted-mean': 9,
  grade: 10,
  attribute: 11,
} as const satisfies Record<ModelIndicator['aggregate']['kind'], number>;
type Kind = (typeof KIND)[keyof typeof KIND];

/** Which facts an indicator looks at, as tables over their bytes, and what it makes of them. */
export interface Selector {
  at: number;
  kind: Kind;
  /** Numbers of items. */
  items: readonly number[];
  /** By the byte of nature and severity, and by STATE. */
  nature: Uint8Array;
  states: readonly boolean[];
  /** By facet number; null: all. */
  facet: Uint8Array | null;
  /** Of a ratio: those that count above the line. */
  above: Chosen | null;
  /** Days of decision, both included. */
  from: number;
  to: number;
  changes: Span['changes'];
  steps: readonly { untilDays: number; factor: number }[];
  repair: NonNullable<ModelIndicator['repair']> | null;
  /** Provinces met in the body at hand. */
  provinces: Uint8Array;
}

/** A decision that was put right counts only by a rule of repair, and never as one that is in force. */
function statesFor(kind: Kind, repair: Selector['repair']): readonly boolean[] {
  const states = [false, true, true, true];
  states[STATE.repaired] = repair !== null && kind !== KIND['in-force'];
  return states;
}

/** Windows end on a day that has come, so that every bound is a small integer. */
const FIRST = -(2 ** 30);

function selectorOf(indicator: ModelIndicator, at: number, numbers: Numbers, asOf: number): Selector | null {
  const { select, aggregate, window, repair = null } = indicator;
  if (select === null) return null;
  const kind = KIND[aggregate.kind];
  const own = choose(select, numbers);
  const chosen = aggregate.among === undefined ? own : choose(aggregate.among, numbers);
  const { from, to, changes } = spanOf(window, asOf);
  return {
    at,
    kind,
    items: chosen.items,
    nature: chosen.nature,
    facet: chosen.facet,
    states: statesFor(kind, repair),
    above: aggregate.among === undefined ? null : own,
    from: Math.max(FIRST, from),
    to,
    changes,
    steps: (aggregate.steps ?? []).map(({ untilDays, factor }) => ({ untilDays, factor: receivedValue(factor) })),
    repair,
    provinces: new Uint8Array(kind === KIND.provinces ? 256 : 0),
  };
}

const STATES = Object.keys(STATE).length;
/** By the byte of nature and severity, which are few: the first of its places, one for each STATE. */
const NATURE_PLACE = Uint8Array.from(
  { length: 256 },
  (_, byte) => (Math.min(byte & 15, NATURES.length - 1) + (byte >> 4) * NATURES.length) * STATES,
);
const PLACES = NATURES.length * SEVERITY_CODES.length * STATES;

/** The place of a fact among those of its item. */
export function placeOf(item: number, nature: number, state: number): number {
  return item * PLACES + NATURE_PLACE[nature]! + STATES_OF_FACTS[state]!;
}

/** By `placeOf` a fact those whose selection it meets, but for its facet and its days; undefined: none. */
export function selectorsByPlace(
  { indicators }: Pick<ModelContent, 'indicators'>,
  numbers: Numbers,
  asOf: number,
): (Selector[] | undefined)[] {
  const byPlace: (Selector[] | undefined)[] = Array.from({ length: PLACES * (1 + highest(numbers.item)) });
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => (byte & 15) < NATURES.length && byte >> 4 < SEVERITY_CODES.length,
  );
  indicators.forEach((indicator, at) => {
    const selector = selectorOf(indicator, at, numbers, asOf);
    if (selector === null) return;
    for (const item of selector.items)
      for (const byte of bytes)
        for (const [state, counts] of selector.states.entries())
          if (counts && selector.nature[byte] === 1) (byPlace[item * PLACES + NATURE_PLACE[byte]! + state] ??= []).push(selector);
  });
  return byPlace;
}
