import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, DARK_PAIRS, PAIRS } from './pairs.ts';
import { COLOURS, CONTRAST, DARK } from './palette.ts';
import { stylesheet } from './stylesheet.ts';
import { measured, tokensFile } from './tokens-file.ts';
import { looked } from '../../../test/support/looked.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PALETTE = /src\/kernel\/ui\/palette\.ts$/;
/** A code to be read by cameras stands on white whatever the page is drawn with. */
const WHITE_ALWAYS = /src\/kernel\/ui\/qr\.ts$/;

describe('colours', () => {
  test('the ratio is that of the standard', () => {
    expect(contrast('#FFFFFF', '#000000')).toBe(21);
    expect(contrast('#777777', '#FFFFFF')).toBe(4.47);
    expect(contrast('#FFFFFF', '#777777')).toBe(4.47);
    expect(contrast('#0000FF', '#FFFFFF')).toBe(8.59);
  });

  test.each([
    ['light', PAIRS.map((pair) => measured(pair, COLOURS))],
    ['contrast', PAIRS.map((pair) => measured(pair, CONTRAST))],
    ['dark', DARK_PAIRS.map((pair) => measured(pair, DARK))],
  ])('every declared pair reaches its contrast: %s', (name, pairs) => {
    console.log(`${name}: ${pairs.length} pairs, least ${Math.min(...pairs.map(({ ratio }) => ratio))}`);
    looked('V1', `declared pairs: ${name}`, pairs.length);
    expect(pairs.filter(({ ratio, min }) => ratio < min)).toEqual([]);
    const said = pairs.map(({ colour, on }) => `${colour} on ${on}`);
    expect(said.filter((pair, index) => said.indexOf(pair) !== index)).toEqual([]);
  });

  test('a pair that is too faint is found', () => {
    const faint = measured({ colour: 'brass', on: 'paper', min: 4.5 }, COLOURS);
    expect(faint.ratio).toBeLessThan(faint.min);
  });

  test('tokens.json says what stands here (npm run tokens)', () => {
    expect(readFileSync(join(ROOT, 'tokens.json'), 'utf8')).toBe(tokensFile());
  });
});

describe('the stylesheet', () => {
  const beyondRoot = stylesheet.replaceAll(/:root(\[[^\]]*\])?\{[^}]*\}/g, '');

  test('names colours by token only, and every name has a value', () => {
    expect(beyondRoot.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)).toBeNull();
    const used = [...beyondRoot.matchAll(/var\(--([a-z0-9-]+)\)/g)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(60);
    const unset = used.filter((name) => !stylesheet.includes(`--${name}:`));
    expect(unset).toEqual([]);
  });

  test('gives the view of high contrast a value for each colour that it uses', () => {
    const [, plain = ''] = /^:root\{([^}]*)\}/.exec(stylesheet) ?? [];
    const [, other = ''] = /contrast\]\{([^}]*)\}/.exec(stylesheet) ?? [];
    const colours = (text: string) => [...text.matchAll(/--([a-z0-9-]+):#/g)].map((match) => match[1]);
    expect(colours(plain).length).toBeGreaterThan(20);
    expect(colours(other)).toEqual(colours(plain));
  });
});

/** A colour by number anywhere else would be a pair that nobody measured. */
function hexIn(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /(['"`:(]\s?)#([0-9a-f]{6}|[0-9a-f]{3})\b(?![\w-])/i.test(line) && !/https?:|href/.test(line))
    .map((line) => `${file}: ${line.trim()}`);
}

test('no colour stands outside the palette', () => {
  const files = ['src', 'workbench/src']
    .flatMap((top) => readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, top, name)))
    .filter((file) => /\.(tsx?|css|typ)$/.test(file) && !/\.test\.tsx?$/.test(file));
  console.log(`hex: ${files.length} files read`);
  expect(files.length).toBeGreaterThan(400);
  const found = files.filter((file) => !PALETTE.test(file) && !WHITE_ALWAYS.test(file)).flatMap(hexIn);
  expect(found).toEqual([]);
  expect(hexIn(files.find((file) => PALETTE.test(file)) ?? '').length).toBeGreaterThan(50);
});
