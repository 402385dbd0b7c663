import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, csvText } from './csv.ts';
import { harmlessCell } from './harmless.ts';

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

test('a table is read back, whatever it holds; a formula becomes text', () => {
  const word = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1 }), (rows) => {
      const read = parse(csvText(rows), { bom: true, relax_column_count: true, skip_empty_lines: false });
      expect(read).toEqual(rows.map((row) => row.map(harmlessCell)));
    }),
  );
});
