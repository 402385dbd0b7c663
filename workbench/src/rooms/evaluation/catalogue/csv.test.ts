import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('what is written is read back, whatever it holds; a formula becomes text', () => {
  const word = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1 }), (rows) => {
      const read = parse(csvText(rows), { bom: true, relax_column_count: true, skip_empty_lines: false });
      const expected = rows.map((row) => row.map((each) => (/^[=+\-@\t\r]/u.test(each) ? `'${each}` : each)));
      expect(read).toEqual(expected);
    }),
  );
  expect(csvText([['=1+1']])).toContain(`"'=1+1"`);
});
