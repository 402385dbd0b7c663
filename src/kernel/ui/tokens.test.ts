import { describe, expect, test } from 'vitest';
import { stylesheet } from './stylesheet.ts';
import { COLOURS, PAIRS } from './tokens.ts';

/** WCAG 2.2 relative luminance, from the text of the standard. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

describe('colours', () => {
  test('every declared pair reaches its contrast', () => {
    expect(PAIRS.length).toBeGreaterThan(30);
    const short = PAIRS.map((pair) => {
      const [a, b] = [luminance(COLOURS[pair.colour]), luminance(COLOURS[pair.on])].sort((x, y) => y - x) as [
        number,
        number,
      ];
      return { ...pair, ratio: (a + 0.05) / (b + 0.05) };
    }).filter((pair) => pair.ratio < pair.min);
    expect(short).toEqual([]);
  });

  test('the stylesheet names colours by token only', () => {
    const beyondRoot = stylesheet.replace(/:root\{[^}]*\}/, '');
    expect(beyondRoot.match(/#[0-9a-f]{3,8}\b/gi)).toBeNull();
    const used = [...beyondRoot.matchAll(/var\(--([a-z0-9-]+)\)/g)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(60);
    const unknown = used.filter((name) => !(name in COLOURS) && !/^(s[1-8]|sans|mono)$/.test(name));
    expect(unknown).toEqual([]);
  });
});
