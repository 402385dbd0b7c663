import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newNumber, readNumber } from './number.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const drawn = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => newNumber(Buffer.from(bytes)));
const place = fc.integer({ min: 0, max: 17 });
const bare = (number: string) => number.slice(2).replaceAll('-', '');
const isNumber = (text: string) => {
  const read = readNumber(text);
  return read !== null && 'number' in read;
};
const put = (text: string, at: number, character: string) => text.slice(0, at) + character + text.slice(at + 1);

/** Apart from the code: the product in GF(32) by the schoolbook, bit by bit, and the two sums by Horner's rule. */
function fits(text: string): boolean {
  const product = (a: number, b: number) => {
    let result = 0;
    for (let bit = 4; bit >= 0; bit -= 1) {
      result = (result << 1) ^ (((b >> bit) & 1) * a);
      if ((result & 32) !== 0) result ^= 37;
    }
    return result;
  };
  const values = [...text].map((each) => ALPHABET.indexOf(each));
  const horner = values.reduceRight((sum, value) => product(sum, 2) ^ value, 0);
  return values.reduce((sum, value) => sum ^ value, 0) === 0 && horner === 0;
}

describe('the number of a receipt', () => {
  test('is read as written, in small and full-width letters, in an address, without its hyphens', () => {
    fc.assert(
      fc.property(drawn, (number) => {
        const wide = [...number].map((c) => (c === '-' ? '－' : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))).join('');
        for (const text of [
          number,
          number.toLowerCase(),
          wide,
          bare(number),
          ` 编号：${number}。`,
          `https://credit.example.cn/en/verify/receipt/${number}?x=1`,
          number.replaceAll('-', ' '),
          number.replaceAll('0', 'O').replaceAll('1', 'l'),
        ]) {
          expect(readNumber(text), text).toEqual({ number });
        }
      }),
    );
  });

  test('fits by the oracle, and nothing else is taken for one', () => {
    fc.assert(fc.property(drawn, (number) => fits(bare(number))));
    const any = fc.array(fc.constantFrom(...ALPHABET), { minLength: 18, maxLength: 18 }).map((each) => each.join(''));
    fc.assert(
      fc.property(any, (text) => isNumber(text) === fits(text)),
      { numRuns: 5000 },
    );
  });

  test('one or two characters misread, wherever, make it no number', () => {
    // Every single one of one number; then pairs at random.
    const number = bare(newNumber(Buffer.from('0123456789abcdef')));
    let tried = 0;
    for (let at = 0; at < number.length; at += 1) {
      for (const character of ALPHABET.replace(number.charAt(at), '')) {
        expect(isNumber(put(number, at, character))).toBe(false);
        tried += 1;
      }
    }
    expect(tried).toBe(18 * 31);
    fc.assert(
      fc.property(drawn, place, place, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 31 }), (of, i, j, d, e) => {
        const text = bare(of);
        const moved = (at: number, by: number) => ALPHABET.charAt(ALPHABET.indexOf(text.charAt(at)) ^ by);
        fc.pre(i !== j);
        expect(isNumber(put(put(text, i, moved(i, d)), j, moved(j, e)))).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  test('any two characters exchanged make it no number', () => {
    fc.assert(
      fc.property(drawn, place, place, (of, i, j) => {
        const text = bare(of);
        fc.pre(text.charAt(i) !== text.charAt(j));
        expect(readNumber(put(put(text, i, text.charAt(j)), j, text.charAt(i)))).toHaveProperty('mistyped');
      }),
    );
  });

  test('text without one is not called mistyped', () => {
    for (const text of ['', '重庆示例甲食品有限公司', 'R-123', '12345', '2026-11-24']) expect(readNumber(text)).toBeNull();
  });
});
