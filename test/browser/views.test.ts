import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRAST, COLOURS } from '../../src/kernel/ui/palette.ts';
import { ACT } from '../support/portal-fixture.ts';
import type { TestPortal } from '../support/portal.ts';
import { shownPairs, undeclared } from './colour-pairs.ts';
import { openPortal } from './pages.ts';
import { visitor, type Visitor } from './support.ts';
import { looked } from '../support/looked.ts';

const PAGES: readonly [string, number?][] = [
  ['/'],
  [`/search?query=${encodeURIComponent('重庆示例')}`],
  ['/subjects/91509900MATE5T025F'],
  ['/subjects/91509900MATE5T084K', 422],
  [`/acts/${ACT[101]}`],
  [`/acts/${ACT[201]}`, 410],
  ['/acts'],
  ['/rules/catalogue/2024'],
  ['/figures/timeliness'],
  ['/help/absence'],
  ['/nowhere', 404],
];

let portal: TestPortal;
let reader: Visitor;
beforeAll(async () => {
  portal = await openPortal();
  reader = await visitor(portal, { widths: [1280, 390, 320], axe: [1280] });
});
afterAll(async () => {
  console.log(`examined ${reader.examined.pages} pages in ${reader.examined.views} views`);
  await reader.close();
  await portal.server.close();
});

const viewOf = () => reader.page.locator('html').getAttribute('data-view');

describe('the line of displays, without scripts', () => {
  test('keeps a choice from page to page, adds another, and takes both away; the address holds none of it', async () => {
    await reader.page.goto(`${reader.base}/search?query=shili`);
    await reader.page.locator('.utility a', { hasText: '大字版' }).click();
    expect(reader.page.url()).toBe(`${reader.base}/search?query=shili`);
    expect(await viewOf()).toBe('large');
    const size = () => reader.page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(await size()).toBe('27px');
    await reader.page.goto(`${reader.base}/en/help/absence`);
    expect(await viewOf()).toBe('large');
    await reader.page.locator('.utility a', { hasText: 'High contrast' }).click();
    expect(reader.page.url()).toBe(`${reader.base}/en/help/absence`);
    expect(await viewOf()).toBe('large contrast');
    await reader.page.locator('.utility a', { hasText: 'Standard display' }).click();
    expect([await viewOf(), await size()]).toEqual([null, '18px']);
  });

  test('a gone page offers it without naming its address', async () => {
    const gone = `/acts/${ACT[201]}`;
    await reader.page.goto(reader.base + gone);
    expect(await reader.page.content()).not.toContain(gone);
    await reader.page.locator('.utility a', { hasText: '高对比' }).click();
    expect([reader.page.url(), await viewOf()]).toEqual([reader.base + gone, 'contrast']);
    await reader.page.locator('.utility a', { hasText: '普通版' }).click();
  });
});

describe.each([
  ['plain', 'plain', COLOURS],
  ['large', 'large', COLOURS],
  ['contrast', 'contrast', CONTRAST],
] as const)('in the view %s', (name, choice, palette) => {
  const pairs = new Set<string>();
  beforeAll(async () => {
    await reader.page.goto(`${reader.base}/?view=plain`);
    await reader.page.goto(`${reader.base}/?view=${choice}`);
  });

  test.each(PAGES)('%s is usable, in declared colours', async (path, status = 200) => {
    await reader.open(path, status);
    const shown = await shownPairs(reader.page);
    expect(shown.length).toBeGreaterThan(1);
    for (const { colour, on } of shown) pairs.add(`${colour} ${on}`);
    expect(undeclared(shown, palette)).toEqual([]);
    expect(await smallFor(name)).toEqual([]);
  });

  test('pairs were looked at', () => {
    console.log(`${name}: ${pairs.size} pairs shown on ${PAGES.length} pages`);
    expect(pairs.size).toBeGreaterThan(name === 'contrast' ? 2 : 8);
    looked('V1', `pairs shown in the view ${name}`, pairs.size);
    if (name === 'contrast') looked('V5', 'pages in high contrast under axe', PAGES.length);
  });
});

/** Large print: what one presses is 60px high, and no letter of the page's text is smaller than 24px. */
async function smallFor(name: string): Promise<string[]> {
  if (name !== 'large') return [];
  return reader.page.evaluate(() => {
    const visible = [...document.querySelectorAll('main *, nav *')].filter((node) => node.getClientRects().length > 0);
    const low = visible
      .filter((node) => node.matches('button, .button, select, input:not([type=hidden]), nav a'))
      .filter((node) => node.getBoundingClientRect().height < 59.5);
    const small = visible
      .filter((node) => node.closest('svg, .hidden') === null)
      .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim() !== ''))
      .filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 23.9);
    return [...low, ...small].map((node) => `${node.tagName}.${node.className} ${node.textContent?.slice(0, 30)}`).slice(0, 8);
  });
}

test('a pair that nobody declared is found', async () => {
  await reader.page.goto(`${reader.base}/?view=plain`);
  await reader.page.goto(`${reader.base}/help/absence`);
  await reader.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('h1{color:#c00}');
    document.adoptedStyleSheets = [sheet];
  });
  expect(undeclared(await shownPairs(reader.page), COLOURS)).toHaveLength(1);
});
