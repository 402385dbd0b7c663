import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { ModelContent } from '../policy/schemas/model.ts';
import { contrast } from './pairs.ts';
import { COLOURS, CONTRAST, type Colour } from './palette.ts';
import { DEPTHS, depthOf, LIGHT_DEPTHS } from './grade-depth.ts';
import { gradeClass } from './grade.tsx';
import { stylesheet } from './stylesheet.ts';

const depths = Array.from({ length: DEPTHS }, (_, depth) => `grade-${depth}` as Colour & `grade-${number}`);

/** Degrees on the circle of colours (0 red, 120 green, 240 blue) and saturation of `#RRGGBB`. */
function hueOf(hex: string): { hue: number; saturation: number } {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  if (range === 0) return { hue: 0, saturation: 0 };
  const sixth = most === r ? ((g - b) / range) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return { hue: (sixth * 60 + 360) % 360, saturation: range / (1 - Math.abs(most + least - 1)) };
}

describe(item(12, 'grades are drawn by depth of one hue'), () => {
  test('a model’s grades never share a depth, however many they are; from the lightest to the deepest', () => {
    expect(ModelContent.properties.grades).toMatchObject({ maxItems: DEPTHS });
    for (let of = 2; of <= DEPTHS; of += 1) {
      const places = Array.from({ length: of }, (_, place) => depthOf(place, of));
      expect(new Set(places).size, `${of} grades`).toBe(of);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect([places[0], places.at(-1)]).toEqual([0, DEPTHS - 1]);
    }
    expect([depthOf(0, 1), depthOf(-1, 4), depthOf(9, 4)]).toEqual([0, 0, DEPTHS - 1]);
  });

  test('a grade beside the order, and none, have no depth', () => {
    const scale = [{ id: 'A' }, { id: 'B' }, { id: 'M', apart: true }, { id: 'C' }, { id: 'D' }, { id: 'E' }];
    expect(['A', 'B', 'C', 'D', 'E'].map((id) => gradeClass(id, scale))).toEqual(['grade-0', 'grade-3', 'grade-6', 'grade-8', 'grade-11']);
    expect([gradeClass('M', scale), gradeClass(null, scale), gradeClass('Z', scale)]).toEqual(['grade-apart', 'grade-none', 'grade-apart']);
  });

  test('the hue is one, and neither red nor green; each depth is deeper than the one before, and its letter is read', () => {
    const luminance = (hex: string) => contrast(hex, '#000000');
    for (const [depth, name] of depths.entries()) {
      const { hue, saturation } = hueOf(COLOURS[name]);
      // Blue: 60 degrees and more from green, 120 and more from red.
      expect(hue, name).toBeGreaterThan(190);
      expect(hue, name).toBeLessThan(210);
      expect(saturation, name).toBeGreaterThan(0.2);
      if (depth > 0) expect(luminance(COLOURS[name])).toBeLessThan(luminance(COLOURS[depths[depth - 1]!]));
      const ink = depth < LIGHT_DEPTHS ? 'ink' : 'on-hero';
      for (const palette of [COLOURS, CONTRAST]) expect(contrast(palette[ink], palette[name]), name).toBeGreaterThanOrEqual(4.5);
      expect(stylesheet).toContain(`.${name}{background:var(--${name});color:var(--${ink})}`);
    }
    expect(hueOf('#97291B').hue).toBeLessThan(20);
    expect(hueOf('#1D6437').hue).toBeGreaterThan(100);
  });
});
