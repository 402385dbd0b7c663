import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../support/item.ts';
import { ACT } from '../support/portal-fixture.ts';
import type { TestPortal } from '../support/portal.ts';
import { openPortal } from './pages.ts';
import { visitor, type Visitor } from './support.ts';
import { looked } from '../support/looked.ts';

let portal: TestPortal;
let reader: Visitor;
beforeAll(async () => {
  portal = await openPortal();
  reader = await visitor(portal);
});
afterAll(async () => {
  console.log(`examined ${reader.examined.pages} pages in ${reader.examined.views} views`);
  await reader.close();
  await portal.server.close();
});

describe('a passer-by before signing a lease', () => {
  test(item(25, 'pastes the text of a licence, opens the firm, reads the act, finds how to object'), async () => {
    const { page } = reader;
    await page.goto(`${reader.base}/`);
    await page.getByLabel('查一家企业').fill('名 称 重庆示例甲食品有限公司 统一社会信用代码 9150 9900 MATE 5T02 5F');
    await page.getByRole('button', { name: '查询' }).click();
    await expect(page.locator('[data-message=recognised]').innerText()).resolves.toContain('91509900MATE5T025F');
    await page.getByRole('link', { name: '重庆示例甲食品有限公司' }).click();
    await reader.examine();
    await expect(page.locator('.facts li').first().innerText()).resolves.toBe('行政处罚：正在公示2条，其中1条存在异议。');
    await page.getByRole('link', { name: '未按规定保存进货查验记录' }).click();
    await page.getByRole('link', { name: '记录有误', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#mistake');
    await expect(page.getByText('可以提出异议').isVisible()).resolves.toBe(true);
  });

  test('copies the code without the drawn spaces', async () => {
    await reader.page.goto(`${reader.base}/subjects/91509900MATE5T025F`);
    const copied = await reader.page.evaluate(() => {
      const code = document.querySelector('.uscc');
      const selection = getSelection();
      if (code === null || selection === null) return '';
      selection.selectAllChildren(code);
      return selection.toString();
    });
    expect(copied).toBe('91509900MATE5T025F');
  });

  test('changes the language and stays on the page', async () => {
    const { page } = reader;
    await page.goto(`${reader.base}/subjects/91509900MATE5T025F`);
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).toBe('/en/subjects/91509900MATE5T025F');
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('en');
  });

  test('walks by keyboard: skip link first, then to the content', async () => {
    const { page } = reader;
    await page.goto(`${reader.base}/acts`);
    await page.keyboard.press('Tab');
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe('跳到正文');
    await page.keyboard.press('Enter');
    await expect(page.evaluate(() => document.activeElement?.id)).resolves.toBe('main');
  });

  test.each(['', '/en'])('on a phone sees results first; conditions fold open, and say what is chosen (%s)', async (prefix) => {
    const { page, base } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${base}${prefix}/search?query=${encodeURIComponent('重庆示例')}`);
    const first = await page.locator('[data-subject] a').first().boundingBox();
    expect((first?.y ?? 9999) + (first?.height ?? 0)).toBeLessThan(844);
    const kind = page.locator('select[name=kind]');
    await expect(kind.isVisible()).resolves.toBe(false);
    await page.locator('.filters summary').focus();
    await page.keyboard.press('Enter');
    await expect(kind.isVisible()).resolves.toBe(true);
    await kind.selectOption('individual_business');
    await page.getByRole('button', { name: prefix === '' ? '筛选' : 'Filter' }).click();
    await expect(page.locator('.filters').getAttribute('data-chosen')).resolves.toBe('1');
    await expect(page.locator('.filters summary').innerText()).resolves.toContain('1');
    await expect(page.locator('[data-subject]').count()).resolves.toBe(1);
    await page.getByRole('link', { name: prefix === '' ? '取消全部条件' : 'Drop all of them' }).click();
    await expect(page.locator('.filters').getAttribute('data-chosen')).resolves.toBe('0');
    // The list of acts likewise, unless a condition is wrong.
    await page.goto(`${base}${prefix}/acts?kind=penalty`);
    const act = await page.locator('main a[href*="/acts/"]').first().boundingBox();
    expect((act?.y ?? 9999) + (act?.height ?? 0)).toBeLessThan(844);
    await expect(kind.isVisible()).resolves.toBe(false);
    await expect(page.locator('.filters').getAttribute('data-chosen')).resolves.toBe('1');
    await page.goto(`${base}${prefix}/acts?from=2026-02-31`);
    await expect(kind.isVisible()).resolves.toBe(true);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('pages through many firms without meeting one twice', async () => {
    const { page } = reader;
    const seen: string[] = [];
    await page.goto(`${reader.base}/search?query=${encodeURIComponent('重庆示例第')}`);
    for (;;) {
      seen.push(
        ...(await page.locator('[data-subject]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-subject') ?? ''))),
      );
      const next = page.locator('a[rel=next]');
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
  });
});

describe('on paper', () => {
  test.each(['', '/en'])(
    'a subject keeps its marks, basis, source, address and time; what cannot be clicked is gone (%s)',
    async (prefix) => {
      const { page, base } = reader;
      const address = `${base}${prefix}/subjects/91509900MATE5T025F`;
      await page.goto(address);
      await page.emulateMedia({ media: 'print' });
      const text = await page.locator('body').innerText();
      await page.emulateMedia({ media: null });
      for (const part of [
        prefix === '' ? '存在异议' : 'Under objection',
        prefix === '' ? '打印于2026年11月24日' : 'Printed on 24 November 2026',
        address,
        '《中华人民共和国水污染防治法》第八十三条第（二）项',
        prefix === '' ? '2026年9月16日收到' : 'received on 16 September 2026',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toMatch(/查企业|Look up|JSON|Report a mistake/);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      looked('V4', 'printed pages of bodies', 1);
    },
  );
});

describe('figures', () => {
  test('each has its date and a definition or list that answers', async () => {
    for (const path of ['/', '/figures/timeliness']) {
      await reader.page.goto(reader.base + path);
      const dated = await reader.page.locator('[data-figure]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-as-of')));
      expect(dated.length).toBeGreaterThan(0);
      for (const day of dated) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  test('the chart and its table give equal numbers', async () => {
    await reader.page.goto(`${reader.base}/figures/timeliness?month=2026-09`);
    const points = await reader.page
      .locator('svg[role=img] [data-value]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-value')));
    const cells = await reader.page.locator('[data-rate]').evaluateAll((nodes) => nodes.map((node) => node.textContent));
    looked('A8', 'points of a drawn chart', points.length);
    expect([...points].sort()).toEqual(cells.filter((text) => text?.endsWith('%')).sort());
  });
});

describe('later', () => {
  test.each(['', '/en'])('an answer that is late and a term that is provisional are said (%s)', async (prefix) => {
    portal.kernel.clock.set('2026-12-30T02:00:00Z');
    await reader.open(`${prefix}/subjects/91509900MATE5T025F`);
    await expect(reader.page.locator('[data-message="mark.objection.late"]').innerText()).resolves.toContain('23');
    await reader.open(`${prefix}/acts/${ACT[106]}`);
    await expect(reader.page.locator('[data-message="due.provisional"]').innerText()).resolves.toContain('2027');
  });
});
