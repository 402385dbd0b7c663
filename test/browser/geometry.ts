import type { Page } from 'playwright-core';

/** Where a part of a page stands: its name, its left edge and width in px, and how many lines its words take. */
export interface Box {
  part: string;
  x: number;
  w: number;
  lines: number;
}

/** What gives a page its shape: headings, records, boxes, marks, instruments, tables, what one presses. */
const PARTS =
  'h1, h2, h3, .record, .box, .notice, .objection-note, .mark, .stars > svg, main table, .cards, .chart svg, summary, main button, main select, main input:not([type=hidden])';
const MOST = 40;

/** The boxes of what is seen of a page, in the order of its text. */
export function boxesOf(page: Page): Promise<Box[]> {
  return page.evaluate(
    ({ parts, most }) =>
      [...document.querySelectorAll(parts)]
        .filter((node) => node.checkVisibility() && node.closest('.hidden') === null && node.getClientRects().length > 0)
        .slice(0, most)
        .map((node) => {
          const box = node.getBoundingClientRect();
          const name = node.tagName.toLowerCase();
          const classes = (node.getAttribute('class') ?? '').split(' ').filter((each) => each !== '');
          const height = Number.parseFloat(getComputedStyle(node).lineHeight);
          const lines = /^h\d$/.test(name) && height > 0 ? Math.round(box.height / height) : 0;
          return {
            part: [name, ...classes].join('.'),
            x: Math.round(box.left),
            w: Math.round(box.width),
            lines,
          };
        }),
    { parts: PARTS, most: MOST },
  );
}

/** As it is kept: one line a box, so that a change reads well. */
export const lineOf = ({ part, x, w, lines }: Box): string => `${part} x${x} w${w}${lines === 0 ? '' : ` lines${lines}`}`;

const NUMBERS = / x(-?\d+) w(\d+)(?: lines(\d+))?$/;

/** What differs by more than the drawing of letters differs from one browser to the next: 6 px or a twentieth. */
export function differences(kept: readonly string[], now: readonly string[]): string[] {
  const found: string[] = [];
  for (let n = 0; n < Math.max(kept.length, now.length); n += 1) {
    const [was, is] = [kept[n] ?? 'nothing', now[n] ?? 'nothing'];
    if (!alike(was, is)) found.push(`${n + 1}: was ${was}, is ${is}`);
  }
  return found;
}

function alike(was: string, is: string): boolean {
  const [a, b] = [NUMBERS.exec(was), NUMBERS.exec(is)];
  if (a === null || b === null || was.replace(NUMBERS, '') !== is.replace(NUMBERS, '')) return false;
  const near = (n: number): boolean => {
    const [one, two] = [Number(a[n]), Number(b[n])];
    return Math.abs(one - two) <= Math.max(6, one / 20);
  };
  return near(1) && near(2) && a[3] === b[3];
}
