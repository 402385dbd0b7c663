import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { TEST_PASSWORD } from '../support/server.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Somebody signed in to the workbench, in a browser window of their own. */
export interface Official {
  page: Page;
  context: BrowserContext;
  /** What the page failed with or fetched elsewhere; answers of the API that refuse are answers. */
  faults: string[];
  /** Opens an address below /workbench, stating a purpose where one is asked. */
  open(path: string): Promise<void>;
  /** Examines what stands there: axe, no sideways scroll, one h1, at 1280 and 390. */
  examine(): Promise<void>;
}

export async function official(browser: Browser, base: string, account: string, prefix: '' | '/en' = ''): Promise<Official> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) faults.push(request.url());
  });
  await page.goto(`${base}${prefix}/workbench/sign-in`);
  await page.fill('input[name=account]', account);
  await page.fill('input[name=password]', TEST_PASSWORD);
  await page.click('main button[type=submit]');
  await page.waitForSelector('nav.menu');
  return {
    page,
    context,
    faults,
    async open(path) {
      await page.goto(`${base}${prefix}/workbench${path}`);
      await settled(page);
    },
    examine: () => examine(page),
  };
}

/** Waits until the page has read what it shows; a purpose that is asked is stated. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelector('main .waiting') === null);
  if ((await page.locator('[data-purpose]').count()) === 0) return;
  await page.fill('input[name=purpose]', '办理本案');
  await page.click('[data-purpose] button');
  await page.waitForSelector('[data-purpose]', { state: 'detached' });
  await page.waitForFunction(() => document.querySelector('main .waiting') === null);
}

async function examine(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const where = `${page.url()} at ${width}`;
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS);
    // As on public pages (support.ts); one page of the workbench has a frame.
    const { violations } = await (page.frames().length === 1 ? axe.setLegacyMode() : axe).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`)),
      where,
    ).toEqual([]);
    const seen = await page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      h1: document.querySelectorAll('h1').length,
    }));
    expect(seen, where).toEqual({ sideways: 0, h1: 1 });
    const directory = process.env['XINHENG_PICTURES'];
    if (directory) {
      const { pathname } = new URL(page.url());
      await page.screenshot({
        path: `${directory}/${pathname.replaceAll('/', '-')}-${width}-${Date.now() % 100_000}.png`,
        fullPage: true,
      });
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
