import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { ANONYMOUS, type Caller } from '../../src/kernel/access/index.ts';
import { settle } from '../../src/kernel/journal/index.ts';
import { fire } from '../../src/kernel/procedures/index.ts';
import { codesCapability } from '../../src/registry/codes/capability.ts';
import { keepRates } from '../../src/registry/codes/rate.ts';
import { csv, exampleCode, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration } from '../../src/registry/intake/testing/files.ts';
import { take } from '../../src/registry/intake/testing/take.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { TEST_PASSWORD, testServer, testUser } from '../support/server.ts';
import { launch } from './support.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CODE = exampleCode(1);
const PHONE = '13812345678';

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
/** The row with a telephone number in its facts, and a clean one. */
let held: string;
let clean: string;

async function send(mapping: string, name: string, text: string): Promise<void> {
  await take(kernel, mapping, text, { fileName: name });
}

beforeAll(async () => {
  kernel = await testKernel({ today: '2026-11-02' });
  const wrong = registration(3, { 统一社会信用代码: exampleCode(3).toLowerCase() });
  await send('registrations', 'file.csv', csv(REGISTRATION_HEADING, [registration(1), registration(2), wrong]));
  kernel.clock.set('2026-11-16T04:00:00Z');
  const marked = penalty(2, { CF_JDRQ: '2026-11-13', CF_SY: `检查中联系了经办人，电话${PHONE}，另见附件。` });
  await send('penalties-2018', 'penalties.csv', csv(PENALTY_HEADING, [penalty(1, { CF_JDRQ: '2026-11-12' }), marked]));
  kernel.clock.set('2026-11-24T04:00:00Z');
  await settle(kernel, codesCapability.readers!(kernel));
  await keepRates(kernel, '2026-11-24');
  const { rows } = await sql<{ id: string; held: boolean }>`
    select record_id as id, held <> '{}' as held from records order by row_no`.execute(kernel.db.kysely);
  held = rows.find((row) => row.held)!.id;
  clean = rows.find((row) => !row.held)!.id;
  const server = await testServer(kernel, capabilities);
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  for (const [account, role] of [
    ['reviewer', 'reviewer'],
    ['second', 'reviewer'],
    ['clerk', 'clerk'],
  ] as const)
    await testUser(kernel, { account, role, organ: 'demo-amr', displayName: '示例审核' });
  browser = await launch();
  close = async () => {
    await browser.close();
    await server.close();
  };
});
afterAll(() => close());

interface Officer {
  page: Page;
  context: BrowserContext;
  faults: string[];
  /** Opens a page below the workbench and states a purpose where one is asked for. */
  open(path: string, wait: string): Promise<void>;
}

