import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { settle } from '../../kernel/journal/index.ts';
import { dossierReader, facetOf, findNumbers, HEADER, inOrder, NEVER, packFacts, readBodies, readDossiers, type Body, type Fact, type Numbers } from '../../registry/dossiers/index.ts'; // prettier-ignore
import { viewOf } from './body.ts';
import { dayNumber } from './days.ts';

const STEP = 5000;

export interface Packed {
  subjectId: string;
  position: number;
  facts: Uint8Array;
}

export interface Step {
  bodies: Packed[];
  /** Hold every number that the facts of this step carry. */
  numbers: Numbers;
}

/** The whole register in steps, as it counts on the day `asOf`. */
export async function* register(kernel: Kernel, asOf: string): AsyncGenerator<Step> {
  await settle(kernel, [dossierReader]);
  for (let after: string | null = null; ;) {
    const step: Step = await kernel.db.tx((tx) => stepBehind(tx, after, asOf));
    if (step.bodies.length === 0) return;
    yield step;
    after = step.bodies.at(-1)!.subjectId;
  }
}

async function stepBehind(tx: Tx, after: string | null, asOf: string): Promise<Step> {
  const rows = await readDossiers(tx, after, STEP);
  const bodies = rows.map(({ subject_id: subjectId, position, facts }): Packed => ({ subjectId, position, facts }));
  const late = bodies.filter(({ facts }) => isLate(facts, asOf)).map((each) => each.subjectId);
  // After the dossiers: the numbers then hold all that those carry.
  const numbers = await findNumbers(tx);
  if (late.length === 0) return { bodies, numbers };
  const again = new Map((await readBodies(tx, late)).map((body) => [body.subjectId, body]));
  for (const body of again.values()) addNumbers(numbers, body.facts);
  return {
    numbers,
    bodies: bodies.map((each) => {
      const body = again.get(each.subjectId);
      return body === undefined ? each : packedOn(body, numbers, asOf);
    }),
  };
}

/** Is some organ late with the answer to an objection? Its record counts for nothing until it answers (domain.md). */
function isLate(facts: Uint8Array, asOf: string): boolean {
  const due = viewOf(facts).getInt32(HEADER.objectionDue, true);
  return due !== NEVER && due < dayNumber(asOf);
}

/** The facts that count on the day, in the order in which they are packed. */
export function factsOn(body: Pick<Body, 'facts'>, asOf: string): Fact[] {
  return inOrder(body.facts.filter(({ objectionDue }) => objectionDue === null || objectionDue >= asOf));
}

export function packedOn(body: Body, numbers: Numbers, asOf: string): Packed {
  const { subjectId, attributes } = body;
  return { subjectId, position: attributes.position, facts: packFacts(attributes, factsOn(body, asOf), numbers) };
}

/** Numbers for one body read from its records, whether or not the reader has met its codes. */
export async function numbersWith(tx: Tx, facts: readonly Fact[]): Promise<Numbers> {
  const numbers = await findNumbers(tx);
  addNumbers(numbers, facts);
  return numbers;
}

function addNumbers(numbers: Record<keyof Numbers, Map<string, number>>, facts: readonly Fact[]): void {
  const add = (kind: keyof Numbers, code: string | null): void => {
    if (code !== null && !numbers[kind].has(code)) numbers[kind].set(code, Math.max(0, ...numbers[kind].values()) + 1);
  };
  for (const fact of facts) {
    add('item', fact.item);
    add('organ', fact.organ);
    add('facet', facetOf(fact));
  }
}
