import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AS_OF, ITEMS, randomBodies, randomModel } from '../../../../test/support/evaluation/random.ts';
import { item } from '../../../../test/support/item.ts';
import { runs } from '../../../../test/support/runs.ts';
import type { ModelContent } from '../../../kernel/policy/index.ts';
import { inOrder, type Attributes, type Fact } from '../../../registry/dossiers/index.ts';
import { evaluator } from '../evaluate.ts';
import { readyFor } from './ready.ts';
import { attributesOf, exampleFacts, numbersOf, packed } from '../testing/facts.ts';

const DAYS = [AS_OF, '2026-04-30'];

/** What is said of a body by a model that was made for it alone. */
function alone(model: ModelContent, attributes: Attributes, facts: readonly Fact[], asOf: string) {
  const numbers = numbersOf(facts);
  const ready = evaluator(model, numbers, asOf);
  const dossier = packed(facts, attributes, numbers);
  return [ready.applies(dossier), ready.evaluate(dossier)];
}

function kept(model: ModelContent, attributes: Attributes, facts: readonly Fact[], asOf: string) {
  const { evaluate, numbers } = readyFor(model, facts, asOf);
  const dossier = packed(facts, attributes, numbers);
  return [evaluate.applies(dossier), evaluate.evaluate(dossier)];
}

describe(item(12, 'models that are kept ready'), () => {
  test('say of one body after the other, by several models and on several days, what each says that is made for it alone', () => {
    const asked = fc.array(fc.record({ body: fc.nat(29), model: fc.nat(1), day: fc.nat(1) }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(fc.tuple(randomModel, randomModel), fc.integer(), asked, (models, seed, looks) => {
        const bodies = randomBodies(seed, 30, ITEMS);
        for (const look of looks) {
          const { attributes, facts } = bodies[look.body]!;
          const [model, day, ordered] = [models[look.model]!, DAYS[look.day]!, inOrder(facts)];
          expect(kept(model, attributes, ordered, day)).toEqual(alone(model, attributes, ordered, day));
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test('begin anew where there are more codes than a dossier has numbers for', () => {
    const [model] = fc.sample(randomModel, { seed: 7, numRuns: 1 }) as [ModelContent];
    for (let lot = 0; lot < 4; lot += 1) {
      const codes = Array.from({ length: 18_000 }, (_, n) => ({ item: ITEMS[0]!, event: AS_OF, code: `${lot}-${n}` }));
      const facts = inOrder(exampleFacts({ facts: codes } as never));
      expect(kept(model, attributesOf(), facts, AS_OF)).toEqual(alone(model, attributesOf(), facts, AS_OF));
    }
  });
});