async function officer(account: string, prefix: '' | '/en' = ''): Promise<Officer> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[0-9]/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${base}${prefix}/workbench/sign-in`);
  await page.fill('input[name=account]', account);
  await page.fill('input[name=password]', TEST_PASSWORD);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.side nav.menu');
  const open = async (path: string, wait: string): Promise<void> => {
    await page.goto(`${base}${prefix}/workbench${path}`);
    await page.waitForSelector(`[data-purpose], ${wait}`);
    if ((await page.locator('[data-purpose]').count()) > 0) await purpose(page);
    await page.waitForSelector(wait);
  };
  return { page, context, faults, open };
}

async function purpose(page: Page): Promise<void> {
  await page.fill('[data-purpose] input[name=purpose]', '审核待公示记录');
  await page.click('[data-purpose] button');
}

/** Both widths and the dark, axe, one h1, no sideways scroll. */
async function examine(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).exclude('iframe').analyze();
    const where = `${page.url()} at ${width}`;
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
      where,
    ).toEqual([]);
    const seen = await page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      h1: document.querySelectorAll('h1').length,
    }));
    expect(seen, where).toEqual({ sideways: 0, h1: 1 });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.locator('.ant-modal-content, .ant-modal-container').last();

describe(item(25, 'the reviewers’ desk'), () => {
  test('a held row is read with its reason marked, previewed as the public page, and released with a reason of its own', async () => {
    const { page, faults, open } = await officer('reviewer');
    await open('/publicity', '[data-list=under-way] tbody tr');
    expect(await page.locator('[data-list=under-way] tbody tr').count()).toBe(1);
    expect(await page.locator('tbody .stars svg').count()).toBe(1);
    await open('/publicity/held', '[data-list=held] tbody tr');
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/publicity/held/${held}`);
    await page.waitForSelector('[data-purpose]');
    await examine(page);
    await purpose(page);
    await page.waitForSelector('[data-held] mark');
    expect(await page.locator('[data-held] mark').first().innerText()).toContain(PHONE);
    expect(await page.locator('mark').first().getAttribute('data-reason')).toContain('PHONE_IN_TEXT');
    const frame = page.frameLocator('iframe.public-page');
    expect(await frame.locator('article.record').innerText()).toContain(PHONE);
    expect(await frame.locator('article.record').evaluate((node) => getComputedStyle(node).borderLeftWidth)).not.toBe('0px');
    await examine(page);

    // A key opens the confirmation and decides nothing.
    await page.locator('h1').focus();
    await page.keyboard.press('a');
    await dialog(page).waitFor();
    await page.selectOption('#field-template', '0');
    await dialog(page).getByRole('button', { name: '同意公示' }).click();
    await page.waitForSelector('#field-reason-fault');
    expect(await released()).toBe(false);
    await page.check('#field-as-is');
    await dialog(page).getByRole('button', { name: '同意公示' }).click();
    await page.waitForSelector('[data-decided=reviewer]');
    expect(await released()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('the second officer who opens the same row sees who decided, when and why', async () => {
    const { page, faults, open } = await officer('second', '/en');
    await open(`/publicity/held/${held}`, '[data-decided]');
    const said = await page.locator('[data-decided]').innerText();
    expect(said).toContain('reviewer released it on');
    expect(said).toContain('Reason: ');
    expect(await button(page, 'Release').count()).toBe(0);
    await examine(page);
    await open('/publicity/held', '[data-empty]');
    expect(faults).toEqual([]);
  });

  test('several fields are corrected in one case; what is to be mended is said at its field', async () => {
    const { page, faults, open } = await officer('reviewer');
    await open(`/publicity/held/${clean}`, '[data-changes]');
    await button(page, '更正内容').click();
    const form = dialog(page);
    await form.locator('fieldset select').first().selectOption('facts');
    await form.locator('fieldset textarea').first().fill('更正后的事实');
    await form.getByRole('button', { name: '再改一个栏目' }).click();
    await form.locator('fieldset').nth(1).locator('select').first().selectOption('fineFen');
    const amount = form.locator('fieldset').nth(1).locator('input').first();
    await amount.fill('两千');
    await page.fill('#field-reason', '与决定书核对后更正');
    await form.getByRole('button', { name: '提出更正' }).click();
    await form.locator('fieldset').nth(1).locator('.fault').waitFor();
    await examine(page);
    await amount.fill('1,500');
    await form.getByRole('button', { name: '提出更正' }).click();
    await page.waitForSelector('[data-case]');
    const { rows } = await sql<{ patch: object; case: string }>`
      select patch, case_id as case from publicity_amendments order by case_id desc limit 1`.execute(kernel.db.kysely);
    expect(rows[0]!.patch).toEqual({ content: { facts: '更正后的事实', fineFen: 150_000 } });
    // Taken back, so that what follows finds the row as it was.
    const proposer: Caller = {
      ...ANONYMOUS,
      account: 'reviewer',
      role: 'reviewer',
      organ: 'demo-amr',
      purpose: '撤回',
    };
    const fields = { 'withdrawal-reason': '核对后不改' };
    await fire(kernel, { caseId: rows[0]!.case, transition: 'withdraw', fields }, proposer);
    expect(faults).toEqual([]);
  });

  test('what is on display is withdrawn by a proposal, which the other officer finds', async () => {
    const { page, faults, open } = await officer('reviewer');
    await open(`/publicity/held/${clean}`, '[data-changes]');
    await button(page, '撤回公示').click();
    await dialog(page).getByRole('button', { name: '提出撤回公示' }).click();
    await page.waitForSelector('#field-reason-fault');
    await page.fill('#field-reason', '复议机关撤销了原决定');
    await dialog(page).getByRole('button', { name: '提出撤回公示' }).click();
    await page.waitForSelector('[data-case]');
    const other = await officer('second');
    await other.open(`/publicity/held/${clean}`, '[data-case]');
    expect(await other.page.locator('[data-case]').getAttribute('data-case')).toBe(
      await page.locator('[data-case]').getAttribute('data-case'),
    );
    expect(faults).toEqual([]);
  });

  test('lists leave as tables', async () => {
    const { page, open } = await officer('reviewer');
    await open('/publicity/late', '[data-list=late] .list-body');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('late.csv');
    expect((await readFile(await download.path(), 'utf8')).startsWith('\uFEFF')).toBe(true);
    for (const [path, list] of [
      ['/publicity/comparisons', 'comparisons'],
      ['/publicity/withdrawals', 'changes'],
    ] as const) {
      await open(path, `[data-list=${list}] .list-body`);
      await examine(page);
    }
  });
});

