import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each(['=1+1', '+1', '-1+1', '@SUM(A1)', ' =1', '\t=1', '＝1', '　=1', '\r=1'])('%j is text in a spreadsheet', (text) => {
  const [[cell] = []] = parse(csvLine([text]));
  expect(cell).toBe(`'${text}`);
});

test('a number below nothing stays one', () => {
  expect(csvLine(['-1', '-0.5'])).toBe('-1,-0.5\r\n');
});

test('any other text comes back as it went in', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((s) => `甲${s}`),
        { minLength: 1, maxLength: 5 },
      ),
      (cells) => {
        expect(parse(csvLine(cells), { relax_column_count: true })).toEqual([cells]);
      },
    ),
  );
});
