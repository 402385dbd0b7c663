import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gutter } from './gutter.ts';

describe('numbers of lines beside a long text', () => {
  test('are all there once, in order; those with a fault stand apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.uniqueArray(fc.integer({ min: 1, max: 320 })), (lines, faulty) => {
        const pieces = gutter(lines, new Set(faulty));
        const numbers = pieces.flatMap(({ text }) =>
          text
            .trim()
            .split('\n')
            .map((each) => Number(each.replace('▶ ', ''))),
        );
        expect(numbers).toEqual(Array.from({ length: lines }, (_, index) => index + 1));
        const marked = pieces.filter((each) => each.faulty).map(({ text }) => Number(text.replace('▶ ', '')));
        expect(marked).toEqual(faulty.filter((n) => n <= lines).sort((a, b) => a - b));
      }),
    );
  });
});
