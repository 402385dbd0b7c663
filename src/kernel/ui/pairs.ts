import { DEPTHS, LIGHT_DEPTHS } from './grade-depth.ts';
import type { Colour, DarkColour } from './palette.ts';

/** A colour, where it stands, and the least contrast that it must have there (WCAG 2.2: text 4.5, shapes 3). */
export interface ColourPair<Name extends string = string> {
  colour: Name;
  on: Name;
  min: number;
}

function pairs<Name extends string>(colour: Name, min: number, ...grounds: readonly Name[]): ColourPair<Name>[] {
  return grounds.map((on) => ({ colour, on, min }));
}

/**
 * Every pair that a server-rendered page may show. The same pairs hold in the view `contrast`, whose palette gives each
 * name another value. What a page shows is compared with this list by test/browser/colours.test.ts.
 */
export const PAIRS: readonly ColourPair<Colour>[] = [
  ...pairs<Colour>('ink', 7, 'paper', 'wash', 'wash-2', 'primary-wash', 'objection-wash', 'soon-wash', 'late-wash'),
  ...pairs<Colour>('ink', 7, 'honour-wash', 'done-wash'),
  ...pairs<Colour>('on-focus', 7, 'focus'),
  ...pairs<Colour>('ink-2', 4.5, 'paper', 'wash', 'wash-2', 'soon-wash', 'late-wash', 'primary-wash', 'objection-wash'),
  ...pairs<Colour>('ink-3', 4.5, 'paper', 'wash', 'primary-wash', 'soon-wash'),
  ...pairs<Colour>('paper', 7, 'primary', 'primary-dark', 'ink'),
  ...pairs<Colour>('on-hero', 7, 'hero'),
  ...pairs<Colour>('primary', 4.5, 'paper', 'wash', 'primary-wash'),
  ...pairs<Colour>('link', 4.5, 'paper', 'wash', 'wash-2', 'objection-wash', 'soon-wash', 'late-wash', 'primary-wash'),
  ...pairs<Colour>('link', 4.5, 'done-wash', 'honour-wash'),
  ...pairs<Colour>('visited', 4.5, 'paper', 'wash', 'wash-2', 'objection-wash', 'soon-wash', 'late-wash'),
  ...pairs<Colour>('visited', 4.5, 'primary-wash', 'done-wash', 'honour-wash'),
  ...pairs<Colour>('objection', 4.5, 'objection-wash', 'paper'),
  ...pairs<Colour>('soon', 4.5, 'soon-wash', 'paper'),
  ...pairs<Colour>('late', 4.5, 'late-wash', 'paper', 'wash'),
  ...pairs<Colour>('done', 4.5, 'done-wash', 'paper'),
  ...pairs<Colour>('honour', 4.5, 'honour-wash', 'paper'),
  ...pairs<Colour>('brass', 3, 'paper'),
  ...pairs<Colour>('line-strong', 3, 'paper', 'wash'),
  ...pairs<Colour>('on-footer', 7, 'footer'),
  ...pairs<Colour>('footer-link', 7, 'footer'),
  ...Array.from({ length: DEPTHS }, (_, depth): ColourPair<Colour> => ({
    colour: depth < LIGHT_DEPTHS ? 'ink' : 'on-hero',
    on: `grade-${depth}` as Colour,
    min: 4.5,
  })),
  ...['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6'].map((name) => ({
    colour: name as Colour,
    on: 'paper' as const,
    min: 4.5,
  })),
];

export const DARK_PAIRS: readonly ColourPair<DarkColour>[] = [
  ...pairs<DarkColour>('ink', 7, 'ground', 'surface', 'raised'),
  ...pairs<DarkColour>('ink-2', 4.5, 'ground', 'surface', 'raised'),
  ...pairs<DarkColour>('primary', 4.5, 'ground', 'surface', 'raised'),
  ...pairs<DarkColour>('on-primary', 7, 'primary'),
  ...pairs<DarkColour>('line-strong', 3, 'ground', 'surface', 'raised'),
  ...pairs<DarkColour>('late', 7, 'surface', 'late-wash'),
  ...pairs<DarkColour>('soon', 7, 'surface', 'soon-wash'),
  ...pairs<DarkColour>('done', 7, 'surface', 'done-wash'),
  ...pairs<DarkColour>('objection', 7, 'surface', 'objection-wash'),
];

/** WCAG 2.2, relative luminance and contrast ratio of two colours `#RRGGBB`, rounded down to hundredths: never flattered. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return Math.floor(((light + 0.05) / (dark + 0.05)) * 100) / 100;
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
