import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ATTEMPTS } from '../../src/tour/law/attempts.ts';
import { PLACES, ROLE_CARDS } from '../../src/tour/visitors/roles.ts';
import { item } from '../support/item.ts';
import { AXE_ONCE, launch, visitor, type Visitor } from './support.ts';
import { looked } from '../support/looked.ts';

/** J10 (ux.md §7): the program as somebody starts it who has just cloned it, in front of a browser without scripts. */
const ROOT = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'xh-tour-'));
const begun = performance.now();

let program: ChildProcess;
let base: string;
let browser: Browser;
let reader: Visitor;
beforeAll(async () => {
  const script = [join(ROOT, 'scripts/xinheng.mjs'), 'serve', '--demo', '--port', '0'];
  const env = { ...process.env, XINHENG_DATA: directory };
  program = spawn(process.execPath, script, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  base = await ready(program);
  browser = await launch();
  reader = await visitor(base, AXE_ONCE, browser);
}, 600_000);
afterAll(async () => {
  await reader?.close();
  await browser?.close();
  if (program.exitCode === null) {
    const over = new Promise((resolve) => program.once('exit', resolve));
    program.kill('SIGTERM');
    await over;
  }
  rmSync(directory, { recursive: true, force: true });
  console.log(`J10: ${Math.round((performance.now() - begun) / 1000)} s of machine time, the first loading among them`);
}, 120_000);

/** The address that the program prints; what it said where it ends before. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
      const found = /^READY (http:\S+)\/$/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

/** The size of the text, which no browser gives by itself. */
const drawn = () => reader.page.evaluate(() => getComputedStyle(document.body).fontSize);
const count = async (name: string) => Number(await reader.page.locator('#changed').getAttribute(`data-${name}`));

describe(item(28, 'the tour'), () => {
  test.each(['', '/en'])('pages of the tour are for everybody (%s)', async (prefix) => {
    for (const path of ['/tour', '/tour/law', '/tour/reset']) await reader.open(prefix + path);
  });

  test.each(['', '/en'])('the clock stands beside the sentence of the ribbon, its buttons in one line (%s)', async (prefix) => {
    const { page } = reader;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${base}${prefix}/tour`);
    const boxes = await page.locator('.ribbon p, .push button').evaluateAll((all) =>
      all.map((each) => {
        const { top, bottom, left, right } = each.getBoundingClientRect();
        return { top, bottom, left, right };
      }),
    );
    const [sentence, first, ...others] = boxes;
    expect(others).toHaveLength(3);
    for (const each of others) expect(each.top).toBe(first!.top);
    expect(first!.left).toBeGreaterThan(sentence!.right);
    expect(first!.top).toBeLessThan(sentence!.bottom);
  });

  test('six roles, one click each, without a password; each place of a card is there', async () => {
    const { page } = reader;
    for (const role of ROLE_CARDS) {
      for (const [n, place] of PLACES[role].entries()) {
        await page.goto(`${base}/tour`);
        await page.locator(`[data-card=${role}] button`).nth(n).click();
        expect(new URL(page.url()).pathname.startsWith(place === '/' ? '/' : place), page.url()).toBe(true);
        // The workbench is drawn by its scripts: here it is enough that its door opened.
        if (!place.startsWith('/workbench')) await reader.examine();
      }
    }
    await page.goto(`${base}/tour`);
    await page.locator('[data-card=passer-by] button').first().click();
  });

  test.each(['', '/en'])('what must not be done is refused, and the rule and the test are named (%s)', async (prefix) => {
    const { page } = reader;
    for (const attempt of ATTEMPTS) {
      await page.goto(`${base}${prefix}/tour/law`);
      await page.locator(`[data-attempt=${attempt}] button`).click();
      expect(await page.locator('[data-refused]').count(), attempt).toBe(1);
      expect(await page.locator('main').innerText()).toContain('.test.ts');
      await reader.examine();
    }
    looked('J10', 'attempts to break the law refused', ATTEMPTS.length);
  });

  test('the clock on the ribbon: pressed on any page one comes back to it, and the tour says what changed', async () => {
    const { page } = reader;
    const press = async (path: string, by: string) => {
      await page.goto(base + path);
      await page.locator(`.ribbon button[value="${by}"]`).click();
      await page.waitForURL((url) => url.pathname === path, { timeout: 60_000 });
      await page.goto(`${base}/tour`);
    };
    await press('/acts', '1');
    expect(await page.locator('.ribbon').innerText()).toContain('2026年11月25日');
    expect(await count('ended')).toBe(1);
    const gone = await page.locator('.ended a').first().getAttribute('href');
    await reader.open(gone ?? '', 410);

    await press('/rules', '7');
    expect(await page.locator('.ribbon').innerText()).toContain('2026年12月4日');
    expect([await count('late'), await count('due')].every((n) => n > 0)).toBe(true);
    expect(await page.locator('#changed').innerText()).toContain('示例甲区市场监督管理局');
    await reader.examine();
    await reader.open('/en/tour');

    // Signed in one stays so, and the forms carry the session's token.
    await page.locator('[data-card=owner] button').first().click();
    const own = new URL(page.url()).pathname.replace(/^\/en/, '');
    await page.locator('.ribbon button[value="month"]').click();
    await page.waitForURL((url) => url.pathname.endsWith(own), { timeout: 60_000 });
    expect(await page.locator('.who').innerText()).toContain('示例法定代表人');
    expect(await page.locator('.ribbon').innerText()).toContain('4 January 2027');
  });

  test('restoring: every address answers 503 with progress, comes back by itself, on the first day', async () => {
    const { page } = reader;
    await page.goto(`${base}/tour/reset`);
    const refreshed: string[] = [];
    await page.route('**/*', async (route) => {
      // From here on no page may need the server for anything but itself: it may be away when that is asked for.
      if (route.request().resourceType() !== 'document') return route.abort('connectionrefused');
      const answer = await route.fetch({ maxRedirects: 0 });
      // Pages that ask again by themselves would go away under whoever examines them.
      const { refresh, ...headers } = answer.headers();
      if (refresh !== undefined) refreshed.push(refresh);
      await route.fulfill({ response: answer, headers });
    });
    await page.locator('main form button').click();
    expect(await drawn()).toBe('18px');
    await reader.examine();
    expect(refreshed).toEqual(['3; url=/tour']);
    await expect.poll(async () => (await fetch(`${base}/tour`).catch(() => undefined))?.status, { timeout: 30_000 }).toBe(503);
    for (const path of ['/tour', '/en/acts']) {
      await reader.open(path, 503);
      expect(await drawn(), path).toBe('18px');
    }
    await page.unroute('**/*');
    const seen = new Set<number>();
    const progress = new Set<string>();
    await expect
      .poll(
        async () => {
          const answer = await fetch(`${base}/en/tour`).catch(() => undefined);
          if (answer === undefined) return 0;
          seen.add(answer.status);
          if (answer.status === 503) {
            expect(answer.headers.get('refresh')).toBe('3');
            progress.add(/day \d+ of \d+/.exec(await answer.text())?.[0] ?? 'begun');
          }
          return answer.status === 200 && seen.has(503) ? 200 : 0;
        },
        { timeout: 300_000, interval: 300 },
      )
      .toBe(200);
    expect([...progress].filter((each) => each !== 'begun').length).toBeGreaterThan(1);
    await reader.open('/tour');
    expect(await page.locator('.ribbon').innerText()).toContain('2026年11月24日');
    console.log(`J10: ${progress.size} different answers while it was restored; ${reader.examined.pages} pages examined`);
  }, 400_000);
});
