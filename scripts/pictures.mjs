// The pictures of the README, from a demonstration that runs: `npm start`, then `npm run pictures [address]`. What cannot be drawn is
// said and left as it was. `--only NAME` draws those whose name begins so.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at < 0 ? '' : (args.splice(at, 2)[1] ?? '');
const address = args[0] ?? 'http://127.0.0.1:8080';
const FIRM = '91509900MATE5T025F';
const SUBJECT = `/subjects/${FIRM}`;
const TO = 'docs/pictures';
const HEIGHT = 1400;

/** Signs in by a card of the tour, as its visitor would; a purpose that is asked is stated. */
const as =
  (card, path, prefix = '') =>
  async (page) => {
    await page.goto(`${address}${prefix}/tour`);
    await page.locator(`[data-card=${card}] button`).first().click();
    await page.goto(`${address}${prefix}${path}`);
    // A page whose heading is the body's name has none before the purpose is stated.
    await page.waitForSelector('main h1, [data-purpose]');
    await settled(page);
    // It is asked where a list or a body is read, once that was tried.
    const asked = page.locator('[data-purpose] button');
    if (
      !path.startsWith('/workbench') ||
      !(await asked.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      ))
    )
      return;
    await page.fill('input[name=purpose]', '演示查看');
    await asked.click();
    await asked.waitFor({ state: 'detached' });
    await settled(page);
  };
const settled = (page) => page.waitForFunction(() => document.querySelector('main .waiting') === null);
/** An address that is reached by a link of the page. */
const through = (from, link) => async (page) => {
  await (typeof from === 'string' ? page.goto(address + from) : from(page));
  await page.locator(link).first().click();
  await page.waitForLoadState('networkidle');
};

const PICTURES = [
  ['home-zh-1280', '/'],
  ['home-zh-390', '/'],
  ['home-en-1280', '/en/'],
  ['search-zh-1280', `/search?query=${encodeURIComponent('示例庚贸易')}`],
  ['search-en-390', `/en/search?query=${encodeURIComponent('示例庚贸易')}`],
  ['subject-zh-1280', SUBJECT],
  ['subject-zh-390', SUBJECT],
  ['subject-en-1280', `/en${SUBJECT}`],
  ['act-zh-1280', through(SUBJECT, 'article a[href*="/acts/"]')],
  ['act-en-1280', through(`/en${SUBJECT}`, 'article a[href*="/acts/"]')],
  ['timeliness-zh-1280', '/figures/timeliness'],
  ['tour-zh-1280', '/tour'],
  ['tour-en-390', '/en/tour'],
  ['centre-zh-1280', as('owner', `/centre/${FIRM}`)],
  ['centre-record-zh-1280', through(as('owner', `/centre/${FIRM}/file`), 'tr:has([data-state=shown]) a[href*="/file/"]')],
  ['workbench-home-zh-1280', as('reviewer', '/workbench')],
  ['workbench-home-zh-390', as('reviewer', '/workbench')],
  ['workbench-cases-zh-1280', as('officer', '/workbench/cases')],
  ['workbench-intake-zh-1280', as('clerk', '/workbench/intake')],
  ['workbench-weekly-zh-1280', as('director', '/workbench/figures/weekly')],
  ['workbench-weekly-en-1280', as('director', '/workbench/figures/weekly', '/en')],
  ['workbench-subject-zh-1280', as('reviewer', `/workbench/subjects/${FIRM}`)],
];

/** Pages of a PDF as pictures so many pixels wide, drawn by poppler. */
function pagesOf(pdf, width) {
  const work = mkdtempSync(join(tmpdir(), 'xh-pictures-'));
  try {
    writeFileSync(join(work, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-png', '-scale-to-x', `${width}`, '-scale-to-y', '-1', join(work, 'paper.pdf'), join(work, 'page')]);
    const pages = readdirSync(work).filter((name) => name.endsWith('.png'));
    return pages.sort().map((name) => readFileSync(join(work, name)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The first page of a look-up receipt. */
async function receipt(context) {
  const page = await context.newPage();
  await page.goto(`${address}${SUBJECT}/receipt`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('main form button').first().click()]);
  const [first] = pagesOf(readFileSync(await download.path()), 1280);
  writeFileSync(join(TO, 'receipt-zh-1280.png'), first);
}

const asked = { headers: { 'xinheng-purpose': encodeURIComponent('演示查看') } };
const read = async (context, path) => {
  const answer = await context.request.get(address + path, asked);
  if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`);
  return answer;
};

/** Papers of the case by which the invented city's one body came on its list, page beside page, as its officer has them. */
const paperOf = (kind) => async (context) => {
  await as('officer', '/workbench/cases')(await context.newPage());
  const { items } = await (await read(context, '/api/v1/cases?procedure=serious-list')).json();
  for (const { caseId } of items) {
    const { documents } = await (await read(context, `/api/v1/cases/${caseId}`)).json();
    if (!documents.some((each) => each.kind === 'repair-notice')) continue;
    const { documentId } = documents.find((each) => each.kind === kind);
    return (await read(context, `/api/v1/cases/${caseId}/documents/${documentId}`)).body();
  }
  throw new Error('no case with a repair notice');
};

/** The receipt of the clerk's newest file. */
async function receiptOfFile(context) {
  await as('clerk', '/workbench/intake')(await context.newPage());
  const { items } = await (await read(context, '/api/v1/intake/batches?limit=1')).json();
  return (await read(context, `/api/v1/intake/batches/${items[0].batch}/receipt.pdf`)).body();
}

const PAPERS = [
  ['paper-notice-zh-1280', paperOf('advance-notice')],
  ['paper-decision-zh-1280', paperOf('decision')],
  ['paper-repair-zh-1280', paperOf('repair-notice')],
  ['paper-receipt-zh-1280', receiptOfFile],
];

/** Up to two pages of a paper side by side: the last is where organ, day and seal stand. */
async function sideBySide(context, name, pdf) {
  const pages = pagesOf(pdf, 620);
  const shown = pages.length > 2 ? [pages[0], pages.at(-1)] : pages;
  const page = await context.newPage();
  const sheets = shown.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  await page.setContent(
    `<style>body{margin:0;padding:13px;display:flex;justify-content:center;gap:14px;background:#888}</style>${sheets.join('')}`,
  );
  await page.screenshot({ path: join(TO, `${name}.png`), fullPage: true });
}

mkdirSync(TO, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failed = 0;
/** One picture in a window of its own, so that nobody stays signed in. */
async function draw(name, make) {
  if (!name.startsWith(only)) return;
  const width = Number(name.split('-').at(-1));
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  try {
    await make(context, width);
    console.log(`${TO}/${name}.png`);
  } catch (error) {
    failed += 1;
    console.error(`NOT ${name}: ${String(error.message ?? error).split('\n')[0]}`);
  } finally {
    await context.close();
  }
}
try {
  for (const [name, where] of PICTURES) {
    await draw(name, async (context, width) => {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      if (typeof where === 'string') {
        const answer = await page.goto(address + where);
        if (answer?.status() !== 200) throw new Error(`${where} answers ${answer?.status()}`);
      } else await where(page);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      const height = Math.min(HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.screenshot({ path: `${TO}/${name}.png`, clip: { x: 0, y: 0, width, height }, fullPage: true });
    });
  }
  await draw('receipt-zh-1280', receipt);
  for (const [name, get] of PAPERS) await draw(name, async (context) => sideBySide(context, name, await get(context)));
} finally {
  await browser.close();
}
process.exitCode = failed === 0 ? 0 : 1;
