import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { settle } from '../../kernel/journal/index.ts';
import {
  dossierReader,
  facetOf,
  findNumbers,
  HEADER,
  inOrder,
  laid,
  NEVER,
  openMoment,
  packFacts,
  readBodies,
  streamDossiers,
  type Body,
  type Fact,
  type FactBytes,
  type Moment,
  type Numbers,
  type Part,
} from '../../registry/dossiers/index.ts';
import { dayNumber } from './days.ts';
import { highest } from './fast/select.ts';

const STEP = 5000;

export interface Packed {
  readonly subjectId: string;
  readonly position: number;
  readonly facts: FactBytes;
}

export interface Step {
  bodies: Packed[];
  /** Hold every number that the facts of this step carry. */
  numbers: Numbers;
}

/**
 * The whole register as of one moment, in steps and in no order, as it counts on the day `asOf`. A step is to be used before
 * the next is asked for, and not to be kept: its bodies lie in the memory of what the database sent. What needs no more than
 * numbers from a body is done quicker in parts (passes.ts).
 */
export async function* register(kernel: Kernel, asOf: string): AsyncGenerator<Step> {
  const moment = await registerNow(kernel, 1);
  try {
    for (const part of moment.parts) yield* stepsOf(kernel.db, moment, part, asOf);
  } finally {
    await moment.close();
  }
}

/** A moment of the register, and the numbers that its dossiers carry. */
export interface RegisterMoment extends Moment {
  numbers: Numbers;
}

/** Once the reader of dossiers has come up with what was there before, in so many parts at most. */
export async function registerNow(kernel: Kernel, parts: number, least?: number): Promise<RegisterMoment> {
  await settle(kernel, [dossierReader]);
  const moment = await openMoment(kernel.db, parts, least);
  // Behind the moment of the dossiers: they then hold all that those carry.
  return { ...moment, numbers: await kernel.db.tx(findNumbers) };
}

/** One part of it. */
export async function* stepsOf(
  db: Kernel['db'],
  moment: Pick<RegisterMoment, 'snapshot' | 'numbers'>,
  part: Part,
  asOf: string,
): AsyncGenerator<Step> {
  const numbers = copyOf(moment.numbers);
  const day = dayNumber(asOf);
  for await (const bodies of streamDossiers(db, STEP, moment, part)) {
    const late = bodies.filter(({ facts }) => isLate(facts, day)).map((each) => each.subjectId);
    yield late.length === 0 ? { bodies, numbers } : await withoutLate(db, { bodies, numbers }, late, asOf);
  }
}

type Growing = Awaited<ReturnType<typeof findNumbers>>;

function copyOf({ item, organ, facet }: Numbers): Growing {
  return { item: new Map(item), organ: new Map(organ), facet: new Map(facet) };
}

async function withoutLate(db: Kernel['db'], step: { bodies: Packed[]; numbers: Growing }, late: string[], asOf: string): Promise<Step> {
  const { numbers } = step;
  const again = new Map((await db.tx((tx) => readBodies(tx, late))).map((body) => [body.subjectId, body]));
  for (const body of again.values()) addNumbers(numbers, body.facts);
  const bodies = step.bodies.map((each) => {
    const body = again.size === 0 ? undefined : again.get(each.subjectId);
    return body === undefined ? each : packedOn(body, numbers, asOf);
  });
  return { bodies, numbers };
}

/** Is some organ late with the answer to an objection? Its record counts for nothing until it answers (domain.md). */
function isLate({ view, at }: FactBytes, day: number): boolean {
  const due = view.getInt32(at + HEADER.objectionDue, true);
  return due !== NEVER && due < day;
}

/** The facts that count on the day, in the order in which they are packed. */
export function factsOn(body: Pick<Body, 'facts'>, asOf: string): Fact[] {
  return inOrder(body.facts.filter(({ objectionDue }) => objectionDue === null || objectionDue >= asOf));
}

export function packedOn(body: Body, numbers: Numbers, asOf: string): Packed {
  const { subjectId, attributes } = body;
  return { subjectId, position: attributes.position, facts: laid(packFacts(attributes, factsOn(body, asOf), numbers)) };
}

/** Numbers of their own for facts that no dossier holds. */
export function numbersOf(facts: readonly Fact[]): Numbers {
  const numbers = noNumbers();
  addNumbers(numbers, facts);
  return numbers;
}

export function noNumbers(): Growing {
  return { item: new Map(), organ: new Map(), facet: new Map() };
}

/** Those that dossiers carry, and more for bodies read from their records, whether or not the reader has met their codes. */
export async function numbersWith(tx: Tx, facts: readonly Fact[]): Promise<Numbers> {
  const numbers = await findNumbers(tx);
  addNumbers(numbers, facts);
  return numbers;
}

/** Numbers for those of their codes that have none yet. */
export function addNumbers(numbers: Growing, facts: readonly Fact[]): void {
  const last: Partial<Record<keyof Numbers, number>> = {};
  const add = (kind: keyof Numbers, code: string | null): void => {
    if (code === null || numbers[kind].has(code)) return;
    last[kind] = (last[kind] ?? highest(numbers[kind])) + 1;
    numbers[kind].set(code, last[kind]);
  };
  for (const fact of facts) {
    add('item', fact.item);
    add('organ', fact.organ);
    add('facet', facetOf(fact));
  }
}
