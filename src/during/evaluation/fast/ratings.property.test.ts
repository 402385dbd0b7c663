import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AS_OF, ITEMS, randomBodies, randomModel } from '../../../../test/support/evaluation/random.ts';
import { item } from '../../../../test/support/item.ts';
import { runs } from '../../../../test/support/runs.ts';
import type { ModelContent } from '../../../kernel/policy/index.ts';
import { evaluator } from '../evaluate.ts';
import { ratings } from './ratings.ts';
import { numbersOf, packed } from '../testing/facts.ts';

const NONE = { kind: 'none' as const };

/** As people edit one: in another order, with an indicator twice, others for nothing or over another window; or of fewer bodies. */
const edited = (model: ModelContent): fc.Arbitrary<ModelContent> =>
  fc
    .record({
      order: fc.shuffledSubarray(model.indicators, { minLength: model.indicators.length }),
      again: fc.subarray(model.indicators, { maxLength: 2 }),
      free: fc.subarray(model.indicators.map(({ id }) => id)),
      wider: fc.subarray(model.indicators.map(({ id }) => id)),
      first: fc.boolean(),
      kinds: fc.constantFrom<('enterprise' | 'cooperative')[]>(['enterprise'], ['enterprise', 'cooperative'], ['cooperative']),
    })
    .map(({ order, again, free, wider, first, kinds }) => {
      const twice = again.map((each) => ({ ...each, id: `again-${each.id}` }));
      const indicators = (first ? [...twice, ...order] : [...order, ...twice]).map((each) => ({
        ...each,
        ...(free.includes(each.id) ? { points: NONE } : {}),
        ...(wider.includes(each.id) && each.window !== null ? { window: { ...each.window, length: each.window.length + 1 } } : {}),
      }));
      return { ...model, appliesTo: { kinds }, indicators };
    });

/** One alone, two that have nothing to do with each other, and what was made of the first. */
const several = fc.record({ one: randomModel, other: randomModel }).chain(({ one, other }) =>
  fc.oneof(
    fc.constant([one]),
    fc.constant([one, other]),
    edited(one).map((made) => [one, made]),
    edited(one).map((made) => [made, other, one]),
  ),
);

describe(item(12, 'several models over the same bodies'), () => {
  test('each says what its evaluator says alone, whatever they ask alike, body after body', () => {
    let shared = 0;
    fc.assert(
      fc.property(several, fc.integer(), (models, seed) => {
        const bodies = randomBodies(seed, 40, ITEMS).map((body, at) => ({
          ...body,
          attributes: { ...body.attributes, kind: (['enterprise', 'cooperative', 'individual_business'] as const)[at % 3]! },
        }));
        const numbers = numbersOf(bodies.flatMap(({ facts }) => facts));
        const alone = models.map((model) => evaluator(model, numbers, AS_OF));
        const all = ratings(models, numbers, AS_OF);
        for (const { attributes, facts } of bodies) {
          const dossier = packed(facts, attributes, numbers);
          const expected = alone.map((each) => (each.applies(dossier) ? [each.gradeOf(dossier), each.lastScore()] : [-1, Number.NaN]));
          expect(all.rate(dossier)).toBe(alone.some((each) => each.applies(dossier)));
          expect(models.map((_, m) => [all.grade[m], all.score[m]])).toEqual(expected);
          shared += expected.filter(([grade]) => grade !== -1).length > 1 ? 1 : 0;
        }
      }),
      { numRuns: runs(150) },
    );
    expect(shared, 'bodies graded by more than one').toBeGreaterThan(0);
  });
});
