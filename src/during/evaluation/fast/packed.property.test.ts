import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { ModelIndicator } from '../../../kernel/policy/index.ts';
import { facetOf, laid, NEVER, packFacts } from '../../../registry/dossiers/index.ts';
import { behind, emptyMeasured, nothingOf, type Measured } from './measured.ts';
import { packer, unpack } from './packed.ts';
import { wordsOf } from '../points.ts';
import { attributesOf } from '../testing/facts.ts';

const KINDS = ['count', 'amount', 'worst-severity', 'recency', 'in-force', 'decay', 'provinces', 'mean', 'weighted-mean', 'grade'] as const;
const indicators = KINDS.map((kind, at) => ({
  id: `i${at}`,
  aggregate: { kind },
  points: { kind: 'none' },
})) as unknown as ModelIndicator[];
const WORDS = ['A', '优秀', '评'.repeat(40)];
const numbers = {
  item: new Map(),
  organ: new Map(),
  facet: new Map(WORDS.map((value, at) => [facetOf({ code: 'c', value })!, at + 1])),
};
const attributes = attributesOf({ founded: '1949-10-01' });
const { position: _, ...own } = attributes;
const bytes = packFacts(attributes, [], numbers);

/** What may stand behind one indicator, to the ends of what each may hold. */
const one = fc.record({
  volume: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 0x7fffffff })),
  n: fc.maxSafeInteger(),
  big: fc.bigInt({ min: 0n, max: 2n ** 130n }),
  word: fc.integer({ min: 1, max: 3 }),
  next: fc.oneof(fc.constant(NEVER), fc.integer({ min: -40_000, max: 100_000 })),
});

function measuredOf(all: readonly (typeof one extends fc.Arbitrary<infer T> ? T : never)[]): Measured {
  const measured = emptyMeasured(nothingOf(indicators));
  all.forEach(({ volume, n, big, word, next }, at) => {
    measured.next[at] = next;
    if (volume === 0) return;
    behind(measured, at);
    measured.volume[at] = volume;
    measured.has[at] = 1;
    const kind = KINDS[at]!;
    if (kind === 'grade' || kind === 'worst-severity') measured.word[at] = word;
    else if (kind === 'weighted-mean') [measured.bigN[at], measured.bigD[at]] = [big, big + 1n];
    else measured.n[at] = n;
    if (kind === 'mean') measured.d[at] = 10_000 * volume;
  });
  return measured;
}

describe(item(12, 'what is stored of an evaluation'), () => {
  test('holds every raw value, its records and its day to the last unit, and what the body was', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: KINDS.length, maxLength: KINDS.length }), (all) => {
        const measured = measuredOf(all);
        const packed = packer({ indicators }, numbers)(measured, laid(bytes));
        const back = unpack({ indicators }, packed);
        expect(back.attributes).toEqual(own);
        const grade = KINDS.indexOf('grade');
        const wordIn = (from: Measured, of: typeof numbers) =>
          from.volume[grade] === 0 ? null : wordsOf(indicators[grade]!, of)(from.word[grade]!);
        expect(wordIn(back.measured, back.numbers as typeof numbers)).toBe(wordIn(measured, numbers));
        // Its number is its own there.
        back.measured.word[grade] = measured.word[grade]!;
        const plain = ({ live, lives, ...rest }: Measured) => ({ ...rest, live: [...live.subarray(0, lives)].toSorted() });
        expect(plain(back.measured)).toEqual(plain(measured));
      }),
    );
  });

  test('is refused where it is cut, of another form, or of a model with fewer indicators', () => {
    const full = { volume: 300, n: 5, big: 7n, word: 3, next: 20_000 };
    const packed = packer({ indicators }, numbers)(measuredOf(KINDS.map(() => full)), laid(bytes));
    expect(() => unpack({ indicators }, packed.subarray(0, -1))).toThrow(RangeError);
    expect(() => unpack({ indicators: indicators.slice(0, 9) }, packed)).toThrow(RangeError);
    packed[0] = 2;
    expect(() => unpack({ indicators }, packed)).toThrow(RangeError);
  });
});
