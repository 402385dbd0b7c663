import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineOf, linesOf } from './json-lines.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TEXTS = ['', '示例', '"quoted" \\ /', '{[,:', 'a\nb', '\u2028', 'é'];

function anyJson(random: () => number, depth: number): Json {
  const pick = Math.floor(random() * (depth > 3 ? 4 : 6));
  if (pick === 0) return TEXTS.at(Math.floor(random() * TEXTS.length))!;
  if (pick === 1) return Math.round((random() - 0.5) * 1e6) / 8;
  if (pick === 2) return random() < 0.5;
  if (pick === 3) return null;
  const size = Math.floor(random() * 4);
  const entries = Array.from({ length: size }, () => anyJson(random, depth + 1));
  if (pick === 4) return entries;
  return Object.fromEntries(entries.map((each, index) => [`${'~/k"'[Math.floor(random() * 4)]}${index}`, each]));
}

/** Another way to the same: how many lines come before each value when it is written out piece by piece. */
function expected(value: Json, path: string, line: number, into: Map<string, number>): number {
  into.set(path, line);
  if (typeof value !== 'object' || value === null) return line;
  const entries: [string, Json][] = Array.isArray(value)
    ? value.map((each, index) => [String(index), each])
    : Object.entries(value).map(([key, each]) => [key.replaceAll('~', '~0').replaceAll('/', '~1'), each]);
  if (entries.length === 0) return line;
  let at = line;
  for (const [key, each] of entries) at = expected(each, `${path}/${key}`, at + 1, into);
  return at + 1;
}

describe('lines of a text of JSON', () => {
  test('are those on which each value is written, for any value', () => {
    const random = seeded(20_261_126);
    for (let run = 0; run < 500; run += 1) {
      const value = anyJson(random, 0);
      const lines = new Map<string, number>();
      expected(value, '', 1, lines);
      expect(linesOf(JSON.stringify(value, null, 2))).toEqual({ lines, broken: null });
    }
  });

  test('say where it breaks, and agree with the parser on whether it does', () => {
    const random = seeded(7);
    let broken = 0;
    for (let run = 0; run < 2000; run += 1) {
      const text = JSON.stringify(anyJson(random, 0), null, 1);
      const at = Math.floor(random() * text.length);
      const cut = text.slice(0, at) + (random() < 0.5 ? ',' : '') + text.slice(at + 1);
      let parses = true;
      try {
        JSON.parse(cut);
      } catch {
        parses = false;
        broken += 1;
      }
      expect(linesOf(cut).broken === null, cut).toBe(parses);
    }
    expect(broken).toBeGreaterThan(500);
    expect(linesOf('{\n  "a": 1\n  "b": 2\n}').broken).toBe(3);
    expect(linesOf('{\n  "a": "x\n"\n}').broken).toBe(2);
    expect(linesOf('').broken).toBe(1);
  });

  test('of every shipped document are found for each of its places', () => {
    const folder = join(import.meta.dirname, '../../../policy/national/calendars');
    const files = readdirSync(folder).filter((each) => each.endsWith('.json'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const { lines, broken } = linesOf(text);
      expect(broken).toBeNull();
      expect(text.split('\n')[lineOf(lines, '/inForceFrom') - 1]).toContain('"inForceFrom"');
    }
  });

  test('of what is missing are those of what it is missing from', () => {
    const { lines } = linesOf('{\n "a": {\n  "b": 1\n }\n}');
    expect(lineOf(lines, '/a/c/d')).toBe(2);
    expect(lineOf(lines, '/z')).toBe(1);
  });
});