async function released(): Promise<boolean> {
  const { rows } = await sql<{ on: string | null }>`
    select released_on as on from records where record_id = ${held}::uuid`.execute(kernel.db.kysely);
  return rows[0]!.on !== null;
}

describe.each(['', '/en'] as const)('the files (%s)', (prefix) => {
  test('a body by part of its name, with the reason of the hit, and its file as of a past day', async () => {
    const { page, faults, open } = await officer('reviewer', prefix);
    await open(`/subjects?query=${CODE}`, '[data-list=subjects] tbody tr');
    await examine(page);
    await page.click('[data-list=subjects] tbody a.open');
    await page.waitForSelector('[data-purpose]');
    await purpose(page);
    await page.waitForSelector('nav.parts');
    await examine(page);
    for (const part of ['records', 'timeline', 'cases', 'succession', 'looked']) {
      await page.click(`nav.parts a[href*="/${part}"]`);
      await page.waitForSelector(`[data-part=${part}] table, [data-part=${part}] [data-empty]`);
      await examine(page);
    }
    expect(await page.locator('[data-part=looked]').innerText()).toContain('审核待公示记录');
    await page.click('nav.parts a[href*="/records"]');
    await page.waitForSelector('[data-part=records] table');
    await page.click('details.as-of summary');
    await page.fill('#field-asOf', '2026-11-15');
    await page.locator('details.as-of form button[type=submit]').click();
    // Another day is another look.
    await page.waitForSelector('[data-purpose*=day]');
    await purpose(page);
    await page.waitForSelector('[data-as-of="2026-11-15"]');
    await page.waitForSelector('[data-past-records="0"]');
    await page.goto(`${base}${prefix}/workbench/subjects/${CODE}/records?day=2026-11-15&known=2026-11-20`);
    await page.waitForSelector('[data-purpose]');
    await purpose(page);
    await page.waitForSelector('[data-past-records="1"]');
    const banner = await page.locator('[data-as-of]').innerText();
    expect(banner).toMatch(prefix === '' ? /2026年11月15日.*2026年11月20日/ : /15 November 2026.*20 November 2026/);
    await examine(page);
    expect(faults).toEqual([]);
  });

  test('a record down to its file and row', async () => {
    const { page, faults, open } = await officer('reviewer', prefix);
    await open(`/records/${clean}`, '[data-provenance]');
    expect(await page.locator('[data-provenance]').getAttribute('data-provenance')).toMatch(/^\d+$/);
    expect(await page.locator('[data-provenance]').innerText()).toContain('penalties.csv');
    expect(Number(await page.locator('[data-versions]').getAttribute('data-versions'))).toBeGreaterThan(0);
    await examine(page);
    expect(faults).toEqual([]);
  });
});

