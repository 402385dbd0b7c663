import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { evaluationCapability } from '../../src/during/evaluation/capability.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { FIRM } from '../support/office.ts';
import { plantPortal } from '../support/portal-fixture.ts';
import { TEST_PASSWORD, testServer, testUser } from '../support/server.ts';
import { tellReaders } from '../support/tell-readers.ts';
import { official, type Official } from './official.ts';
import { launch, visitor } from './support.ts';

/* Issue 6 §5 and §8: one grade as its firm, an official and the public meet it. */

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.siteName = { zh: '示例市信用公示平台（演示）', en: 'Shili City Platform (demonstration)' };
  await plantPortal(kernel);
  await tellReaders(kernel);
  for (const work of evaluationCapability.daily!(kernel)) await work.run(kernel.clock.today());
  await testUser(kernel, { account: 'reviewer', role: 'reviewer', organ: 'demo-amr', displayName: '示例人员' });
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr', displayName: '示例人员' });
  await testUser(kernel, { account: 'owner', role: 'owner', subjectId: FIRM.subjectId, displayName: '示例经办人' });
  const server = await testServer(kernel, capabilities);
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  browser = await launch();
  close = async () => {
    await browser.close();
    await server.close();
  };
});
afterAll(() => close());

const LOOKS = { widths: [1280, 390], axe: [1280, 390] };

describe.each(['', '/en'] as const)(item(12, 'an evaluation on three faces%s'), (prefix) => {
  const asOwner = async (page: Page): Promise<void> => {
    await page.goto(`${base}${prefix}/centre`);
    await page.fill('input[name=account]', 'owner');
    await page.fill('input[name=password]', TEST_PASSWORD);
    await page.click('main form button');
    await page.waitForSelector('[data-firm]');
  };

  test('the firm, in a browser without scripts: from the menu to a record and its door', async () => {
    const reader = await visitor(base, LOOKS, browser, { scripts: false });
    const { page } = reader;
    await asOwner(page);
    await page.click(`a[href="${prefix}/centre/${FIRM.uscc}/evaluation"]`);
    const model = page.locator('[data-model=example-supervision]');
    expect(await model.getAttribute('data-state')).toBe('current');
    expect(await page.locator('main [data-message]').first().getAttribute('data-message')).toBe('nothing.todo');
    await model.locator('a[href$="#doors"]').first().click();
    expect(await page.locator('#doors').count()).toBe(1);
    await page.goBack();
    await page.click(`main a[href="${prefix}/centre/${FIRM.uscc}/supervision"]`);
    expect(await page.locator('main h1').count()).toBe(1);
    await reader.close();
  });

  test('the firm’s page, as any reader meets it', async () => {
    const reader = await visitor(base, LOOKS, browser);
    await asOwner(reader.page);
    await reader.open(`${prefix}/centre/${FIRM.uscc}/evaluation`);
    await reader.close();
  });

  test('an official: the grade by its letter, each record behind it, and what would be without it', async () => {
    const of: Official = await official(browser, base, 'reviewer', prefix);
    await of.open(`/subjects/${FIRM.uscc}/evaluation`);
    const model = of.page.locator('[data-model=example-supervision]');
    await model.waitFor();
    expect(await model.getAttribute('data-state')).toBe('current');
    expect(await model.locator('.grade').first().getAttribute('data-grade')).toMatch(/^[A-D]$/);
    expect(await model.locator('a[href*="/workbench/records/"]').count()).toBeGreaterThan(0);
    // From each line to its records, by links that say of which line they are; and how the body may object.
    const names = await model.locator('td a[href*="/workbench/records/"]:has(.hidden)').allTextContents();
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/〔\d{4}〕\d+号 ?[（(].+[)）]$/u);
    expect(await model.locator(`[data-object] a[href="${prefix}/start/mistake"]`).count()).toBe(1);
    expect(await model.locator('[data-ahead]').count()).toBe(1);
    expect(await of.page.locator('[data-received]').count()).toBe(1);
    await of.examine();
    await model.locator('a[href$="/models/example-supervision"]').click();
    await of.page.waitForSelector('main h1');
    expect(of.page.url()).toContain('/workbench/models/example-supervision');
    expect(of.faults).toEqual([]);
    await of.context.close();
  });

  test('the public: models and no grade of anybody, without a script, within 20 kB', async () => {
    const reader = await visitor(base, LOOKS, browser);
    for (const path of ['/models', '/models/example-supervision', '/models/tax-payment-credit']) {
      await reader.open(`${prefix}${path}`);
      const text = await reader.page.content();
      expect(gzipSync(text).length, path).toBeLessThan(20_000);
      expect(text).not.toContain(FIRM.uscc);
    }
    await reader.close();
  });
});

test(item(12, 'whoever may not read evaluations is told so'), async () => {
  const of = await official(browser, base, 'clerk');
  await of.open(`/subjects/${FIRM.uscc}/evaluation`);
  await of.page.waitForSelector('main p.notice');
  expect(await of.page.locator('[data-model]').count()).toBe(0);
  await of.context.close();
});
