import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notifyCapability } from '../../src/kernel/notify/capability.ts';
import { proposalsCapability } from '../../src/kernel/proposals/capability.ts';
import { settle } from '../../src/kernel/journal/index.ts';
import { uiCapability } from '../../src/kernel/ui/capability.ts';
import { catalogueCapability } from '../../src/registry/catalogue/capability.ts';
import { intakeCapability } from '../../src/registry/intake/capability.ts';
import { intakeJob } from '../../src/registry/intake/batches/job.ts';
import {
  csv,
  exampleCode,
  PENALTY_HEADING,
  penalty,
  REGISTRATION_HEADING,
  registration,
  tempFile,
} from '../../src/registry/intake/testing/files.ts';
import { take } from '../../src/registry/intake/testing/take.ts';
import { matchingCapability } from '../../src/registry/matching/capability.ts';
import { searchCapability } from '../../src/registry/search/capability.ts';
import { workbenchCapability } from '../../src/workbench/capability.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { TEST_PASSWORD, testServer, testUser } from '../support/server.ts';
import { fromMenu } from './menu.ts';
import { launch } from './support.ts';
import { looked } from '../support/looked.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CAPABILITIES = [
  uiCapability,
  notifyCapability,
  catalogueCapability,
  searchCapability,
  intakeCapability,
  matchingCapability,
  proposalsCapability,
  workbenchCapability,
];

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
const readers = () => [...searchCapability.readers!(kernel), ...intakeCapability.readers!(kernel), ...matchingCapability.readers!(kernel)];

async function send(mapping: string, name: string, content: string): Promise<void> {
  await take(kernel, mapping, content, { fileName: name });
  await settle(kernel, readers());
}

beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.dataDirectory = await mkdtemp(join(tmpdir(), 'xh-workbench-intake-'));
  const server = await testServer(kernel, CAPABILITIES);
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  for (const role of ['clerk', 'reviewer'] as const) {
    await testUser(kernel, { account: role, role, organ: 'demo-amr', displayName: `示例${role}` });
  }
  const register = [...REGISTRATION_HEADING, '注册号'];
  const bodies = [1, 2, 3].map((n) => [...registration(n), n === 3 ? '509900000001003' : '']);
  await send('registrations', 'register.csv', csv(register, bodies));
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
  faults: string[];
}

async function reader(account: 'clerk' | 'reviewer', prefix: '' | '/en' = ''): Promise<Reader> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // A refusal of the API is an answer; what is not there is a fault of ours.
    const { url } = message.location();
    if (message.type() === 'error' && !/status of (40[013]|422)/.test(message.text())) faults.push(`${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${base}${prefix}/workbench/sign-in`);
  await page.fill('input[name=account]', account);
  await page.fill('input[name=password]', TEST_PASSWORD);
  await page.click('main button[type=submit]');
  await page.waitForSelector('nav.menu');
  return { page, context, faults };
}

