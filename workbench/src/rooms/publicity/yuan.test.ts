import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fenOf } from './yuan.ts';

test('yuan become 分 without a float between', () => {
  expect(fenOf('20000')).toBe(2_000_000);
  expect(fenOf('20,000.5')).toBe(2_000_050);
  expect(fenOf('２００.０１')).toBe(20_001);
  expect(fenOf('0.29')).toBe(29);
  for (const bad of ['', '2万', '1.234', '-5', '1e3', '.5']) expect(fenOf(bad), bad).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
      const text = `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      expect(fenOf(text)).toBe(fen);
    }),
  );
});