describe('the list of records', () => {
  test('conditions are saved under a name, shared, opened by link and dropped', async () => {
    const { page, faults, open } = await officer('reviewer');
    await open('/records?kind=penalty&decidedFrom=2026-11-01', '[data-list=records] tbody tr');
    const rows = await page.locator('[data-list=records] tbody tr').count();
    expect(rows).toBe(2);
    await page.click('details.views > summary');
    await page.fill('#field-view-name', '示例：十一月处罚');
    await page.check('#field-view-shared');
    await button(page, '存下').click();
    await page.waitForSelector('[data-view="示例：十一月处罚"]');
    await examine(page);
    const href = await page.locator('[data-view] a').getAttribute('href');

    const other = await officer('second');
    await other.open(href!.replace('/workbench', ''), '[data-list=records] tbody tr');
    expect(await other.page.locator('#field-kind').inputValue()).toBe('penalty');
    expect(await other.page.locator('#field-decidedFrom').inputValue()).toBe('2026-11-01');
    expect(await other.page.locator('[data-list=records] tbody tr').count()).toBe(rows);
    await other.page.click('details.views > summary');
    await other.page.waitForSelector('[data-view="示例：十一月处罚"]');

    await button(page, '改名').click();
    await page.fill('[data-view] input', '示例：改过的名');
    await button(page, '改成这个名称').click();
    await page.waitForSelector('[data-view="示例：改过的名"]');
    await button(page, '删除').click();
    await dialog(page).getByRole('button', { name: '删除' }).click();
    await page.waitForSelector('[data-view]', { state: 'detached' });
    expect(faults).toEqual([]);
  });

  test('an export says its purpose and recipient, and is a disclosure with a number', async () => {
    const { page, faults, open } = await officer('reviewer');
    await open('/records?kind=penalty', '[data-list=records] tbody tr');
    await button(page, '导出记录').click();
    await page.fill('#field-recipient', '示例市采购中心');
    await dialog(page).getByRole('button', { name: '导出并记为一次提供' }).click();
    await page.waitForSelector('#field-purpose-fault');
    await page.fill('.ant-modal #field-purpose', '答复政府采购核查');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: '导出并记为一次提供' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(CODE);
    await page.waitForSelector('[data-exported="2"]');
    const { rows } = await sql<{ purpose: string }>`
      select purpose from disclosures where channel = 'download' order by 1 desc limit 1`.execute(kernel.db.kysely);
    expect(rows[0]!.purpose).toBe('答复政府采购核查 → 示例市采购中心');
    expect(faults).toEqual([]);
  });
});

describe(item(8, 'codes in the workbench'), () => {
  test('a candidate is shown and never filled in; the answer waits for a second person, who confirms it', async () => {
    const { page, faults, open } = await officer('clerk');
    await open('/codes', '[data-list=code-orders] tbody tr');
    await examine(page);
    await page.click('[data-list=code-orders] tbody a.open');
    await page.waitForSelector('[data-candidate]');
    const candidate = await page.locator('[data-candidate]').getAttribute('data-candidate');
    expect(candidate).toBe(exampleCode(3));
    await examine(page);
    await button(page, '答复').click();
    await dialog(page).getByLabel('更正代码').check();
    expect(await page.locator('#field-code').inputValue()).toBe('');
    await page.fill('#field-code', candidate!);
    await page.fill('#field-reason', '已核对登记档案');
    await dialog(page).getByRole('button', { name: '答复工单' }).click();
    await page.waitForSelector('[data-reply=corrected]');
    await page.waitForSelector('[data-waits]');

    const other = await officer('second');
    await other.open(new URL(page.url()).pathname.replace('/workbench', ''), '[data-waits]');
    await other.page.locator('[data-waits]').getByRole('button', { name: '确认这一答复' }).click();
    await dialog(other.page).getByRole('button', { name: '确认这一答复' }).click();
    await other.page.waitForSelector('[data-waits]', { state: 'detached' });
    expect(await other.page.locator('[data-steps]').innerText()).toContain('确认，办结');
    await open('/codes/rates', '[data-rates=all] table');
    await examine(page);
    expect(faults).toEqual([]);
  });
});
