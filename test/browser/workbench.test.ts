import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notifyCapability } from '../../src/kernel/notify/capability.ts';
import { organsCapability } from '../../src/registry/organs/capability.ts';
import { casesCapability } from '../../src/support/cases/capability.ts';
import { uiCapability } from '../../src/kernel/ui/capability.ts';
import { workbenchCapability } from '../../src/workbench/capability.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { TEST_PASSWORD, testServer, testUser } from '../support/server.ts';
import { fromMenu } from './menu.ts';
import { launch } from './support.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.siteName = { zh: '示例市信用公示平台（演示）', en: 'Shili City Platform (demonstration)' };
  const server = await testServer(kernel, [uiCapability, notifyCapability, organsCapability, casesCapability, workbenchCapability]);
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  for (const [account, role] of [
    ['officer', 'officer'],
    ['system', 'system'],
  ] as const) {
    await testUser(kernel, { account, role, organ: 'demo-a-amr', displayName: '示例承办' });
  }
  const fresh = { account: 'fresh', role: 'clerk', organ: 'demo-a-amr', displayName: '示例填报' } as const;
  await testUser(kernel, { ...fresh, mustChange: true });
  browser = await launch();
  close = async () => {
    await browser.close();
    await server.close();
  };
});
afterAll(() => close());

interface Reader {
  page: Page;
  context: BrowserContext;
  /** What the browser refused or the page failed with; 401 and 403 are answers. */
  faults: string[];
}

async function reader(prefix: '' | '/en' = '', account?: string): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[13]/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) faults.push(request.url());
  });
  if (account !== undefined) {
    await page.goto(`${base}${prefix}/workbench/sign-in`);
    await signIn(page, account);
    await page.waitForSelector('nav.menu');
  }
  return { page, context, faults };
}

async function signIn(page: Page, account: string, password = TEST_PASSWORD): Promise<void> {
  await page.fill('input[name=account]', account);
  await page.fill('input[name=password]', password);
  await page.click('main button[type=submit]');
}

