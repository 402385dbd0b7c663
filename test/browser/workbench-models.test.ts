import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import type { Role } from '../../src/kernel/access/index.ts';
import { runnerOf } from '../../src/during/trials/runner.ts';
import { csv, penalty, REGISTRATION_HEADING, registration } from '../../src/registry/intake/testing/files.ts';
import { punish, take } from '../../src/registry/intake/testing/take.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { testServer, testUser } from '../support/server.ts';
import { official, settled, type Official } from './official.ts';
import { takeStep } from './steps.ts';
import { launch } from './support.ts';

const MODEL = 'example-supervision';
const TRY = `/models/${MODEL}/try`;
const PEOPLE: readonly [string, Role, string][] = [
  ['director', 'director', 'demo-drc'],
  ['writer', 'policy', 'demo-drc'],
  ['legal', 'legal', 'demo-drc'],
  ['clerk', 'clerk', 'demo-a-amr'],
];
const BODIES = 40;
const PENALISED = 10;

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;

/** Forty bodies, known since May; a quarter of them penalised, some in June and more in November. */
beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.siteName = { zh: '示例市信用公示平台（演示）', en: 'Shili City Platform (demonstration)' };
  kernel.clock.set('2026-05-20T04:00:00Z');
  const numbers = Array.from({ length: BODIES }, (_, n) => n + 1);
  const size = (n: number) => ['', '微型', '小型'][n % 3]!;
  await take(
    kernel,
    'registrations',
    csv(
      [...REGISTRATION_HEADING, '企业划型'],
      numbers.map((n) => [...registration(n), size(n)]),
    ),
  );
  kernel.clock.set('2026-06-20T04:00:00Z');
  const early = { CF_JDRQ: '2026-06-15' };
  await punish(kernel, ...numbers.slice(0, 4).map((n) => penalty(n, { ...early, CF_WSH: `示市监罚〔2026〕${n}号` })));
  kernel.clock.set('2026-11-24T04:00:00Z');
  await punish(kernel, ...numbers.slice(2, PENALISED).map((n) => penalty(n, { CF_WSH: `示市监罚〔2026〕${100 + n}号` })));
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

const field = (pointer: string): string => `[name="content/${pointer}"]`;

/** The result of the trial that this page waits for. */
async function result(page: Page): Promise<void> {
  await page.waitForURL(/trial=/);
  await page.waitForSelector('[data-trial=done] [data-part=matrix]');
}

/** A file that a click gives. */
async function fileOf(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await click();
  return readFile(await (await coming).path());
}

