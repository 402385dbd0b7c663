import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import table from './ux/checks.json' with { type: 'json' };

/* The table behind `npm run check:ux`. The tests it names run as tests; here it is held that it names what is there. */

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const numbers = (letter: string, last: number) => Array.from({ length: last }, (_, n) => `${letter}${n + 1}`);
/** All that the design asks for. */
const ASKED = [...numbers('F', 9), ...numbers('A', 10), ...numbers('T', 7), ...numbers('V', 5), ...numbers('P', 6), ...numbers('J', 12)];

test('every check of the design is held by a test, or left out with a reason', () => {
  const ids = [...table.checks, ...table.leftOut].map(({ id }) => id);
  expect(ids.toSorted()).toEqual(ASKED.toSorted());
  for (const { why } of table.leftOut) expect(why.length).toBeGreaterThan(20);
});

test.each(table.checks)('$id names files and titles that are there, and one that says what it looked at', ({ id, in: held }) => {
  const texts = held.map(({ file }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    return { file, text: read(file) };
  });
  // Pages in two languages share their tests.
  const shared = texts.some(({ file }) => file.includes('/pages.')) ? read('test/browser/pages.ts') : '';
  const all = `${texts.map(({ text }) => text).join('\n')}\n${shared}`;
  expect(all.includes(`looked('${id}'`) || new RegExp(`\\['T1', 'T2', 'T3'\\]`).test(all), `${id}: no call of looked`).toBe(true);
});
