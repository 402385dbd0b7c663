import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { checkPolicy, POLICY_DIRECTORY, type ModelContent } from '../../kernel/policy/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import { evaluator } from './evaluate.ts';
import { attributesOf, exampleFacts, numbersOf, packed } from './testing/facts.ts';

const { documents } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en');
const models = documents.flatMap(({ document }) =>
  document.kind === 'model' ? [{ id: document.id, content: document.content as ModelContent }] : [],
);

describe(item(12, 'shipped models give what their examples say'), () => {
  test('all four are there, none active, partial ones say what is missing', () => {
    expect(models.map(({ id }) => id).toSorted()).toEqual([
      'environmental-credit',
      'example-supervision',
      'highway-enterprises',
      'tax-payment-credit',
    ]);
    for (const { content } of models) expect(content.activation).toBeNull();
  });

  test.each(models.flatMap(({ id, content }) => content.examples.map((each) => ({ id, content, each }))))(
    '$id: $each.title.en',
    ({ content, each }) => {
      const facts = exampleFacts(each);
      const attributes = attributesOf({ founded: each.founded ?? null });
      const ready = evaluator(content, numbersOf(facts), each.asOf);
      const bytes = packed(facts, attributes);
      expect(ready.applies(bytes)).toBe(true);
      const { score, grade } = ready.evaluate(bytes);
      expect({ score, grade }).toEqual({ score: each.score, grade: each.grade });
    },
  );
});