describe(item(12, 'the workshop of models'), () => {
  test('a model is read in plain words, and says what is needed to activate it', async () => {
    const clerk = await official(browser, base, 'clerk');
    const { page, faults } = clerk;
    await clerk.open('/models');
    await page.waitForSelector('tbody tr');
    expect(await page.locator('tbody tr').count()).toBe(3);
    await clerk.examine();
    const table = await fileOf(page, () => page.locator('.page-actions button').click());
    expect(table.toString('utf8')).toContain(MODEL);
    await page.click(`tbody a[href$="/models/${MODEL}"]`);
    await page.waitForSelector('[data-activation=example]');
    const words = await page.locator('main').innerText();
    expect(words).toContain('最近36个月');
    expect(words).toContain('每条计-15分，最多计到-45分');
    expect(words).toContain('没有等级不是等级差');
    // Who may neither try nor write is offered neither.
    expect(await page.locator(`main a[href*="/try"]`).count()).toBe(0);
    await clerk.examine();
    expect(faults).toEqual([]);
    await clerk.context.close();
  });

  test('edited by form and as text, with faults at field and line; tried; explained; exported without a name', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    await director.open(TRY);
    await page.waitForSelector('[data-changes="0"]');
    await director.examine();

    // A figure that is none is marked while it is typed, and nothing is sent.
    await page.fill(field('cutoffs/0/from'), 'ninety');
    await page.waitForSelector('[data-faults="1"]');
    await page.waitForSelector(`${field('cutoffs/0/from')}[aria-invalid]`);
    await page.click('[data-try] button.ant-btn-primary');
    expect(page.url()).not.toContain('trial=');
    await director.examine();

    // What only the checker knows comes back to its field: the cut-offs are out of order.
    await page.fill(field('cutoffs/0/from'), '10');
    await page.waitForSelector('[data-faults]', { state: 'detached' });
    await page.click('[data-try] button.ant-btn-primary');
    await page.waitForSelector('[data-faults] [data-path^="/content/cutoffs/"]');
    const path = (await page.locator('[data-faults] li').first().getAttribute('data-path'))!;
    expect(await page.locator(`[data-fault="${path}"]`).count()).toBe(1);

    // As text it is the same document, and the fault stands at its line.
    await page.click('.workshop-bar [aria-pressed=false]');
    await page.waitForSelector('textarea[name=text]');
    expect(JSON.parse(await page.inputValue('textarea[name=text]'))).toMatchObject({ content: { cutoffs: [{ from: '10' }, {}, {}, {}] } });
    await page.locator('[data-faults] button').first().click();
    const chosen = await page.evaluate(() => {
      const box = document.activeElement as HTMLTextAreaElement;
      return box.value.slice(0, box.selectionStart).split('\n').length;
    });
    expect(await page.locator('[data-faults] li').first().innerText()).toContain(`第${chosen}行`);
    expect(await page.locator('.code-lines mark').first().innerText()).toContain(String(chosen));
    await director.examine();
    await page.fill('textarea[name=text]', '{');
    await page.waitForSelector('textarea[aria-invalid]');
    await page.click('.workshop-bar [aria-pressed=false]');
    await page.waitForSelector('[data-broken="1"]');
    // One step back, and another to the figure before it.
    const undo = page.locator('.workshop-bar button').nth(2);
    await undo.click();
    await page.waitForSelector(field('cutoffs/0/from'));
    await page.fill(field('cutoffs/0/from'), '78');
    await page.waitForSelector('[data-changes="1"]');

    // Leaving says what becomes of the edits; a reload loses nothing.
    await page.click('.side a[href$="/trials"]');
    await page.waitForSelector('[data-unsaved=kept]');
    await page.locator('.ant-modal-footer button').first().click();
    await page.waitForSelector('[data-unsaved]', { state: 'detached' });
    await page.reload();
    await settled(page);
    await page.waitForSelector('[data-changes="1"]');
    expect(await page.inputValue(field('cutoffs/0/from'))).toBe('78');

    await page.click('[data-try] button.ant-btn-primary');
    await result(page);
    await settled(page);
    await page.waitForSelector('[data-part=moved] table[data-named=true]');
    const subjects = Number(await page.locator('[data-subjects]').getAttribute('data-subjects'));
    expect(subjects).toBe(BODIES);
    const cells = await page
      .locator('[data-part=matrix] td')
      .evaluateAll((all) =>
        all.map((each) => ({ ...(each as HTMLElement).dataset, n: Number(each.textContent) }) as { from: string; to: string; n: number }),
      );
    expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(BODIES);
    expect(cells.filter(({ from, to, n }) => from !== to && n > 0).length).toBeGreaterThan(0);
    for (const [grade, before] of await page
      .locator('[data-grade-row]')
      .evaluateAll((all) =>
        all.map((each) => [(each as HTMLElement).dataset['gradeRow']!, (each as HTMLElement).dataset['before']!] as const),
      ))
      expect(cells.filter(({ from }) => from === (grade || 'none')).reduce((sum, { n }) => sum + n, 0)).toBe(Number(before));
    await page.click('[data-part=groups] button[data-by=size]');
    await page.waitForSelector('[data-part=groups] tr[data-key=micro]');
    expect(
      await page
        .locator('[data-part=groups] tbody tr')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['key']).toSorted()),
    ).toEqual(['micro', 'small', 'unknown']);
    await page.click('[data-part=groups] button[data-by=age]');
    await page.waitForURL(/by=age/);
    await director.examine();

    await page.locator('[data-part=moved] tbody button').first().click();
    await page.waitForSelector('.ant-drawer table[data-explained="2"]');
    // And how the body may object.
    expect(await page.locator('.ant-drawer [data-object] a[href="/start/mistake"]').count()).toBe(1);
    expect(await page.locator('.ant-drawer table tbody tr').count()).toBeGreaterThan(10);
    await director.examine();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.ant-drawer table', { state: 'detached' });

    const name = (await page.locator('[data-part=moved] tbody th a').first().innerText()).trim();
    expect(name).toMatch(/示例/);
    const book = await fileOf(page, () => page.locator('[data-trial] > .row-actions button').first().click());
    const sheets = (await readXlsx(book)).sheets.map(({ rows }) => rows.map((row) => row.map(String).join('\t')).join('\n')).join('\n');
    expect(sheets.length).toBeGreaterThan(200);
    expect(sheets).not.toContain(name);

    // The link alone restores it, elsewhere too.
    const link = page.url();
    const other = await official(browser, base, 'director', '/en');
    await other.page.goto(link.replace('/workbench/', '/en/workbench/'));
    await settled(other.page);
    await other.page.waitForSelector('[data-trial=done] [data-part=matrix]');
    await other.examine();
    await other.page.locator('[data-trial] > .row-actions button').nth(1).click();
    await other.page.click('.ant-modal-footer button.ant-btn-primary');
    await other.page.waitForSelector(field('cutoffs/0/from'));
    expect(await other.page.inputValue(field('cutoffs/0/from'))).toBe('78');
    await other.examine();
    expect(other.faults).toEqual([]);
    await other.context.close();

    await director.open('/trials');
    await page.waitForSelector('tbody tr');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await director.examine();
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('indicators, windows, points and vetoes are edited in fields, and each step can be undone', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    await director.open(TRY);
    const serious = page.locator('[data-indicator=penalties-serious]');
    await serious.locator('> summary').click();
    await page.fill(field('indicators/0/window/length'), '24');
    await page.fill(field('indicators/0/points/per'), '-20');
    expect(await serious.locator('> summary').innerText()).toContain('最近24个月');
    await page.selectOption(field('indicators/0/aggregate/kind'), 'recency');
    await page.selectOption(field('indicators/0/points/kind'), 'bands');
    await page.fill(field('indicators/0/points/bands/0/to'), '180');
    await page.fill(field('indicators/0/points/bands/0/points'), '-12');
    await director.examine();
    const file = async () => {
      await page.click('.workshop-bar [aria-pressed=false]');
      const text = JSON.parse(await page.inputValue('textarea[name=text]')) as { content: { indicators: object[]; vetoes: object[] } };
      await page.click('.workshop-bar [aria-pressed=false]');
      await page.waitForSelector('.workshop-form');
      return text;
    };
    expect((await file()).content.indicators[0]).toMatchObject({
      window: { unit: 'months', length: 24 },
      aggregate: { kind: 'recency' },
      points: {
        kind: 'bands',
        bands: [
          { from: null, to: '180', points: '-12' },
          { from: '180', to: null, points: '0' },
        ],
      },
    });
    const vetoes = (await file()).content.vetoes.length;
    await page.locator('[id="part-content/vetoes"] > p button').click();
    expect((await file()).content.vetoes).toHaveLength(vetoes + 1);
    const undo = page.locator('.workshop-bar button').nth(2);
    for (let n = 0; n < 20 && (await undo.isEnabled()); n += 1) await undo.click();
    await page.waitForSelector('[data-changes="0"]');
    const redo = page.locator('.workshop-bar button').nth(3);
    while (await redo.isEnabled()) await redo.click();
    expect((await file()).content.vetoes).toHaveLength(vetoes + 1);
    await page.click('.workshop-bar .action button.ant-btn-dangerous');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-changes="0"]');
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('codes of the selected items are ticked by their words; what no list has is typed beside them', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    await director.open(TRY);
    const clean = page.locator('[data-indicator=inspections]');
    expect(await clean.locator('> summary').innerText()).toContain('结果或者等级：未发现问题');
    await clean.locator('> summary').click();
    const tick = (code: string) => clean.locator(`input[type=checkbox][name$="/select/values:${code}"]`);
    expect(await tick('nothing_found').isChecked()).toBe(true);
    await tick('corrected').check();
    const typed = clean.locator('input[name$="/select/values"]');
    expect(await typed.inputValue()).toBe('');
    await typed.fill('示例结果');
    await tick('nothing_found').uncheck();
    expect(await typed.inputValue()).toBe('示例结果');
    const summary = await clean.locator('> summary').innerText();
    expect(summary).toContain('结果或者等级：发现问题，已责令改正、“示例结果”');
    await director.examine();
    await page.click('.workshop-bar [aria-pressed=false]');
    const text = await page.inputValue('textarea[name=text]');
    const { content } = JSON.parse(text) as { content: { indicators: { id: string; select: object | null }[] } };
    expect(content.indicators.find(({ id }) => id === 'inspections')?.select).toMatchObject({
      values: ['corrected', '示例结果'],
    });
    const undo = page.locator('.workshop-bar button').nth(2);
    for (let n = 0; n < 20 && (await undo.isEnabled()); n += 1) await undo.click();
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('a new model is begun from the nearest one, and compared with it while their grades are the same', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    await director.open(TRY);
    await page.locator('.workshop-bar .action button').last().click();
    await page.fill('#field-begin-id', MODEL);
    await page.fill('#field-begin-zh', '示例仓储安全评价（虚构）');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('#field-begin-id[aria-invalid]');
    await page.waitForSelector('#field-begin-en[aria-invalid]');
    await director.examine();
    await page.fill('#field-begin-id', 'warehouses');
    await page.fill('#field-begin-en', 'Example model for warehouses (invented)');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-begun=warehouses]');
    await page.fill(field('cutoffs/0/from'), '78');
    await page.click('[data-try] button.ant-btn-primary');
    await result(page);
    expect(await page.locator('[data-scale=other]').count()).toBe(0);
    // Grades that are called otherwise are another scale: nobody is said to move.
    await page.click('.parts a[href*="part=edit"]');
    await page.click('.workshop-bar [aria-pressed=false]');
    const text = await page.inputValue('textarea[name=text]');
    await page.fill('textarea[name=text]', text.replaceAll('"en": "Grade ', '"en": "Class '));
    const before = page.url();
    await page.click('[data-try] button.ant-btn-primary');
    await page.waitForFunction((url) => location.href !== url, before);
    await page.waitForSelector('[data-trial=done] [data-scale=other]');
    expect(await page.locator('.counters').innerText()).not.toMatch(/不变|上升|下降/u);
    expect(await page.locator('[data-part=matrix] td.stays').count()).toBe(1);
    await director.examine();
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('one that waits or runs says how far it is, and is stopped', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    // No run of this process begins before it is opened.
    let open: () => void = () => undefined;
    const shut = new Promise<void>((resolve) => (open = resolve));
    await runnerOf(kernel).begin(
      async () => ({ earlier: false }),
      () => shut,
    );
    await director.open(TRY);
    await page.fill(field('start/points'), '70');
    // Else a firm of unknown age would stand below a young one.
    await page.fill(field('start/cases/0/points'), '70');
    await page.click('[data-try] button.ant-btn-primary');
    await page.waitForSelector('[data-run=running] progress');
    await director.examine();
    await page.click('[data-run=running] button');
    await page.waitForSelector('[data-run=stopped]');
    expect(await page.locator('[data-part=matrix]').count()).toBe(0);
    open();
    await runnerOf(kernel).idle();
    await director.examine();
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('a back-test says how well it ranked what came after, with what was known then', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    await director.open(`/backtests/new?model=${MODEL}`);
    await director.examine();
    await page.fill('#field-asOf', '2026-06-30');
    await page.fill('#field-until', '2027-06-30');
    await page.click('[data-backtest-form] button[type=submit]');
    await page.waitForSelector('[data-problem], .faulty');
    await page.fill('#field-until', '2026-11-24');
    await page.click('[data-backtest-form] button[type=submit]');
    await page.waitForURL(/\/backtests\/[0-9a-f-]{36}/);
    await page.waitForSelector('[data-backtest=done] [data-part=quality]');
    await settled(page);
    await page.waitForSelector('[data-part=wrong]');
    const figures = await page.locator('[data-figure-of] strong').allInnerTexts();
    expect(figures).toHaveLength(3);
    for (const figure of figures.slice(0, 2)) expect(Number(figure)).toBeGreaterThan(0);
    expect(await page.locator('[data-graded]').getAttribute('data-graded')).toBe(String(BODIES));
    expect(await page.locator('.curve path').getAttribute('d')).toMatch(/^M0 1000 L.*L1000 0$/);
    expect(await page.locator('[data-part=lift] tbody tr').count()).toBe(10);
    await director.examine();
    await page.locator('[data-part=wrong] tbody button').first().click();
    await page.waitForSelector('.ant-drawer table[data-explained="1"]');
    await director.examine();
    await page.keyboard.press('Escape');
    const book = await fileOf(page, () => page.locator('.page-actions button').click());
    expect(book.subarray(0, 2).toString()).toBe('PK');
    await director.open('/backtests');
    await page.waitForSelector('tbody tr');
    await director.examine();
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('sent for approval it is a draft of a new edition, on its way through three people', async () => {
    const writer = await official(browser, base, 'writer');
    const { page, faults } = writer;
    await writer.open(TRY);
    await page.fill(field('cutoffs/0/from'), '77');
    await page.waitForSelector('[data-changes="1"]');
    await page.locator('.workshop-form ~ .row-actions button').click();
    await page.fill('.ant-modal #field-edition', '2026-12');
    await page.fill('.ant-modal #field-inForceFrom', '2026-12-01');
    await page.check('.ant-modal #field-activate');
    await page.fill('.ant-modal #field-basis', '示例市分级监管评价办法（虚构）');
    await page.fill('.ant-modal #field-document', '示发改〔2026〕9号');
    await page.fill('.ant-modal #field-on', '2026-12-01');
    await writer.examine();
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForURL(new RegExp(`/policy/model/${MODEL}/2026-12/changes$`));
    await page.waitForSelector('[data-differences]');
    const differences = await page.locator('table.differences').innerText();
    expect(differences).toContain('77');
    expect(differences).toContain('示发改〔2026〕9号');
    await page.click('[data-send] button');
    await page.fill('textarea[name=reason]', '按上半年的试算调整');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-sent]');
    const caseId = (await page.locator('[data-sent]').getAttribute('data-sent'))!;
    // Who wrote it finds no step of theirs but to take it back.
    await writer.open(`/cases/${caseId}`);
    expect(await page.locator('[data-step=countersign], [data-step=publish]').count()).toBe(0);
    const texts = { 'countersign-opinion': '与决定文本一致' };
    await takeStep(browser, base, 'legal', { caseId, step: 'countersign', texts });
    await takeStep(browser, base, 'director', { caseId, step: 'publish' });
    kernel.clock.set('2026-12-01T04:00:00Z');
    await kernel.policy.reload();
    expect(faults).toEqual([]);
    await writer.context.close();
    const later = await official(browser, base, 'writer');
    await later.open(`/models/${MODEL}`);
    await later.page.waitForSelector('[data-activation=active]');
    expect(await later.page.locator('main').innerText()).toContain('77分以上');
    await later.examine();
    expect(later.faults).toEqual([]);
    await later.context.close();
    // And anybody reads it, with whose decision it is.
    for (const prefix of ['', '/en'] as const) {
      const reader = await browser.newPage();
      await reader.goto(`${base}${prefix}/models`);
      await reader.click(`[data-models=active] a[href="${prefix}/models/${MODEL}"]`);
      const state = await reader.locator('[data-active=yes]').innerText();
      for (const said of ['示发改〔2026〕9号', '示例市分级监管评价办法（虚构）', prefix === '' ? '2026年12月1日' : '1 December 2026'])
        expect(state).toContain(said);
      expect(await reader.locator('main').innerText()).toContain(prefix === '' ? '77分以上' : 'from 77');
      await reader.close();
    }
  });
});

test.each(['/models', `/models/${MODEL}`, TRY, '/backtests/new'])('%s stands in English', async (path) => {
  const director: Official = await official(browser, base, 'director', '/en');
  await director.open(path);
  await director.examine();
  expect(director.faults).toEqual([]);
  await director.context.close();
});
