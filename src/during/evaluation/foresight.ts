import type { ModelContent, ModelIndicator } from '../../kernel/policy/index.ts';
import { HEADER, inOrder, laid, NEVER, packFacts, SIZE, type Attributes, type Fact, type Numbers } from '../../registry/dossiers/index.ts';
import { dayNumber, isoOf } from './days.ts';
import { evaluator, type Evaluator } from './evaluate.ts';
import { measurer, type Measurer } from './fast/measure.ts';
import { emptyMeasured, nothingOf } from './fast/measured.ts';
import { readyFor } from './fast/ready.ts';
import type { Outcome } from './fast/told.ts';

/** How a body would stand: the answer of the evaluator on the changed facts, never a guess. */
export interface Stands {
  score: string | null;
  /** Null: no grade, which is not a bad one. */
  grade: string | null;
}

export interface Foreseen {
  recordId: string;
  /** The indicators that it stands behind, and the day on which it leaves each by itself; null: only when the record changes. */
  indicators: { id: string; leavesOn: string | null }[];
  /** Were it put right on the day of evaluation. Null: nothing of it can be put right. */
  repaired: Stands | null;
  /** Were it not there, or behind its window. */
  gone: Stands;
}

export interface Foresight {
  /** Latest decision first. */
  records: Foreseen[];
  /** Records behind the grade that are not worked out here. */
  more: number;
  /** How it stands on each day on which a record leaves by itself, should nothing else happen. */
  ahead: ({ on: string } & Stands)[];
}

export interface Known {
  model: ModelContent;
  attributes: Attributes;
  /** Those that count on the day. */
  facts: readonly Fact[];
  asOf: string;
}

/** Each record is one evaluation of the whole body: a page shows so many, and says how many more there are. */
export const MOST_RECORDS = 60;
/** So many days on which something leaves. */
const MOST_DAYS = 12;
/** Steps of a decay (20 at most) and the day on which a record comes in: more changes has none. */
const MOST_CHANGES = 40;

/**
 * What would change a grade: for every record behind it how the body would stand without it and with it put right, and when it
 * leaves by itself. Pure; all answers are full evaluations of changed facts or of another day.
 */
export function foresight({ model, attributes, facts, asOf }: Known): Foresight {
  const { evaluate, numbers } = readyFor(model, facts, asOf);
  const ordered = inOrder(facts);
  const packed = packFacts(attributes, ordered, numbers);
  const today = standsBy(evaluate);
  const leaves = leaving({ model, attributes, facts, asOf }, numbers);
  const behind = behindWhich(evaluate.evaluate(laid(packed)), ordered);
  const latest = behind.toSorted((a, b) =>
    a.fact.event < b.fact.event ? 1 : a.fact.event > b.fact.event ? -1 : a.fact.recordId < b.fact.recordId ? -1 : 1,
  );
  const records = latest.slice(0, MOST_RECORDS).map(({ fact, place, indicators }): Foreseen => {
    return {
      recordId: fact.recordId,
      indicators: indicators.map((at) => ({ id: model.indicators[at]!.id, leavesOn: leaves(fact, at) })),
      repaired: canBePutRight(fact)
        ? today(changed(packed, place, packFacts(attributes, [{ ...fact, ended: 'repaired', until: asOf }], numbers)))
        : null,
      gone: today(changed(packed, place, null)),
    };
  });
  const days = [...new Set(records.flatMap((each) => each.indicators.flatMap(({ leavesOn }) => leavesOn ?? [])))];
  const ahead = days
    .toSorted()
    .slice(0, MOST_DAYS)
    .map((on) => ({ on, ...standsBy(evaluator(model, numbers, on))(packed) }));
  return { records, more: latest.length - records.length, ahead };
}

function standsBy(evaluate: Evaluator): (changed: Buffer) => Stands {
  return (changed) => {
    if (!evaluate.applies(laid(changed))) return { score: null, grade: null };
    const { score, grade } = evaluate.keep(laid(changed));
    return { score, grade };
  };
}

function canBePutRight({ nature, ended }: Fact): boolean {
  return nature === 'adverse' && ended === null;
}

/** The same dossier with the one fact of `other` in place of that at `place`, or with none: its order stays. */
function changed(packed: Buffer, place: number, other: Buffer | null): Buffer {
  const at = SIZE * (1 + place);
  const made = Buffer.concat([packed.subarray(0, at), other?.subarray(SIZE) ?? Buffer.alloc(0), packed.subarray(at + SIZE)]);
  made.writeUInt32LE(made.length / SIZE - 1, HEADER.count);
  return made;
}

/** The facts behind the grade with their places and the places of their indicators. */
function behindWhich({ indicators }: Outcome, ordered: readonly Fact[]): { fact: Fact; place: number; indicators: number[] }[] {
  const found = new Map<number, number[]>();
  indicators.forEach(({ facts: places }, at) => {
    for (const place of places) {
      const own = found.get(place);
      if (own) own.push(at);
      else found.set(place, [at]);
    }
  });
  return [...found].map(([place, own]) => ({ fact: ordered[place]!, place, indicators: own }));
}

/** From change to change, until the record is behind that indicator no more. */
function leaving({ model, attributes, asOf }: Known, numbers: Numbers): (fact: Fact, at: number) => string | null {
  const made = new Map<string, Measurer>();
  const only = model.indicators.map(counted);
  const measurerOn = (at: number, day: number): Measurer => {
    const before = made.get(`${at} ${day}`);
    if (before !== undefined) return before;
    const fresh = measurer({ indicators: [only[at]!] }, numbers, day);
    made.set(`${at} ${day}`, fresh);
    return fresh;
  };
  return (fact, at) => {
    const bytes = packFacts(attributes, [fact], numbers);
    const { view, at: start } = laid(bytes);
    const into = emptyMeasured(nothingOf([only[at]!]), 'with hits');
    let day = dayNumber(asOf);
    for (let change = 0; change < MOST_CHANGES; change += 1) {
      measurerOn(at, day)(view, start, into, true);
      if (into.hits![0]!.length === 0) return change === 0 ? null : isoOf(day);
      day = into.next[0]!;
      if (day >= NEVER) return null;
    }
    return null;
  };
}

/** A record's age moves every day and says nothing of when it leaves: it is asked for as one that is counted. */
function counted(indicator: ModelIndicator): ModelIndicator {
  return indicator.aggregate.kind === 'recency' ? { ...indicator, aggregate: { kind: 'count' } } : indicator;
}
