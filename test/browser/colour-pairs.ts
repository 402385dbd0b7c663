import type { Page } from 'playwright-core';
import type { Palette } from '../../src/kernel/ui/palette.ts';
import { PAIRS } from '../../src/kernel/ui/pairs.ts';

export interface ShownPair {
  colour: string;
  on: string;
  /** Where it was seen. */
  text: string;
}

/**
 * The colour of every piece of text that is seen, and what it stands on: the nearest ground below it that is painted. Drawn
 * letters (SVG) count with their fill. Each pair once, with a piece of its text.
 */
export function shownPairs(page: Page): Promise<ShownPair[]> {
  return page.evaluate(() => {
    const painted = (colour: string) => !/^rgba\(\d+, \d+, \d+, 0\)$|^transparent$/.test(colour);
    const ground = (from: Element): string => {
      for (let node: Element | null = from; node !== null; node = node.parentElement) {
        const { backgroundColor } = getComputedStyle(node);
        if (painted(backgroundColor)) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const found = new Map<string, { colour: string; on: string; text: string }>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (text === '' || parent === null || parent.closest('.hidden, .skip, .printed') !== null) continue;
      if (parent.getClientRects().length === 0) continue;
      const style = getComputedStyle(parent);
      const colour = parent.closest('svg') === null ? style.color : style.fill;
      const on = ground(parent);
      if (!found.has(`${colour} ${on}`)) found.set(`${colour} ${on}`, { colour, on, text: text.slice(0, 30) });
    }
    return [...found.values()];
  });
}

/** Names a palette gives to a computed colour; several names may share one. */
function namesOf(palette: Palette, computed: string): string[] {
  const [, r, g, b] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed) ?? [];
  if (b === undefined) return [];
  const hex = `#${[r, g, b].map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  return Object.entries(palette).flatMap(([name, value]) => (value.toUpperCase() === hex ? [name] : []));
}

/** Pairs that were shown and that nobody declared, so that nobody measured them. */
export function undeclared(shown: readonly ShownPair[], palette: Palette): string[] {
  return shown
    .filter(({ colour, on }) => {
      const [colours, grounds] = [namesOf(palette, colour), namesOf(palette, on)];
      return !PAIRS.some((pair) => colours.includes(pair.colour) && grounds.includes(pair.on));
    })
    .map(({ colour, on, text }) => `${colour} on ${on}: ${text}`);
}
