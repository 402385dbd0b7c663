import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../support/item.ts';
import { looked } from '../support/looked.ts';
import { ACT } from '../support/portal-fixture.ts';
import type { TestPortal } from '../support/portal.ts';
import { openPortal } from './pages.ts';
import { launch, visitor, type Visitor } from './support.ts';

/* ux.md A4, A7, V2, V5: by keyboard alone, without colours, with the machine's own letters. */

const MAIN = [
  '/',
  `/search?query=${encodeURIComponent('重庆示例')}`,
  '/subjects/91509900MATE5T025F',
  `/acts/${ACT[101]}`,
  '/acts',
  '/figures/timeliness?month=2026-09',
  '/start/repair/when',
  '/rules/catalogue/2024',
] as const;
const BOTH = ['', '/en'].flatMap((prefix) => MAIN.map((path) => prefix + path));

let portal: TestPortal;
let reader: Visitor;
beforeAll(async () => {
  portal = await openPortal();
  reader = await visitor(portal);
});
afterAll(async () => {
  await reader.close();
  await portal.server.close();
});

describe(item(25, 'by keyboard alone'), () => {
  let stops = 0;

  test.each(BOTH)('A4: on %s every stop is seen: it has a ring, and nothing lies over it', async (path) => {
    const { page, base } = reader;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(base + path);
      const expected = await page.evaluate(
        () =>
          [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(
            // What is folded away is no stop.
            (node) => node.checkVisibility({ contentVisibilityAuto: true }) && node.getClientRects().length > 0,
          ).length,
      );
      const seen = new Set<number>();
      let last = -1;
      for (let n = 0; n < 3 * expected; n += 1) {
        await page.keyboard.press('Tab');
        const stop = await focused(page);
        // A date is one field of three stops.
        if (stop === null || (seen.has(stop.key) && stop.key !== last)) break;
        // Its later stops have the browser's own ring, inside the field.
        if (stop.key === last) continue;
        last = stop.key;
        seen.add(stop.key);
        expect(stop, `${path} at ${width}: ${stop.text}`).toMatchObject({ ring: true, inside: true, covered: false });
      }
      // Radio buttons of one name are one stop.
      expect(seen.size, path).toBeGreaterThan(expected * 0.8);
      stops += seen.size;
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('A4: stops were counted', () => looked('A4', 'stops of the tab key on main pages', stops));
});

/** Where the keyboard stands. The middle of the first line of it must be what lies on top there. */
function focused(page: Page) {
  return page.evaluate(() => {
    const node = document.activeElement;
    if (node === null || node === document.body) return null;
    const box = node.getClientRects()[0] ?? node.getBoundingClientRect();
    // A region that is scrolled by itself may be higher than the window: the middle of what is seen of it.
    const [low, high] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [x, y] = [box.left + box.width / 2, (low + high) / 2];
    const top = document.elementFromPoint(x, y);
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
    return {
      key: [...document.querySelectorAll('*')].indexOf(node),
      text: `${node.tagName} ${(node.textContent ?? '').slice(0, 30)}`,
      ring: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
      inside: high > low && x >= 0 && x <= innerWidth,
      covered: !(top === node || (top !== null && (node.contains(top) || top.contains(node)))),
    };
  });
}

describe(item(25, 'without colours'), () => {
  test('A7: with forced colours each mark is a word that is seen, before the text of its record', async () => {
    const { page, base } = reader;
    let marks = 0;
    for (const path of ['', '/en'].flatMap((prefix) => [`${prefix}${MAIN[2]}`, `${prefix}${MAIN[3]}`])) {
      await page.emulateMedia({ forcedColors: 'active' });
      await page.goto(base + path);
      const found = await page.locator('main [data-message^="mark."], main .mark').evaluateAll((nodes) =>
        nodes.map((node) => ({
          text: node.textContent?.trim() ?? '',
          shown: node.getClientRects().length > 0,
          hidden: node.closest('[aria-hidden=true]') !== null,
          // The basis comes with what is said of the act: a mark after it would be read too late.
          late: [...(node.closest('article')?.querySelectorAll('[data-link=basis]') ?? [])].some(
            (basis) => (basis.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
          ),
        })),
      );
      for (const mark of found) {
        expect(mark.text, path).not.toBe('');
        expect(mark, path).toMatchObject({ shown: true, hidden: false, late: false });
      }
      marks += found.length;
    }
    await page.emulateMedia({ forcedColors: 'none' });
    looked('A7', 'marks read as words', marks);
  });

  test.each(BOTH)('V5: %s is usable on a day of mourning, all grey', async (path) => {
    portal.kernel.settings.greyscale = true;
    try {
      await reader.open(path);
      expect(await reader.page.locator('html.grey').count()).toBe(1);
    } finally {
      portal.kernel.settings.greyscale = false;
    }
    looked('V5', 'pages in grey under axe', 1);
  });
});

describe(item(25, 'letters'), () => {
  test('V2: every letter comes from the machine’s own fonts, Chinese from one family', async () => {
    const browser = await launch();
    const page = await (await browser.newContext()).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    let glyphs = 0;
    for (const path of BOTH) {
      await page.goto(reader.base + path);
      const { root } = await session.send('DOM.getDocument', { depth: -1 });
      const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'main *' });
      const families = new Set<string>();
      for (const nodeId of nodeIds.slice(0, 300)) {
        const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
        for (const font of fonts) {
          expect(font.isCustomFont, font.familyName).toBe(false);
          glyphs += font.glyphCount;
          families.add(font.familyName);
        }
      }
      const chinese = [...families].filter((name) => /CJK/.test(name) && !/Mono/.test(name));
      expect(chinese, `${path}: fonts-noto-cjk must be installed; seen ${[...families].join(', ')}`).toHaveLength(1);
    }
    await browser.close();
    looked('V2', 'glyphs by the machine’s own fonts', glyphs);
  });
});

test.each(['', '/en'])(item(25, 'V4: an act on paper says where and when, basis and source, and has no buttons (%s)'), async (prefix) => {
  const { page, base } = reader;
  const address = `${base}${prefix}/acts/${ACT[101]}`;
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  await page.emulateMedia({ media: null });
  for (const part of [
    address,
    prefix === '' ? '打印于2026年11月24日' : 'Printed on 24 November 2026',
    '《中华人民共和国食品安全法》第一百二十六条第一款第（三）项',
    '渝示甲市监处罚〔2026〕118号',
    prefix === '' ? '存在异议' : 'Under objection',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/查企业|Look up|JSON/);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  looked('V4', 'printed pages of acts', 1);
});
