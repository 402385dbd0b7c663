import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../support/item.ts';
import { plantPortal } from '../support/portal-fixture.ts';
import { paperOf } from '../../src/support/receipts/paper.ts';
import { testKernel } from '../support/kernel.ts';
import { testPortal, type TestPortal } from '../support/portal.ts';
import { issue } from '../support/receipts.ts';
import { visitor, type Visitor } from './support.ts';
import { looked } from '../support/looked.ts';

// A CommonJS module whose types say otherwise.
const decode = createRequire(import.meta.url)('jsqr') as typeof jsQR.default;
const FIRM = '91509900MATE5T025F';

let portal: TestPortal;
let reader: Visitor;
const directory = mkdtempSync(join(tmpdir(), 'xh-receipts-'));
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel);
  reader = await visitor(portal);
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await reader.close();
  await portal.server.close();
});

/** Poppler, as another reader of the file than the program that wrote it. */
function poppler(program: 'pdftotext' | 'pdftoppm' | 'pdfinfo' | 'pdffonts', ...args: string[]): string {
  const { error, stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`${program} is not there: apt-get install poppler-utils`, { cause: error });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const DOTS_A_POINT = 150 / 72;

/** The first page at 150 dots an inch, as a scanner would see it. */
function pictureOf(pdf: string): { pixels: Buffer; width: number; height: number } {
  poppler('pdftoppm', '-r', '150', '-f', '1', '-l', '1', '-singlefile', pdf, join(directory, 'page'));
  const picture = readFileSync(join(directory, 'page.ppm'));
  const [head = '', width = '', height = ''] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(picture.toString('latin1', 0, 40)) ?? [];
  return { pixels: picture.subarray(head.length), width: Number(width), height: Number(height) };
}

/** How far to the right there is ink, in points. */
function inkTo(pdf: string): number {
  const { pixels, width } = pictureOf(pdf);
  let last = 0;
  for (let at = 0; at < pixels.length; at += 3) if (pixels[at]! < 128) last = Math.max(last, (at / 3) % width);
  return last / DOTS_A_POINT;
}

/** The text of the codes on the first page. */
function codeOn(pdf: string): string | undefined {
  const { pixels, width, height } = pictureOf(pdf);
  const rgba = new Uint8ClampedArray((pixels.length / 3) * 4).fill(255);
  for (let at = 0; at < pixels.length / 3; at += 1) rgba.set(pixels.subarray(at * 3, at * 3 + 3), at * 4);
  return decode(rgba, width, height)?.data;
}

/** The text as poppler reads it, without the breaks that a line has on paper. */
const textOf = (pdf: string) => poppler('pdftotext', '-raw', pdf, '-').replaceAll(/\s+/g, ' ');
/** Chinese breaks anywhere, so blanks say nothing. */
const bare = (text: string) => text.replaceAll(/\s/g, '');

describe.each([
  ['', '保存查询记录', '生成PDF', '核对', '与签发的一致', '不一致：这份文件被改动过'],
  ['/en', 'Save a look-up receipt', 'Make the PDF', 'Check', 'Matches what was issued', 'Does not match: this file has been changed'],
])('a purchaser at a bid opening (%s)', (prefix, keep, make, check, good, changed) => {
  test(item(25, 'keeps what is on display, and somebody else checks it by number, by code and by file'), async () => {
    const { page, base } = reader;
    await page.goto(`${base}${prefix}/subjects/${FIRM}`);
    const summary = await page.locator('.facts li').allInnerTexts();
    const acts = (await page.locator('.record.adverse').allInnerTexts()).flatMap(
      (record) => /渝示[^\s，]{1,12}〔\d{4}〕\d+号/.exec(record)?.[0] ?? [],
    );
    expect(acts).toHaveLength(2);
    await page.getByRole('link', { name: keep }).click();
    await reader.examine();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: make }).click()]);
    const pdf = join(directory, `${prefix.slice(1)}receipt.pdf`);
    await download.saveAs(pdf);

    // On paper: site, address, whom, when to the second, what, number, a line for the signature; A4; nothing lost.
    const text = textOf(pdf);
    const [number = ''] = /R(-[0-9A-Z]{6}){3}/.exec(text) ?? [];
    const english = prefix !== '';
    const expected = [
      english ? 'Shili City Credit Publicity Platform (demonstration)' : '示例市信用公示平台（演示）',
      english ? '24 November 2026, 12:00:00' : '2026年11月24日12:00:00',
      english ? 'Looked up by (name, signature)' : '查询人（姓名、签字）',
      english ? 'Page 1 of 1' : '第1页，共1页',
      english ? 'on display until 30 October 2027' : '公示到2027年10月30日',
      english ? 'Under objection' : '存在异议',
      `${base}${prefix}/subjects/${FIRM}`,
      `${base}${prefix}/verify/receipt`,
      '重庆示例甲食品有限公司',
      FIRM,
      ...summary,
    ];
    for (const part of expected) expect(bare(text)).toContain(bare(part));
    const info = poppler('pdfinfo', pdf);
    expect(info).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toContain(number);
    expect(readFileSync(pdf).toString('latin1')).toContain(`/Lang (${english ? 'en' : 'zh'}`);
    const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +\d+$/);

    // A voice reads the paper in the order of the page: summary, then the records; it has a title.
    const places = [...summary, ...acts].map((part) => bare(text).indexOf(bare(part)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(info).toMatch(/Title: +\S.*\S/);
    looked('A10', 'parts of receipts in the order of the page, in tagged files with language and title', places.length);

    // The code on the picture of the page.
    const scanned = codeOn(pdf);
    expect(scanned).toBe(`${base}${prefix}/verify/receipt/${number}`);
    looked('V4', 'receipts whose code was read from their picture', 1);
    looked('J5', 'receipts with site, address, time, result and line for the signature', 1);
    await page.goto(scanned!);
    await reader.examine();
    await expect(page.locator('[data-message="verify.good"]').innerText()).resolves.toContain(good);

    // By number, typed.
    await page.goto(`${base}${prefix}/verify`);
    await reader.examine();
    await page.locator('input[name=text]').fill(number.toLowerCase());
    await page.getByRole('button', { name: check, exact: true }).click();
    expect(page.url()).toBe(scanned);
    const shown = await page.locator('[data-receipt]').innerText();
    for (const line of summary) expect(shown).toContain(line);

    // By file, and by a file changed in one byte.
    for (const [bytes, outcome, said] of [
      [readFileSync(pdf), 'verify.good', good],
      [readFileSync(pdf).fill(0, 30_000, 30_001), 'verify.changed', changed],
    ] as const) {
      const file = join(directory, 'sent.pdf');
      writeFileSync(file, bytes);
      await page.goto(`${base}${prefix}/verify/receipt`);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: check, exact: true }).click();
      await reader.examine();
      await expect(page.locator(`[data-message="${outcome}"]`).innerText()).resolves.toContain(said);
    }

    // A number miscopied: said beside the box, what was typed still in it.
    await page.goto(`${base}${prefix}/verify`);
    await page.locator('input[name=text]').fill('R-000000-000000-000001');
    await page.getByRole('button', { name: check, exact: true }).click();
    await reader.examine();
    await expect(page.locator('input[name=text]').getAttribute('aria-invalid')).resolves.toBe('true');
    await expect(page.locator('input[name=text]').inputValue()).resolves.toBe('R-000000-000000-000001');
    await reader.open(`${prefix}/verify/receipt/R-000000-000000-000000`, 404);
  });
});

