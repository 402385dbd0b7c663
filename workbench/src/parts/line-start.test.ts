import { expect, test } from 'vitest';
import { startOf } from './line-start.ts';

test('a line begins behind the break before it; behind the last there is the end', () => {
  expect(startOf('one\ntwo\nthree', 3)).toBe(8);
  expect(startOf('one', 9)).toBe(3);
});
