import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deedMessages } from './messages/deeds.ts';

const SOURCES = join(import.meta.dirname, '../../../src');

/** What the server writes into its logs, as it stands in the sources: `audit` of a route, `action` of a row. */
function wordsOfLogs(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/u.test(name) && !/\.test\.|\/testing\//u.test(name),
  );
  const found = files.flatMap((name) =>
    [
      ...readFileSync(join(SOURCES, name), 'utf8').matchAll(/\b(?:action|audit): '(?<word>[a-z-]+(?:\.[a-z-]+)+)'/gu),
    ].map((match) => match.groups!['word']!),
  );
  return [...new Set(found)];
}

test('each word of the logs is said in words', () => {
  const words = wordsOfLogs();
  expect(words.length).toBeGreaterThan(150);
  expect(words.filter((word) => !Object.hasOwn(deedMessages.zh, word))).toEqual([]);
});