describe('what no font has and what does not fit', () => {
  test('a name with a private-use character is printed with 〓 and a footnote; rare characters come back as they are', async () => {
    const { kernel, server } = portal;
    const named = async (name: string) => {
      await kernel.db.pool.query('update subjects set name = $1 where uscc = $2', [name, FIRM]);
      const file = join(directory, 'name.pdf');
      writeFileSync(file, Buffer.from((await issue(server, FIRM)).pdf, 'base64'));
      return bare(textOf(file));
    };
    const rare = await named('重庆示例䶮㙦𬭚食品有限公司');
    expect(rare).toContain('重庆示例䶮㙦𬭚食品有限公司');
    expect(rare).not.toContain('〓');
    const legacy = await named('重庆示例\ue4c6𠮷食品有限公司');
    expect(legacy).toContain('重庆示例〓〓食品有限公司');
    expect(legacy).toContain('〓：登记的名称');
  });

  test.each(['zh-CN', 'en'] as const)('nothing reaches into the margin, however wide its characters (%s)', (language) => {
    const origin = `https://${'www.credit-publicity-of-the-municipality'.repeat(2)}.example`;
    const number = 'R-MWMWMW-MWMWMW-MWMWMW';
    const content = {
      version: 1 as const,
      number,
      issuedAt: '2026-11-24T02:00:38Z',
      language,
      site: '示例市信用公示平台（演示）',
      mark: '演示',
      summary: ['示例'],
      records: ['示例'],
      more: null,
      address: `${origin}/subjects/${FIRM}`,
      verifyAt: `${origin}/verify/receipt/${number}`,
      subject: { name: '示例', uscc: FIRM },
    };
    const signature = Buffer.from('W'.repeat(86), 'base64url').subarray(0, 64);
    const file = join(directory, `wide-${language}.pdf`);
    writeFileSync(file, paperOf(content, { signature, keyId: 'd480cf352ba7727c' }).bytes);
    // A4 less the margin of 20 mm.
    expect(inkTo(file)).toBeLessThan(595.3 - 56.7 + 0.5);
    expect(inkTo(file)).toBeGreaterThan(500);
  });

  test('many records take more pages, each numbered and with the number; the line for the signature is there once', async () => {
    const { kernel, server } = portal;
    await kernel.db.pool.query(
      `insert into records select (r).* from (
         select jsonb_populate_record(r, jsonb_build_object('record_id', gen_random_uuid(), 'act_id', gen_random_uuid(), 'document_no', '示罚〔2026〕' || n || '号')) as r
         from records r, generate_series(1, 60) n where r.document_no = '渝示环罚〔2026〕7号') many`,
    );
    const issued = await issue(server, FIRM);
    expect(issued.pages).toBeGreaterThan(2);
    const file = join(directory, 'many.pdf');
    writeFileSync(file, Buffer.from(issued.pdf, 'base64'));
    const pages = poppler('pdftotext', '-raw', file, '-').split('\f').slice(0, -1);
    expect(pages).toHaveLength(issued.pages);
    for (const [at, page] of pages.entries()) {
      expect(bare(page)).toContain(`编号${issued.number}第${at + 1}页，共${issued.pages}页`);
    }
    expect(pages.filter((page) => page.includes('查询人（姓名、签字）'))).toHaveLength(1);
    for (const n of [1, 30, 60]) expect(bare(pages.join(''))).toContain(`示罚〔2026〕${n}号`);
    expect(codeOn(file)).toBe(issued.content.verifyAt);
  });
});