/** Both widths, axe, one h1, no sideways scroll. */
async function examine(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const where = `${page.url()} at ${width}`;
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`)),
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

const batchOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** What the worker does, so that the test sees the page before and after it. */
async function work(batchId: string): Promise<void> {
  await intakeJob(kernel).run({ batchId });
  await settle(kernel, readers());
}

async function state(page: Page, purpose: string): Promise<void> {
  await page.fill('input[name=purpose]', purpose);
  await page.click('[data-purpose] button');
}

/** The dialog that is open: a reason where one is asked, then its own verb. */
async function confirmIt(page: Page, reason?: string): Promise<void> {
  if (reason !== undefined) await page.fill('.ant-modal textarea', reason);
  await page.click('.ant-modal-footer .ant-btn-primary');
  const refused = page.locator('.ant-modal [role=alert]');
  await Promise.race([
    page.waitForSelector('.ant-modal', { state: 'detached' }),
    refused.waitFor().then(async () => {
      throw new Error(await refused.innerText());
    }),
  ]);
}

/** As an office writes it: a title above the heading, and five ways to go wrong. */
async function dirtyWorkbook(): Promise<string> {
  const yuan = { CF_NR: '罚款2000元', CF_NR_FK: '2000' };
  const rows = [
    penalty(1),
    penalty(2, { ...yuan, CF_WSH: '示市监罚〔2026〕102号' }),
    penalty(2, { ...yuan, CF_WSH: '示市监罚〔2026〕103号' }),
    penalty(2, { CF_XDR_SHXYM: '9.15E+17', CF_WSH: '示市监罚〔2026〕104号' }),
    penalty(1),
    penalty(1, { CF_WSH: '示市监罚〔2026〕106号', CF_JDRQ: '2062-11-03' }),
  ];
  const sheet = { name: '十一月', rows: [['示例市市场监管局行政处罚（2026年11月）'], PENALTY_HEADING, ...rows] };
  return tempFile('penalties.xlsx', Buffer.from(await writeXlsx({ sheets: [sheet] })));
}

/** The workbook of rows to mend with every cell put right, as a clerk would; a row that stands twice is taken out. */
async function mended(path: string): Promise<string> {
  const [sheet] = (await readXlsx(await readFile(path))).sheets;
  const all = sheet!.rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : String(cell))));
  const at = all.findIndex((row) => row.includes('CF_WSH'));
  const place = (code: string): number => all[at]!.indexOf(code);
  const right: Record<string, string> = { CF_NR_FK: '0.2', CF_JDRQ: '2026-11-20' };
  const rows = all
    .filter((row, n) => n <= at || row[place('CF_WSH')] !== '示市监罚〔2026〕1号')
    .map((row, n) => {
      if (n <= at) return row;
      const next = row.with(place('CF_XDR_SHXYM'), exampleCode(row[place('CF_WSH')]!.includes('106') ? 1 : 2));
      return Object.entries(right).reduce((cells, [code, text]) => cells.with(place(code), text), next);
    });
  const target = path.replace(/\.xlsx$/u, '') + '-mended.xlsx';
  await writeFile(target, await writeXlsx({ sheets: [{ name: sheet!.name, rows }] }));
  return target;
}

async function download(page: Page, click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  const path = join(await mkdtemp(join(tmpdir(), 'xh-download-')), 'rows.xlsx');
  await file.saveAs(path);
  return path;
}

describe(item(25, 'a file of an office, from the drop to the receipt'), () => {
  let first: string;
  let last: string;

  test('is recognised, confirmed by one answer, watched, and comes back with its reasons', async () => {
    const { page, context, faults } = await reader('clerk');
    await fromMenu(page, '/workbench/intake');
    await page.waitForSelector('[data-list=batches] tbody tr');
    await examine(page);
    await page.click('.page-actions button');
    await page.waitForSelector('.drop');
    await examine(page);
    await page.setInputFiles('#field-file', await dirtyWorkbook());
    await page.waitForSelector('[data-ask=which]');
    await page.check('input[name=form][value=penalties-2018]');
    await examine(page);
    await page.click('[data-ask] .page-actions .ant-btn-primary');
    await page.waitForURL(/\/intake\/batches\//u);
    first = batchOf(page);
    await page.waitForSelector('[data-state=running]');
    await examine(page);
    // Whoever closes the page finds the work going on, and done.
    await page.close();
    const again = await context.newPage();
    await again.goto(`${base}/workbench/intake/batches/${first}`);
    await again.waitForSelector('[data-state=running]');
    await work(first);
    await again.waitForSelector('[data-state]', { state: 'detached' });
    await again.waitForSelector('.counters[data-read="6"][data-back="5"]');
    const groups = await again.locator('[data-group]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['group']));
    expect(groups[0]).toBe('AMOUNT_UNIT');
    expect(groups).toEqual(expect.arrayContaining(['SCIENTIFIC', 'DATE_FUTURE', 'DUPLICATE_IN_FILE']));
    await examine(again);

    // One decision for both rows.
    await again.locator('[data-group=AMOUNT_UNIT] .page-actions button').first().click();
    await confirmIt(again);
    await again.waitForSelector('[data-taken="2"] a');
    await again.click('[data-taken="2"] a');
    await again.waitForURL((url) => !url.pathname.includes(first));
    await work(batchOf(again));
    await again.waitForSelector('.counters[data-read="2"][data-back="0"]');
    looked('J2', 'rows of a dirty workbook and of what was decided of them', 6 + 2);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('what is mended is dropped where it came from; then the rest comes through a second person, who sees what changes', async () => {
    const { page, context, faults } = await reader('clerk');
    await page.goto(`${base}/workbench/intake/batches/${first}`);
    await page.waitForSelector('[data-group=AMOUNT_UNIT][data-open="0"]');
    const future = await download(page, () => page.locator('[data-group=DATE_FUTURE] .page-actions button').last().click());
    await page.setInputFiles('#field-mended', await mended(future));
    await page.waitForURL((url) => url.pathname.includes('/batches/') && !url.pathname.includes(first));
    await work(batchOf(page));
    await page.waitForSelector('.counters[data-read="1"][data-back="0"]');

    await page.goto(`${base}/workbench/intake/batches/${first}`);
    const rest = await download(page, () => page.locator('[data-mended] button').first().click());
    await page.goto(`${base}/workbench/intake/new`);
    await page.setInputFiles('#field-file', await mended(rest));
    await page.waitForSelector('[data-ask=mended]');
    await page.check('#field-review');
    await page.click('[data-ask] .page-actions .ant-btn-primary');
    await page.waitForSelector('[data-state=received]');
    last = batchOf(page);
    await page.click('[data-state=received] a');
    await state(page, '核对自己报送的');
    await page.waitForSelector('[data-part=mended] tbody tr');
    // The sender reads, and may not confirm.
    expect(await page.locator('[data-waits] .ant-btn-primary').getAttribute('aria-disabled')).toBe('true');
    expect(faults).toEqual([]);
    await context.close();

    const second = await reader('reviewer');
    await second.page.goto(`${base}/workbench/intake/batches/${last}/review`);
    await state(second.page, '审核报送');
    await second.page.waitForSelector('[data-part=fresh] tbody tr');
    expect(await second.page.locator('[data-part=back] tbody tr').count()).toBe(0);
    await examine(second.page);
    await second.page.click('[data-waits] .ant-btn-primary');
    await confirmIt(second.page);
    await second.page.waitForSelector('[data-state=running]');
    await work(last);
    await second.page.waitForSelector('[data-state]', { state: 'detached' });
    await second.page.waitForSelector('.counters[data-back="0"]');
    const receipt = await download(second.page, () => second.page.locator('.page-head button').click());
    expect((await readFile(receipt)).subarray(0, 5).toString()).toBe('%PDF-');
    const { rows } = await sql<{ no: string; fine: string }>`
      select document_no as no, content->>'fineFen' as fine from records where ended_on is null order by length(document_no), 1`.execute(
      kernel.db.kysely,
    );
    expect(rows).toEqual(['1', '102', '103', '104', '106'].map((no) => ({ no: `示市监罚〔2026〕${no}号`, fine: '200000' })));
    expect(second.faults).toEqual([]);
    await second.context.close();
  });

  test('a batch is taken back by two people, each told in numbers what follows', async () => {
    const { page, context } = await reader('clerk');
    await page.goto(`${base}/workbench/intake/batches/${last}`);
    await page.click('[data-recall] button');
    await page.waitForSelector('.ant-modal li');
    expect(await page.locator('.ant-modal li').first().innerText()).toMatch(/1条记录/u);
    await confirmIt(page, '报错了单位');
    await page.waitForSelector('[data-recall=open]');
    expect(await page.locator('[data-waits] .ant-btn-primary').getAttribute('aria-disabled')).toBe('true');
    await context.close();

    const second = await reader('reviewer');
    await second.page.goto(`${base}/workbench/proposals`);
    await state(second.page, '核对待确认');
    await second.page.waitForSelector('[data-list=proposals] tbody tr');
    await examine(second.page);
    await second.page.click('[data-list=proposals] tbody a.open');
    await second.page.waitForSelector('[data-proposal][data-state=open]');
    await examine(second.page);
    await second.page.click('[data-proposal] dd a');
    await second.page.waitForSelector('[data-recall=open]');
    await examine(second.page);
    await second.page.click('[data-waits] .ant-btn-primary');
    await confirmIt(second.page);
    await second.page.waitForSelector('[data-state=recalled]');
    await second.context.close();
  });

  test('the rows still to mend, the empty forms, and a nil report by name', async () => {
    const { page, context, faults } = await reader('clerk', '/en');
    await send('penalties-2018', 'more.csv', csv(PENALTY_HEADING, [penalty(1, { CF_WSH: '示市监罚〔2026〕201号', CF_JDRQ: '' })]));
    await fromMenu(page, '/intake/returned');
    await page.waitForSelector('[data-list=returned] tbody tr');
    await examine(page);
    const table = await download(page, () => page.getByRole('button', { name: 'Export CSV' }).click());
    expect(await readFile(table, 'utf8')).toContain('What is wrong');
    await page.click('[data-list=returned] .row-actions button');
    await confirmIt(page, 'The decision does not exist');
    await page.waitForSelector('[data-list=returned] [data-empty]');

    await fromMenu(page, '/intake/templates');
    await page.waitForSelector('[data-list=templates] tbody tr');
    await examine(page);

    await fromMenu(page, '/intake/nil');
    await page.selectOption('#field-month', '2026-10');
    await examine(page);
    await page.click('main .card .ant-btn-primary');
    await page.fill('#field-signed', 'somebody else');
    await page.click('.ant-modal-footer .ant-btn-primary');
    await page.waitForSelector('.ant-modal #field-signed-fault');
    await page.fill('#field-signed', '示例clerk');
    await confirmIt(page);
    await page.waitForSelector('[data-declared]');
    await page.waitForSelector('main tbody tr th:text-is("October 2026")');
    await examine(page);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe(item(8, 'the matching desk in the workbench'), () => {
  test('a row beside its candidates, none chosen beforehand; decided, and undone in one step', async () => {
    const { page, context, faults } = await reader('clerk');
    await fromMenu(page, '/intake/matching');
    await state(page, '核对无代码的行');
    await page.waitForSelector('[data-list=matching] [data-empty]');
    await examine(page);
    const heading = ['企业名称', '统一社会信用代码', '注册号', '荣誉名称', '认定文书号', '认定日期'];
    const honour = (n: number) => ['示例3号商贸有限公司', '', `50990000000100${n}`, '示例荣誉', `示荣〔2026〕${n}号`, '2026-11-20'];
    await send('honours', 'honours.csv', csv(heading, [honour(8), honour(9)]));
    await page.reload();
    await page.waitForSelector('[data-row] table');
    expect(await page.locator('[data-row] input[type=radio]:checked, [data-row] .ant-btn-primary').count()).toBe(0);
    await examine(page);
    const opened = await page.locator('[data-row]').getAttribute('data-row');
    // J and K move through the rows, Enter opens one beside its candidates; its address restores it.
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/row=/u);
    await page.waitForFunction((id) => document.querySelector('[data-row]')?.getAttribute('data-row') !== id, opened);
    await page.locator('[data-row] td button').first().click();
    await confirmIt(page, '名称相同，档案上注册号是后来改的');
    await page.waitForSelector('[data-decided]');
    expect(await page.locator('[data-list=matching] table').last().locator('tbody tr').count()).toBe(1);
    await page.click('main .page-head a');
    await page.waitForSelector('[data-list=decisions] tbody tr');
    await examine(page);
    await page.click('[data-list=decisions] .row-actions button');
    await confirmIt(page, '认错了');
    await page.waitForSelector('[data-list=decisions] [data-empty]');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe(item(25, 'the editor of forms'), () => {
  test('a sample is read while the form changes; what differs goes to a second person', async () => {
    const { page, context, faults } = await reader('clerk');
    await fromMenu(page, '/intake/mappings');
    await page.waitForSelector('[data-list=mappings] tbody tr');
    await examine(page);
    await page.click('[data-list=mappings] a[href$="/mappings/penalties-2018"]');
    await page.waitForSelector('[data-columns]');
    await examine(page);
    const heading = [...PENALTY_HEADING, '虚构文书号'];
    const sample = csv(heading, [
      [...penalty(1), '示〔2026〕9号'],
      [...penalty(2, { CF_JDRQ: '昨天' }), ''],
    ]);
    await page.setInputFiles('#field-sample', await tempFile('sample.csv', sample));
    await page.waitForSelector('[data-preview] tr[data-problems="0"]');
    // Wrong in its cell, with what to do.
    await page.waitForSelector('[data-preview] td .fault');
    await examine(page);
    // The heading that nobody knows becomes a field; the sample is read anew.
    await page.click('[data-tried] .page-actions button');
    const added = page.locator('[data-columns] > li').last();
    await added.locator('input[list]').fill('nobody');
    await page.waitForSelector('[data-problem=POLICY_INVALID]');
    await added.locator('input[list]').fill('documentNo');
    await page.waitForSelector('[data-problem=POLICY_INVALID]');
    await added.locator('details summary').click();
    await added.locator('details button').click();
    await page.waitForSelector('[data-preview] tr[data-problems="0"]');
    const no = page
      .locator('[data-columns] > li')
      .filter({ has: page.locator('input[value=documentNo]') })
      .first();
    const names = no.locator('input').first();
    await names.fill(`${await names.inputValue()}、虚构文书编号`);
    await page.waitForSelector('[data-differs="3"]');
    // What is not sent is not left by one click.
    await page.click('main nav.trail a');
    await page.waitForSelector('[data-unsaved=lost]');
    await page.click('.ant-modal-footer .ant-btn-primary');
    await page.waitForSelector('[data-unsaved]', { state: 'detached' });
    await page.waitForSelector('[data-differs="3"]');
    await page.locator('[data-differs="3"] + .stack .ant-btn-primary').click();
    await confirmIt(page, '示例部门改了表头');
    await page.waitForSelector('[data-proposed]');
    expect(await page.locator('[data-waits] .ant-btn-primary').getAttribute('aria-disabled')).toBe('true');
    expect(faults).toEqual([]);
    await context.close();

    const second = await reader('reviewer', '/en');
    await second.page.goto(`${base}/en/workbench/intake/mappings/penalties-2018`);
    await second.page.waitForSelector('[data-proposed] [data-differs="3"]');
    await examine(second.page);
    await second.page.click('[data-waits] .ant-btn-primary');
    await confirmIt(second.page);
    await second.page.waitForSelector('[data-proposed]', { state: 'detached' });
    const { rows } = await sql<{ status: string }>`
      select status from policy_documents where kind = 'mapping' and id = 'penalties-2018' and edition = '2'`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ status: 'in_force' }]);
    await second.context.close();
  });
});
