import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLostNumber } from './index.ts';
import { GENERAL } from './xlsx/formats.ts';
import { numberCell } from './values.ts';

test.each(['5.00108E+17', '9.15E+17', '5E17', ' 5.00108e+17 ', '５．００１０８Ｅ＋１７', '1.10105E+14', '-5.1E+11'])(
  '%j was a longer number',
  (text) => expect(isLostNumber(text)).toBe(true),
);

test.each(['91500108MA5U8E1751', '1E5', '5.00108E+10', '500108E17', '5.00108E-17', 'E+17', '5.00108', '', '〔2026〕5E17号'])(
  '%j was none',
  (text) => expect(isLostNumber(text)).toBe(false),
);

test('any number of up to fifteen digits keeps them all, without scientific notation', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.nat({ max: 20 }), (digits, shift) => {
      const value = Number(`${digits}e-${shift}`);
      const cell = numberCell(String(value), GENERAL, false);
      expect(cell.text).toMatch(/^-?\d+(?:\.\d*[1-9])?$/u);
      expect(Number(cell.text)).toBe(value);
      expect(cell.lost).toBeUndefined();
    }),
    { numRuns: 3_000 },
  );
});

test('every code of digits that a spreadsheet took for a number is told, in whatever format it is shown', () => {
  const code = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 15, maxLength: 17 }).map((rest) => `5${rest}`);
  fc.assert(
    fc.property(code, fc.constantFrom('General', '0', '@', '0.00E+00', '#,##0'), (digits, format) => {
      const kind = format === '@' ? 'text' : format === 'General' ? 'general' : 'number';
      expect(numberCell(digits, { code: format, kind }, false).lost).toBe(true);
    }),
  );
});
