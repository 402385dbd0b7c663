import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { evaluator } from '../../during/evaluation/index.ts';
import { attributesOf, exampleFacts, numbersOf, packed } from '../../during/evaluation/testing/facts.ts';
import { checkPolicy, POLICY_DIRECTORY, type ModelContent } from '../../kernel/policy/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import { sumOf, told } from './sums.ts';

const { documents } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en');
const examples = documents.flatMap(({ document }) =>
  document.kind === 'model'
    ? (document.content as ModelContent).examples.map((each) => ({ id: document.id, content: document.content as ModelContent, each }))
    : [],
);

function explainedOf(content: ModelContent, each: ModelContent['examples'][number]) {
  const facts = exampleFacts(each);
  const numbers = numbersOf(facts);
  const outcome = evaluator(content, numbers, each.asOf).evaluate(packed(facts, attributesOf({ founded: each.founded ?? null }), numbers));
  const indicators = outcome.indicators.map((line, at) => {
    const { title, group } = content.indicators[at]!;
    return { ...line, title, group, records: [], others: 0 };
  });
  return { ...outcome, indicators };
}

const value = (text: string): number => {
  const [n = '', d = '1'] = text.split('/');
  return Number(n) / Number(d);
};

describe(item(12, 'the lines of a score add up to it'), () => {
  test.each(examples)('$id: $each.title.en', ({ content, each }) => {
    const explained = explainedOf(content, each);
    const sum = sumOf(content, explained, new Set());
    if (each.score === null) {
      expect(sum).toBeNull();
      return;
    }
    for (const { before, after, weight, counted, floor, cap } of sum!.groups) {
      const clamped = Math.min(Math.max(value(before!), floor === null ? -Infinity : Number(floor)), cap === null ? Infinity : Number(cap));
      expect(clamped).toBeCloseTo(value(after), 9);
      expect(value(after) * Number(weight)).toBeCloseTo(value(counted), 7);
    }
    const parts = sum!.groups.reduce((all, { counted }) => all + value(counted), value(sum!.start));
    expect(parts).toBeCloseTo(value(sum!.whole), 7);
    const scale = 10 ** content.score.places;
    expect(Math.floor(value(sum!.bounded) * scale + 0.5 + 1e-9) / scale).toBe(Number(each.score));
  });

  test('with weights, and with limits of a group and of the score that act', () => {
    const weighted = examples.flatMap(({ content, each }) => sumOf(content, explainedOf(content, each), new Set())?.groups ?? []);
    expect(weighted.some(({ weight }) => weight !== '1')).toBe(true);
    const { content, each } = examples.find(({ each: one }) => one.title.en === 'One serious penalty a year ago')!;
    const narrow = {
      ...content,
      groups: content.groups.map((group) => ({ ...group, floor: '-5' })),
      score: { ...content.score, cap: '70' },
    };
    const sum = sumOf(narrow, explainedOf(narrow, each), new Set())!;
    const compliance = sum.groups.find(({ id }) => id === 'compliance')!;
    expect(Number(compliance.before)).toBeLessThan(-5);
    expect([compliance.after, compliance.counted]).toEqual(['-5', '-5']);
    expect(Number(sum.whole)).toBeGreaterThan(70);
    expect([sum.bounded, explainedOf(narrow, each).score]).toEqual(['70', '70']);
    const low = { ...narrow, score: { ...content.score, floor: '90', cap: null } };
    expect(sumOf(low, explainedOf(low, each), new Set())!.bounded).toBe('90');
  });

  test('a line that is withheld and gives points hides what its group makes; one that gives none hides nothing', () => {
    const { content, each } = examples.find(({ id, each: one }) => id === 'example-supervision' && one.score !== null)!;
    const of = (id: string) => {
      const { group } = content.indicators.find((line) => line.id === id)!;
      return sumOf(content, explainedOf(content, each), new Set([id]))!.groups.find((one) => one.id === group)!.before;
    };
    expect(of('public-grade')).not.toBeNull();
    expect(of('honours')).toBeNull();
  });

  test('a fraction is read to two places, half up, and said to be about so much', () => {
    expect(told('92.5')).toEqual({ text: '92.5', about: false });
    expect(told('278/3')).toEqual({ text: '92.67', about: true });
    expect(told('-278/3')).toEqual({ text: '-92.67', about: true });
    expect(told('-1/800')).toEqual({ text: '0', about: true });
    expect(told('1/3')).toEqual({ text: '0.33', about: true });
  });
});
