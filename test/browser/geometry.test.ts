import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../support/item.ts';
import { looked } from '../support/looked.ts';
import { ACT } from '../support/portal-fixture.ts';
import type { TestPortal } from '../support/portal.ts';
import { boxesOf, differences, lineOf } from './geometry.ts';
import { openPortal } from './pages.ts';
import { visitor, WIDTHS, type Visitor } from './support.ts';

/*
 * ux.md V3. Pictures compared dot by dot differ with each version of the browser and with each sentence that is mended, so what is
 * kept is the shape: where headings, records, marks, instruments, tables and buttons stand, how wide they are, in how many lines.
 * After a change that was meant: XINHENG_GEOMETRY=keep npx vitest run --config vitest.browser.config.ts test/browser/geometry.test.ts
 * and read the difference that git shows.
 */

const FILE = join(import.meta.dirname, 'geometry.json');
const KEEP = process.env['XINHENG_GEOMETRY'] === 'keep';
const PAGES: readonly string[] = [
  '/',
  `/search?query=${encodeURIComponent('重庆示例')}`,
  '/subjects/91509900MATE5T025F',
  '/subjects/91509900MATE5T017L',
  `/acts/${ACT[101]}`,
  '/acts',
  '/figures/timeliness?month=2026-09',
  '/organs/demo-amr',
  '/start/repair/when?line=samr&kind=penalty_serious&decided=2025-03-01&shown=2025-03-08',
  '/rules/catalogue/2024',
  '/verify',
  '/help/absence',
];

type Kept = Record<string, string[]>;
let portal: TestPortal;
let reader: Visitor;
const kept: Kept = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Kept) : {};
const seen: Kept = {};
beforeAll(async () => {
  portal = await openPortal();
  reader = await visitor(portal);
});
afterAll(async () => {
  if (KEEP) writeFileSync(FILE, `${JSON.stringify(seen, null, 1)}\n`);
  await reader.close();
  await portal.server.close();
});

describe.each(['', '/en'])(item(25, 'the shape of main pages (%s)'), (prefix) => {
  test.each(PAGES)('V3: %s stands as it stood, at 1280, 390 and 320 px', async (path) => {
    const { page, base } = reader;
    const found: string[] = [];
    let boxes = 0;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${base}${prefix}${path}`);
      const lines = (await boxesOf(page)).map(lineOf);
      const name = `${prefix}${path} ${width}`;
      seen[name] = lines;
      boxes += lines.length;
      if (!KEEP) found.push(...differences(kept[name] ?? [], lines).map((each) => `${width} px, box ${each}`));
    }
    expect(found, 'mend it, or keep the new shape (above); fonts-noto-cjk must be installed').toEqual([]);
    looked('V3', 'boxes of main pages compared', boxes);
  });
});

describe('a shape that is lost is found', () => {
  test.each([
    ['a heading that wraps into one column', 'h1{max-width:4em}'],
    ['a form that no longer fills a telephone', '.find{max-width:9rem}'],
    ['a mark that is gone', '.objection-note{display:none}'],
    ['an instrument drawn at half its width', '.stars svg{width:30px}'],
  ])('%s', async (_, css) => {
    const { page, base } = reader;
    await page.setViewportSize({ width: 390, height: 900 });
    const shape = async (path: string) => {
      await page.goto(base + path);
      const before = (await boxesOf(page)).map(lineOf);
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, css);
      return differences(before, (await boxesOf(page)).map(lineOf));
    };
    const lost = [...(await shape('/subjects/91509900MATE5T025F')), ...(await shape('/'))];
    expect(lost.length).toBeGreaterThan(0);
  });
});
