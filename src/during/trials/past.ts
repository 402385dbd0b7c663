import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import {
  bytesOf,
  HEADER,
  manyKnownAt,
  NEVER,
  readBodies,
  unpackFacts,
  type Body,
  type Fact,
  type FactBytes,
  type Numbers,
} from '../../registry/dossiers/index.ts';
import { numbersWith, packedOn, type Packed, type Step } from '../evaluation/index.ts';
import { knownBy } from './bodies.ts';
import { thenOf } from './known.ts';
import type { BacktestRequest } from './types.ts';

/** On no day this early is any organ late with an answer: dossiers come as they are kept. */
export const AS_KEPT = '1970-01-01';

export interface Moments {
  subjectId: string;
  /** As the body stood on the day, by what was known then; null: not known then, or its content was erased since. */
  past: FactBytes | null;
  /** As it stands at the end of what came after, and today, by what is known now. */
  after: FactBytes;
  now: FactBytes;
}

export interface PastStep {
  bodies: Moments[];
  numbers: Numbers;
  /** The past has codes that no dossier of today carries: these numbers hold for this step alone. */
  temporary: boolean;
  /** Bodies that were not known then, and bodies of which content was erased since. */
  unknown: number;
  erased: number;
}

/**
 * The bodies of one step at three moments: a temporary set of dossiers that is gone with the step. What has not changed since
 * that number of the journal is read as it is kept; the rest is packed anew from history. No more than one step is in memory.
 */
export async function momentsOf(kernel: Pick<Kernel, 'db'>, step: Step, request: BacktestRequest, today: string): Promise<PastStep> {
  const changed = step.bodies.filter(({ position }) => position > request.knownAt);
  const disputed = step.bodies.filter(({ facts }) => hasObjection(facts));
  return kernel.db.tx(async (tx) => {
    const then = await changedBodies(tx, changed, request.knownAt);
    const current = new Map((await readBodies(tx, disputed.map(idOf))).map((body) => [body.subjectId, body]));
    const all = [...then.bodies.values(), ...current.values()].flatMap((body) => body.facts);
    const numbers = all.length === 0 ? step.numbers : await numbersFor(tx, step.numbers, all);
    const bodies = step.bodies.map(({ subjectId, facts, position }): Moments => {
      const body = current.get(subjectId);
      const packed = (of: Body | undefined, day: string) => (of === undefined ? facts : packedOn(of, numbers, day).facts);
      const moved = position > request.knownAt;
      const known = then.bodies.get(subjectId);
      return {
        subjectId,
        past: moved && known === undefined ? null : packed(moved ? known : body, request.asOf),
        after: packed(body, request.until),
        now: packed(body, today),
      };
    });
    return { bodies, numbers, temporary: numbers !== step.numbers, unknown: then.unknown, erased: then.erased };
  });
}

const idOf = ({ subjectId }: Packed): string => subjectId;

function hasObjection({ view, at }: FactBytes): boolean {
  return view.getInt32(at + HEADER.objectionDue, true) !== NEVER;
}

/** Of the bodies that have changed since: those that were there, as their records stood. */
async function changedBodies(tx: Tx, changed: readonly Packed[], knownAt: number) {
  const there = await knownBy(tx, changed.map(idOf), knownAt);
  const { facts, erased } = await manyKnownAt(tx, [...there], knownAt);
  const bodies = new Map<string, Body>();
  for (const { subjectId, facts: kept } of changed) {
    if (!there.has(subjectId) || erased.has(subjectId)) continue;
    const { attributes } = unpackFacts(bytesOf(kept));
    bodies.set(subjectId, { subjectId, attributes: thenOf(attributes, knownAt), facts: facts.get(subjectId) ?? [] });
  }
  return { bodies, unknown: changed.length - there.size, erased: erased.size };
}

/** The step's own numbers where they suffice. */
async function numbersFor(tx: Tx, known: Numbers, facts: readonly Fact[]): Promise<Numbers> {
  const numbers = await numbersWith(tx, facts);
  const same = (['item', 'organ', 'facet'] as const).every((kind) => numbers[kind].size === known[kind].size);
  return same ? known : numbers;
}
