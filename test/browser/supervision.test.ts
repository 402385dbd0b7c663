import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import type { Role } from '../../src/kernel/access/index.ts';
import { evaluationCapability } from '../../src/during/evaluation/capability.ts';
import { supervisionCapability } from '../../src/during/supervision/capability.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { FIRM } from '../support/office.ts';
import { plantPortal } from '../support/portal-fixture.ts';
import { testServer, testUser } from '../support/server.ts';
import { tellReaders } from '../support/tell-readers.ts';
import { typist } from './keyboard.ts';
import { official, settled, type Official } from './official.ts';
import { launch } from './support.ts';

const PEOPLE: readonly [string, Role, string][] = [
  ['reviewer', 'reviewer', 'demo-amr'],
  ['clerk', 'clerk', 'demo-amr'],
];

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.siteName = { zh: '示例市信用公示平台（演示）', en: 'Shili City Platform (demonstration)' };
  await plantPortal(kernel);
  await tellReaders(kernel);
  for (const room of [evaluationCapability, supervisionCapability])
    for (const work of room.daily!(kernel)) await work.run(kernel.clock.today());
  for (const [account, role, organ] of PEOPLE) await testUser(kernel, { account, role, organ, displayName: '示例人员' });
  const server = await testServer(kernel, capabilities);
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  browser = await launch();
  close = async () => {
    await browser.close();
    await server.close();
  };
});
afterAll(() => close());

const count = async (of: Official, selector: string) => of.page.locator(selector).count();

describe.each(['', '/en'] as const)(item(13, 'graded supervision in the workbench%s'), (prefix) => {
  let of: Official;
  beforeAll(async () => {
    of = await official(browser, base, 'reviewer', prefix);
  });
  afterAll(() => of.context.close());

  test('plans stand grade beside grade, with what is local and what is law', async () => {
    await of.open('/supervision');
    expect(await of.page.locator('[data-comparison]').getAttribute('data-comparison')).toBe('5');
    expect(await count(of, '[data-comparison] thead [data-grade]')).toBe(5);
    await of.examine();
    await of.page.selectOption('select[name=plan]', 'risk-class-example');
    await of.page.waitForSelector('[data-plan=risk-class-example]');
    expect(of.page.url()).toContain('plan=risk-class-example');
    await of.examine();
  });

  test('the portfolio: figures, changes, the list, and back by the link alone', async () => {
    await of.open('/portfolio?plan=graded-supervision');
    const figures = of.page.locator('[data-figures]');
    const bodies = Number(await figures.getAttribute('data-figures'));
    expect(bodies).toBeGreaterThan(3);
    // Each grade by its letter and its number; drawn lengths are no knowledge of their own.
    expect(await figures.locator('tbody [data-grade]').count()).toBe(5);
    // What waits for its renewal is a line of its own.
    expect(await figures.locator('tbody [data-waits]').count()).toBe(1);
    expect(await figures.locator('tbody tr').count()).toBe(6);
    expect(await count(of, '[data-list=portfolio] tbody tr')).toBe(bodies);
    await of.examine();
    await of.page.selectOption('select[name=grade]', 'none');
    await of.page.click('[data-list=portfolio] form button[type=submit]');
    await settled(of.page);
    expect(of.page.url()).toContain('grade=none');
  });

  test('one body: by the keyboard from its file to how it is supervised', async () => {
    await of.open(`/subjects/${FIRM.uscc}`);
    const hands = typist(of.page);
    await hands.to(prefix === '' ? '分级监管' : 'Supervision');
    await of.page.keyboard.press('Enter');
    const card = of.page.locator('[data-part=supervision] [data-plan=graded-supervision]');
    await card.waitFor();
    expect(of.page.url()).toContain(`/subjects/${FIRM.uscc}/supervision`);
    expect(await card.getAttribute('data-reason')).toBe('graded');
    expect(await card.locator('.grade').first().getAttribute('data-grade')).toMatch(/^[A-D]$/);
    expect(await count(of, 'nav.parts a[aria-current=page]')).toBe(1);
    await of.examine();
  });

  test('without a fault on any page', () => {
    expect(of.faults).toEqual([]);
  });
});

test(item(13, 'whoever may not look is offered no list'), async () => {
  const of = await official(browser, base, 'clerk');
  expect(await count(of, 'nav.menu a[href$="/portfolio"]')).toBe(0);
  await of.context.close();
});
