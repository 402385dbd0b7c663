import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { draw, numbersIn, populationHash } from './draw.ts';

const NUMBER = fc
  .tuple(fc.constantFrom('示市监罚', '示环罚'), fc.integer({ min: 1, max: 9999 }))
  .map(([organ, n]) => `${organ}〔2026〕${n}号`);
const LIST = fc.uniqueArray(NUMBER, { minLength: 1, maxLength: 40 });

describe(item(25, 'a sample is drawn by a recorded seed'), () => {
  test('whoever holds list and seed draws the same, in whatever order the list came', () => {
    fc.assert(
      fc.property(LIST, fc.string(), fc.nat({ max: 50 }), (numbers, seed, size) => {
        const drawn = draw(numbers, seed, size);
        expect(drawn).toHaveLength(Math.min(size, numbers.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(draw(numbers.toReversed(), seed, size)).toEqual(drawn);
        expect(populationHash(numbers.toReversed())).toBe(populationHash(numbers));
        // An independent count: no number left out has a smaller place than one that was drawn.
        const place = (number: string) => createHash('sha256').update(`${seed}\n${number}`).digest('hex');
        const left = numbers.filter((each) => !drawn.includes(each)).map(place);
        for (const each of drawn.map(place)) expect(left.every((other) => each < other)).toBe(true);
      }),
    );
  });

  test('a list is one number a line, each once, however it is spelt', () => {
    const text = '\uFEFF文书号,日期\r\n示市监罚〔2026〕1号,2026-09-01\r\n"示市监罚[2026]１号"\n\n示市监罚（2026）2 号\t甲\n';
    expect(numbersIn(text)).toEqual(['示市监罚〔2026〕1号', '示市监罚（2026）2 号']);
  });
});
