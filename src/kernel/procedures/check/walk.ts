import type { Text } from '../../policy/schemas/common.ts';
import type { CaseTransition } from '../../policy/schemas/procedure.ts';
import type { Lack } from './parts.ts';
import { papersBefore, periodsBefore, type Reading } from './read.ts';

/** What has happened on the way here, as far as a later step or a rule asks for it: `made decision`, `given facts`, `chance` … */
export type Facts = ReadonlySet<string>;

export interface Standing {
  state: string;
  facts: Facts;
  /** The shortest way from the opening. */
  way: readonly CaseTransition[];
}

/** One step from one standing to another. */
export interface Edge {
  from: Standing;
  step: CaseTransition;
  to: Standing;
  /** What the way lacks, where the step enters an adverse state. */
  lacks: readonly Lack[];
}

export interface Walk {
  standings: readonly Standing[];
  edges: readonly Edge[];
  /** Every way was walked; else the procedure has more standings than anybody can answer for. */
  whole: boolean;
}

/** Standings of one procedure; the longest shipped has under a hundred. */
const MOST = 5_000;

/** Changes the facts of a way beside those which make a step possible; answers what the way lacks. */
export type Gain = (facts: Set<string>, step: CaseTransition, from: string) => readonly Lack[];

/**
 * Every way through a procedure, breadth first over (state × facts), so that the first way to anything is a shortest one.
 * Finite: facts are of a fixed set. Service of a paper that was made is taken to come about, by public notice at last.
 */
export function walk(reading: Reading, gain: Gain): Walk {
  const [first] = reading.content.states;
  if (first === undefined) return { standings: [], edges: [], whole: true };
  const asked = askedFor(reading);
  const opening = reading.content.opening.fields.flatMap((each) => (each.required ? [`given ${each.id}`] : []));
  const start: Standing = {
    state: first.id,
    facts: new Set(['fired open', ...opening].filter((fact) => asked.has(fact))),
    way: [],
  };
  const seen = new Map([[keyOf(start.state, start.facts), start]]);
  const edges: Edge[] = [];
  const queue = [start];
  for (let from = queue.shift(); from !== undefined && seen.size <= MOST; from = queue.shift()) {
    for (const step of possible(reading, from)) {
      const { facts, lacks } = after(reading, step, from, asked, gain);
      const key = keyOf(step.to, facts);
      const known = seen.get(key);
      const to = known ?? { state: step.to, facts, way: [...from.way, step] };
      edges.push({ from, step, to, lacks });
      if (known) continue;
      seen.set(key, to);
      queue.push(to);
    }
  }
  return { standings: [...seen.values()], edges, whole: seen.size <= MOST };
}

/** Steps that may be taken here sooner or later. */
export function possible(reading: Reading, { state, facts }: Standing): CaseTransition[] {
  return reading.content.transitions.filter(
    (step) =>
      step.from.includes(state) &&
      !contradicts(reading, step) &&
      papersBefore(reading, step).every((paper) => facts.has(`made ${paper}`)) &&
      periodsBefore(reading, step).every(({ from }) => {
        if ('step' in from) return facts.has(`fired ${from.step}`);
        return 'served' in from || facts.has(`given ${from.field}`);
      }) &&
      !(step.on && 'passed' in step.on && facts.has(`closed ${step.on.passed}`)),
  );
}

/** Not before the end of a period, and not after the end of one that begins with it and is no longer. */
function contradicts({ period }: Reading, step: CaseTransition): boolean {
  const before = [...step.notBefore, ...(step.on && 'passed' in step.on ? [step.on.passed] : [])];
  return before.some((a) =>
    step.notAfter.some((b) => {
      const [early, late] = [period.get(a), period.get(b)];
      if (a === b || !early || !late) return a === b;
      const together = JSON.stringify(early.from) === JSON.stringify(late.from) && early.unit === late.unit;
      return together && early.length >= late.length;
    }),
  );
}

/** The facts that a step or a paper asks for; no others are kept, so that ways which differ in nothing else meet again. */
function askedFor(reading: Reading): Set<string> {
  const { content, template } = reading;
  const periods = content.periods.map(({ from }) => {
    if ('step' in from) return `fired ${from.step}`;
    return 'served' in from ? `made ${from.served}` : `given ${from.field}`;
  });
  const steps = content.transitions.flatMap((each) => [
    ...papersBefore(reading, each).map((paper) => `made ${paper}`),
    ...(each.notHeavierThan === undefined ? [] : [`fired ${each.notHeavierThan}`]),
    ...(each.on && 'passed' in each.on ? [`closed ${each.on.passed}`] : []),
  ]);
  const words = [...template.values()].flatMap((each) =>
    [...JSON.stringify(each.content).matchAll(/\{([a-z0-9-]+)\}/gu)].map(([, name]) => `given ${name}`),
  );
  const enclosed = content.documents.flatMap((each) => (each.with ?? []).map((paper) => `made ${paper}`));
  return new Set([...periods, ...steps, ...words, ...enclosed]);
}

function after(
  reading: Reading,
  step: CaseTransition,
  from: Standing,
  asked: ReadonlySet<string>,
  gain: Gain,
): { facts: Set<string>; lacks: readonly Lack[] } {
  const facts = new Set(from.facts);
  for (const paper of papersBefore(reading, step)) facts.add(`served ${paper}`);
  for (const period of reading.content.periods) {
    const closed = `closed ${period.id}`;
    if (asked.has(closed) && period.closedBy.includes(step.id)) facts.add(closed);
    if (begins(period.from, step)) facts.delete(closed);
  }
  // A paper made anew has not been served, however often an earlier one was.
  for (const paper of step.makes) facts.delete(`served ${paper}`);
  const lacks = gain(facts, step, from.state);
  const gained = [
    `fired ${step.id}`,
    ...step.makes.map((paper) => `made ${paper}`),
    ...step.fields.flatMap((each) => (each.required ? [`given ${each.id}`] : [])),
  ];
  for (const fact of gained) if (asked.has(fact)) facts.add(fact);
  return { facts, lacks };
}

/** Does the step begin such a period, sooner or later? */
export function begins(from: Reading['content']['periods'][number]['from'], step: CaseTransition): boolean {
  if ('step' in from) return from.step === step.id;
  if ('served' in from) return step.makes.includes(from.served);
  return step.fields.some((each) => each.id === from.field);
}

function keyOf(state: string, facts: Facts): string {
  return [state, ...[...facts].sort()].join('\n');
}

/** The steps of a way in words; the way to the first state is that state. */
export function inSteps(reading: Reading, way: readonly CaseTransition[]): Text[] {
  if (way.length > 0) return way.map((step) => step.title);
  return reading.content.states.slice(0, 1).map((state) => state.title);
}
