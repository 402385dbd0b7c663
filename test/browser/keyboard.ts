import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody who has a keyboard and no pointer: moves by the tab key, presses, types. */
export interface Typist {
  /** To the next stop whose words are these, from where the keyboard stands; the page's end is a fault. */
  to(words: string | RegExp): Promise<void>;
  /** Presses what the keyboard stands on, which leads to another page. */
  follow(words: string | RegExp): Promise<void>;
  /** Into the field of this label. */
  write(label: string | RegExp, text: string): Promise<void>;
  /** A day into a date field, in whichever order this browser asks for its parts. ISO. */
  day(label: string | RegExp, iso: string): Promise<void>;
  /** Ticks what has this label. */
  tick(label: string | RegExp): Promise<void>;
  readonly stops: number;
}

export function typist(page: Page): Typist {
  let stops = 0;
  const fits = (said: string, words: string | RegExp): boolean => (typeof words === 'string' ? said === words : words.test(said));
  const to = async (words: string | RegExp): Promise<void> => {
    const passed: string[] = [];
    for (let n = 0; n < 120; n += 1) {
      await page.keyboard.press('Tab');
      stops += 1;
      const said = await saidAt(page);
      if (fits(said, words)) return;
      passed.push(said);
    }
    expect.fail(`${page.url()}: no stop says ${String(words)}; passed ${passed.slice(0, 60).join(' | ')}`);
  };
  return {
    to,
    async follow(words) {
      await to(words);
      // A form leads on by a redirect: what counts is the page that stands there in the end.
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    },
    async write(label, text) {
      await to(label);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    async day(label, iso) {
      await to(label);
      const [year = '', month = '', date = ''] = iso.split('-');
      for (const parts of [
        [month, date, year],
        [year, month, date],
        [date, month, year],
      ]) {
        for (const [n, part] of parts.entries()) {
          await page.keyboard.type(part);
          // A year takes two digits more, and has to be left by hand.
          if (part === year && n < 2) await page.keyboard.press('ArrowRight');
        }
        if ((await valueAt(page)) === iso) return;
        for (let n = 0; n < 3; n += 1) {
          await page.keyboard.press('Backspace');
          await page.keyboard.press('ArrowLeft');
        }
      }
      expect.fail(`${page.url()}: the field takes no ${iso}`);
    },
    async tick(label) {
      await to(label);
      await page.keyboard.press('Space');
    },
    get stops() {
      return stops;
    },
  };
}

const valueAt = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value ?? '');

/** What a voice would say of the stop: its name, else its label, else its own words. */
function saidAt(page: Page): Promise<string> {
  return page.evaluate(() => {
    const node = document.activeElement as HTMLInputElement | null;
    if (node === null || node === document.body) return '';
    const label = node.labels?.[0]?.textContent;
    return (node.getAttribute('aria-label') ?? label ?? node.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
  });
}
