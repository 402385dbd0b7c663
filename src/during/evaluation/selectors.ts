import type { ModelContent, ModelIndicator } from '../../kernel/policy/index.ts';
import type { Numbers } from '../../registry/dossiers/index.ts';
import { spanOf, type Span } from './days.ts';
import { receivedValue } from './numbers.ts';
import { choose, highest, type Chosen } from './select.ts';
import { STATE, STATES_OF_FACTS } from './states.ts';

/** Aggregates as small numbers: they are asked for at every fact. */
export const KIND = { count: 0, amount: 1, 'worst-severity': 2, recency: 3, 'in-force': 4, decay: 5, provinces: 6, ratio: 7, mean: 8,
  'weighted-mean': 9, grade: 10, attribute: 11 } as const satisfies Record<ModelIndicator['aggregate']['kind'], number>; // prettier-ignore
type Kind = (typeof KIND)[keyof typeof KIND];

/** Which facts an indicator looks at, as tables over their bytes, and what it makes of them. */
export interface Selector {
  at: number;
  kind: Kind;
  /** Numbers of items. */
  items: readonly number[];
  /** By the bytes of nature and severity, and of validity and end. */
  nature: Uint8Array;
  state: Uint8Array;
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

const counting = (repaired: 0 | 1): Uint8Array =>
  STATES_OF_FACTS.map((state) => (state === STATE.out ? 0 : state === STATE.repaired ? repaired : 1));
const [AS_THEY_ARE, AND_REPAIRED] = [counting(0), counting(1)];

/** A decision that was put right counts only by a rule of repair, and never as one that is in force. */
function statesFor(kind: Kind, repair: Selector['repair']): Uint8Array {
  return repair !== null && kind !== KIND['in-force'] ? AND_REPAIRED : AS_THEY_ARE;
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
    state: statesFor(kind, repair),
    above: aggregate.among === undefined ? null : own,
    from: Math.max(FIRST, from),
    to,
    changes,
    steps: (aggregate.steps ?? []).map(({ untilDays, factor }) => ({ untilDays, factor: receivedValue(factor) })),
    repair,
    provinces: new Uint8Array(kind === KIND.provinces ? 256 : 0),
  };
}

/** By item number those that ask for it. */
export function selectorsByItem(
  { indicators }: Pick<ModelContent, 'indicators'>,
  numbers: Numbers,
  asOf: number,
): (Selector[] | undefined)[] {
  const byItem: (Selector[] | undefined)[] = Array.from({ length: 1 + highest(numbers.item) });
  indicators.forEach((indicator, at) => {
    const selector = selectorOf(indicator, at, numbers, asOf);
    for (const number of selector?.items ?? []) (byItem[number] ??= []).push(selector!);
  });
  return byItem;
}
