import { existsSync, mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestPortal } from '../support/portal.ts';

export const WIDTHS = [1280, 390, 320] as const;
/** What axe looks at differs between the wide and the narrow layout only, and it is most of what a view costs. */
const AXE_WIDTHS: readonly number[] = [1280, 320];

/** WCAG 2.2 AA 1.4.12: a reader may space text so, and nothing may be lost. */
const SPACING = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Visitor {
  page: Page;
  base: string;
  /** Opens an address and examines the page at every width; the status must be the one expected. */
  open(path: string, status?: number): Promise<void>;
  /** Examines the page that stands there now (after a click or a form). */
  examine(): Promise<void>;
  /** How many pages were examined, at how many widths. */
  readonly examined: { pages: number; views: number };
  close(): Promise<void>;
}

function executable(): string {
  const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(path))
    throw new Error(`Chromium is not at ${path}: install it (apt-get install chromium fonts-noto-cjk) or set CHROMIUM.`);
  return path;
}

/** How closely a page is looked at. */
export interface Looks {
  widths: readonly number[];
  /** Where axe runs too: it is most of what a view costs. */
  axe: readonly number[];
}
const CLOSELY: Looks = { widths: WIDTHS, axe: AXE_WIDTHS };
/** For pages whose narrow layout axe sees elsewhere: in the other language, or outside the tour. */
export const AXE_ONCE: Looks = { widths: WIDTHS, axe: [1280] };

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executable(), args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * A reader of pages without scripts (`scripts: false`: whose browser runs none either), in front of a portal that listens on a free port, or of what listens already; in a browser that
 * others use too, or an own one.
 */
export async function visitor(
  portal: TestPortal | string,
  looks = CLOSELY,
  shared?: Browser,
  { scripts = true }: { scripts?: boolean } = {},
): Promise<Visitor> {
  const base = typeof portal === 'string' ? portal : await portal.server.listen({ host: '127.0.0.1', port: 0 });
  const browser = shared ?? (await launch());
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    javaScriptEnabled: scripts,
  });
  const foreign: string[] = [];
  const fonts: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) foreign.push(request.url());
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  const page = await context.newPage();
  const examined = { pages: 0, views: 0 };
  const examine = async () => {
    await examinePage(page, examined, looks);
    expect(foreign, 'no request leaves the site').toEqual([]);
    expect(fonts, 'no font is fetched').toEqual([]);
  };
  return {
    page,
    base,
    examined,
    examine,
    open: async (path, status = 200) => {
      const response = await page.goto(base + path);
      expect(response?.status(), path).toBe(status);
      await examine();
    },
    close: async () => {
      await context.close();
      if (shared === undefined) await browser.close();
    },
  };
}

async function examinePage(page: Page, examined: { pages: number; views: number }, looks: Looks): Promise<void> {
  const where = page.url();
  for (const width of looks.widths) {
    await page.setViewportSize({ width, height: 900 });
    await picture(page, width);
    if (looks.axe.includes(width)) expect(await axe(page), `axe, ${where} at ${width}px`).toEqual([]);
    expect(await sideways(page), `sideways scroll, ${where} at ${width}px`).toEqual([]);
    expect(await smallTargets(page), `targets under 44px, ${where} at ${width}px`).toEqual([]);
    examined.views += 1;
  }
  await spaceText(page, true);
  expect(await sideways(page), `sideways scroll with text spacing, ${where} at 320px`).toEqual([]);
  await spaceText(page, false);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await page.locator('script').count(), `${where}: scripts`).toBe(0);
  examined.pages += 1;
}

async function axe(page: Page): Promise<string[]> {
  // No page of ours has frames: the mode that knows none says the same in half the time. So does not listing, for each rule, all
  // that is as it should be: every rule looks at everything all the same, and each violation is told.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
}

/** By a constructed sheet: the site's own policy forbids inline styles, and should. */
function spaceText(page: Page, on: boolean): Promise<void> {
  return page.evaluate(
    ({ on: spaced, css }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = spaced ? [sheet] : [];
    },
    { on, css: SPACING },
  );
}

/** Elements that reach beyond the window, outside regions that scroll by themselves. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > width + 1 && node.closest('.scroll, .hidden, .skip') === null)
      .map((node) => `${node.tagName}.${node.getAttribute('class') ?? ''} ${node.textContent?.slice(0, 40) ?? ''}`)
      .slice(0, 8);
  });
}

/** Buttons, fields and links that stand by themselves; a link in a sentence is excepted (WCAG 2.5.8). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, input:not([type=hidden]), select')]
      .filter((node) => node.closest('.skip') === null)
      .filter((node) => {
        const inline =
          getComputedStyle(node).display === 'inline' ||
          (node.closest('p, .stars') !== null && node.matches('a:not(.button)') && node.closest('.foot-line') === null);
        // What one presses for a choice is its whole label.
        const target = node.matches('[type=radio], [type=checkbox]') ? (node.closest('label') ?? node) : node;
        return !inline && target.getBoundingClientRect().height < 43.5;
      })
      .map((node) => `${node.tagName} ${node.textContent?.slice(0, 30) ?? ''} ${node.getBoundingClientRect().height}`)
      .slice(0, 8),
  );
}

/** Pictures for people, when a directory is given. */
async function picture(page: Page, width: number): Promise<void> {
  const directory = process.env['XINHENG_PICTURES'];
  if (!directory) return;
  mkdirSync(directory, { recursive: true });
  const { pathname, search } = new URL(page.url());
  const name = decodeURIComponent(`${pathname}${search}`).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  await page.screenshot({ path: `${directory}/${name || 'home'}-${width}.png`, fullPage: true });
}
