import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmlessCell, plainCell } from './harmless.ts';

describe('in a CSV nothing runs as a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86 139', "'+86 139"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1+cmd|x', "'-1+cmd|x"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['　=1', "'　=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['-12.50', '-12.50'],
    ['-1,234', '-1,234'],
    ['-5%', '-5%'],
    ['示例', '示例'],
    ["'07", "'07"],
    ['', ''],
  ])('%j becomes %j, and back', (cell, safe) => {
    expect(harmlessCell(cell)).toBe(safe);
    expect(plainCell(safe)).toBe(cell);
  });

  test('any cell comes back, and none begins with what runs, but a negative number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@\t\r 1.a　＋") }), (cell) => {
        const safe = harmlessCell(cell);
        expect(plainCell(safe)).toBe(cell);
        expect(/^[=+@\t\r＋]/u.test(safe)).toBe(false);
        if (safe.startsWith('-')) expect(Number.isFinite(Number(safe))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
