import { expect, test } from 'vitest';
import { LOCKS } from './locks.ts';

test('no two advisory locks share a number', () => {
  const numbers: number[] = Object.values(LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});
