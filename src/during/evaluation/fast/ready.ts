import type { ModelContent } from '../../../kernel/policy/index.ts';
import type { Fact, Numbers } from '../../../registry/dossiers/index.ts';
import { addNumbers, noNumbers } from '../dossiers.ts';
import { evaluator, type Evaluator } from '../evaluate.ts';
import { keepReady } from '../run.ts';

/** A number of a dossier has sixteen bits; far below that it is begun anew. */
const MOST_CODES = 20_000;

interface ReadyOn {
  asOf: string;
  ready: (numbers: Numbers) => Evaluator;
}

let numbers = noNumbers();
let made = new WeakMap<ModelContent, ReadyOn>();

/**
 * A model for one day, ready for bodies that are looked at one after the other, and the numbers by which their facts are to be
 * packed. To make it anew for each would take longer than to evaluate: it is made again for another day, and for a code that
 * no body had before.
 */
export function readyFor(model: ModelContent, facts: readonly Fact[], asOf: string): { evaluate: Evaluator; numbers: Numbers } {
  if (numbers.item.size + numbers.organ.size + numbers.facet.size > MOST_CODES) {
    numbers = noNumbers();
    made = new WeakMap();
  }
  addNumbers(numbers, facts);
  let on = made.get(model);
  if (on?.asOf !== asOf) {
    on = { asOf, ready: keepReady((given) => evaluator(model, given, asOf)) };
    made.set(model, on);
  }
  return { evaluate: on.ready(numbers), numbers };
}