/** Both widths, axe, one h1, no sideways scroll, targets of 24 px. */
async function examine(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const where = `${page.url()} at ${width}`;
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`)),
      where,
    ).toEqual([]);
    const seen = await page.evaluate(() => {
      const doc = document.documentElement;
      const small = [...document.querySelectorAll('button, select, input:not([type=checkbox], [aria-hidden]), nav a')]
        .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 24)
        .map((each) => each.outerHTML.slice(0, 100));
      return { sideways: doc.scrollWidth - doc.clientWidth, h1: document.querySelectorAll('h1').length, small };
    });
    expect(seen, where).toEqual({ sideways: 0, h1: 1, small: [] });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe(item(28, 'the workbench'), () => {
  test('asks who one is, refuses a wrong password in words, and leads back to the page wanted', async () => {
    const { page, faults } = await reader();
    await page.goto(`${base}/workbench/organs?former=true`);
    await page.waitForSelector('[data-message="in.wanted"]');
    await signIn(page, 'officer', 'wrong');
    await expect(page.locator('[data-problem=BAD_CREDENTIALS]').innerText()).resolves.toMatch(/账号|密码/);
    await examine(page);
    await signIn(page, 'officer');
    await page.waitForSelector('[data-list=organs] table');
    expect(page.url()).toBe(`${base}/workbench/organs?former=true`);
    expect(faults).toEqual([]);
  });

  test('opens nothing but the new password with one that holds once', async () => {
    const { page } = await reader();
    await page.goto(`${base}/workbench`);
    await page.waitForSelector('input[name=account]');
    await signIn(page, 'fresh');
    await page.waitForSelector('[data-message="change.lead"]');
    await page.goto(`${base}/workbench/organs`);
    await page.waitForSelector('[data-message="change.lead"]');
    await examine(page);
    await page.fill('input[name=current]', TEST_PASSWORD);
    await page.fill('input[name=next]', 'short');
    await page.click('main button[type=submit]');
    await page.waitForSelector('main [role=alert]');
    await page.fill('input[name=next]', 'other-weights-on-the-beam-3');
    await page.click('main button[type=submit]');
    await page.waitForSelector('[data-message="in.changed"]');
  });

  test('asks why before it shows the work list, once', async () => {
    const { page, faults } = await reader('', 'officer');
    await page.waitForSelector('[data-purpose]');
    await examine(page);
    await page.click('[data-purpose] button');
    await page.waitForSelector('#field-purpose-fault');
    await page.fill('input[name=purpose]', '核对待办');
    await page.click('[data-purpose] button');
    await page.waitForSelector('[data-list=work] .list-body');
    await examine(page);
    await page.reload();
    await page.waitForSelector('[data-list=work] .list-body');
    expect(await page.title()).toBe('今日 - 示例市信用公示平台（演示）');
    expect(faults).toEqual([]);
  });

  test('shows each role its own menu', async () => {
    const works = async (account: string) => {
      const { page, context } = await reader('', account);
      const found = await page.locator('.side [data-work]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['work']));
      await context.close();
      return found;
    };
    expect(await works('officer')).toContain('cases');
    expect(await works('system')).not.toContain('cases');
  });
});

describe.each(['', '/en'] as const)('a list (%s)', (prefix) => {
  test('keeps its state in the address, and is usable by keyboard, in the dark and on a phone', async () => {
    const { page, context, faults } = await reader(prefix, 'officer');
    const list = `${base}${prefix}/workbench/organs`;
    await fromMenu(page, '/organs');
    await page.waitForSelector('[data-list=organs] table');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await examine(page);

    await page.check('#field-former');
    await page.click('form.query button[type=submit]');
    await page.waitForURL(`${list}?former=true`);
    await page.click('.chooser summary');
    await page.locator('.chooser-body input').nth(2).check();
    await page.waitForURL(/columns=/);
    const heads = await page.locator('thead th').allInnerTexts();
    const second = await context.newPage();
    await second.goto(page.url());
    await second.waitForSelector('tbody tr');
    expect(await second.locator('thead th').allInnerTexts()).toEqual(heads);
    expect(await second.locator('#field-former').isChecked()).toBe(true);
    await second.close();

    await page.fill('#field-day', '2026-02-31');
    await page.click('form.query button[type=submit]');
    await page.waitForSelector('#field-day-fault');
    await page.fill('#field-day', '1950-01-01');
    await page.uncheck('#field-former');
    await page.click('form.query button[type=submit]');
    await page.waitForSelector('[data-empty]');
    await examine(page);
    await page.goBack();
    await page.waitForSelector('tbody tr');

    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => [...document.querySelectorAll('tbody tr')].indexOf(document.activeElement!))).toBe(1);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('query');

    await page.locator('.looks button').nth(1).click();
    expect(await page.evaluate(() => document.documentElement.dataset['mode'])).toBe('dark');
    await examine(page);
    await page.locator('.looks button').nth(1).click();
    await page.locator('.looks button').nth(0).click();
    await examine(page);

    await page.setViewportSize({ width: 390, height: 844 });
    await page.click('.menu-button');
    await page.waitForSelector('.ant-drawer nav.menu');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.goto(`${base}${prefix}/workbench/nowhere`);
    await page.waitForSelector('[data-missing]');
    await examine(page);
    await page.goto(`${base}${prefix}/workbench/help`);
    await page.waitForSelector('h1');
    await examine(page);

    await context.setOffline(true);
    await page.waitForSelector('[data-connection]');
    await context.setOffline(false);
    await page.waitForSelector('[data-connection]', { state: 'detached' });

    await page.click('.account > button');
    await page.click('.account-menu button');
    await page.waitForSelector('[data-message="in.out"]');
    expect((await context.cookies()).some(({ name }) => name === 'xinheng_session')).toBe(false);
    expect(faults.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

test('a browser below the floor, and one without scripts, get a sentence', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'at'));
  await page.goto(`${base}/workbench`);
  await page.waitForSelector('#old:not([hidden])');
  await context.close();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${base}/workbench`);
  expect(await still.locator('noscript').count()).toBe(1);
  await plain.close();
});
