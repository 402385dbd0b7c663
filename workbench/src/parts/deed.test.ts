import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deedMessages } from './messages/deeds.ts';

const SOURCES = join(import.meta.dirname, '../../../src');

/** Where it stands in the sources: `audit` of a route, `action` of a row, or given to a step of a case. */
const PLACES = [/\b(?:action|audit): (?<what>[^,;}\n]+)/gu, /\bonCase(?:In)?\([^()]*caller, (?<what>'[^']+')/gu];
const WORD = /'(?<word>[a-z-]+(?:\.[a-z-]+)+)'/gu;

/** What the server writes into its logs. */
function wordsOfLogs(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/u.test(name) && !/\.test\.|\/testing\//u.test(name),
  );
  const found = files.flatMap((name) => {
    const text = readFileSync(join(SOURCES, name), 'utf8');
    const said = PLACES.flatMap((place) => [...text.matchAll(place)].map((match) => match.groups?.['what'] ?? ''));
    return said.flatMap((each) => [...each.matchAll(WORD)].map((match) => match.groups?.['word'] ?? ''));
  });
  return [...new Set(found)];
}

test('each word of the logs is said in words', () => {
  const words = wordsOfLogs();
  expect(words.length).toBeGreaterThan(150);
  expect(words.filter((word) => !Object.hasOwn(deedMessages.zh, word))).toEqual([]);
});
