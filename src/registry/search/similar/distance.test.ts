import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, measured } from './distance.ts';

const apart = (a: string, b: string, limit = 1000) => distance(measured(a), measured(b), limit);

describe('how far two names lie apart', () => {
  test.each([
    ['示例商贸', '示例商贸', 0],
    ['示例商贸', '示例商茂', 5],
    ['示例商贸', '示例商店', 10],
    ['示例商贸', '示例贸商', 10],
    ['示例商贸', '示商贸', 10],
    ['示例商贸', '示例大商贸', 10],
    ['示例（重庆）商贸', '示例重庆商贸', 6],
    ['示例商贸', '示例商贸有限公司', 5],
    ['示例商贸有限公司', '示例商贸有限责任公司', 5],
    ['示例商茂', '示例商贸股份有限公司', 10],
  ])('%s and %s: %i tenths', (a, b, tenths) => expect([apart(a, b), apart(b, a)]).toEqual([tenths, tenths]));

  test('a limit never changes a distance within it', () => {
    const name = fc.string({ unit: fc.constantFrom(...'示例商贸重庆（）有限公司'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(name, name, fc.integer({ min: 0, max: 60 }), (a, b, limit) => {
        const real = apart(a, b);
        const limited = apart(a, b, limit);
        if (real <= limit) expect(limited).toBe(real);
        else expect(limited).toBeGreaterThan(limit);
      }),
    );
  });
});
