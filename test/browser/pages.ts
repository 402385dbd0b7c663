import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAreas } from '../../src/during/key-areas/count.ts';
import { keepRates } from '../../src/registry/codes/rate.ts';
import { testKernel } from '../support/kernel.ts';
import { ACT, plantMonth, plantPortal } from '../support/portal-fixture.ts';
import { testPortal, type TestPortal } from '../support/portal.ts';
import { AXE_ONCE, visitor, type Visitor } from './support.ts';
import { looked } from '../support/looked.ts';

/** A portal with enough on it for every page to say something. */
export async function openPortal(): Promise<TestPortal> {
  const portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel, { many: 30 });
  await plantMonth(portal.kernel, 'demo-amr', 24, 2, 3000);
  await plantMonth(portal.kernel, 'demo-a-amr', 22, 0, 4000);
  await plantMonth(portal.kernel, 'demo-housing', 5, 1, 6000);
  await plantMonth(portal.kernel, 'demo-b-amr', 40, 9, 7000);
  const today = portal.kernel.clock.today().toString();
  await keepRates(portal.kernel, today);
  await countAreas(portal.kernel, today);
  return portal;
}

const PAGES: readonly [string, number?][] = [
  ['/'],
  ['/search'],
  [`/search?query=${encodeURIComponent('示例同名')}`],
  [`/search?query=${encodeURIComponent('重庆示例')}`],
  [`/search?query=${encodeURIComponent('示例甲食品店')}`],
  ['/search?query=9150990OMATE5T017L'],
  ['/subjects/91509900MATE5T025F'],
  ['/subjects/91509900MATE5T017L'],
  ['/subjects/92509900MATE5T076L'],
  ['/subjects/91509900MATE5T017L/acts'],
  ['/subjects/91509900MATE5T025F/acts'],
  ['/subjects/91509900MATE5T025F/honours'],
  ['/subjects/92509900MATE5T076L/lists'],
  ['/subjects/91509900MATE5T025F/commitments'],
  ['/subjects/91509900MATE5T025F/registration'],
  ['/subjects/91509900MATE5T025F/follow'],
  ['/subjects/91509900MATE5T084K', 422],
  ['/subjects/91509900MATE5T05XW', 404],
  ['/acts'],
  ['/acts?from=2026-02-31'],
  [`/acts/${ACT[101]}`],
  [`/acts/${ACT[102]}`],
  [`/acts/${ACT[103]}`],
  [`/acts/${ACT[101]}/proof`],
  [`/acts/${ACT[101]}/mistake`],
  [`/acts/${ACT[201]}`, 410],
  [`/acts/${ACT[201]}/proof`, 410],
  [`/acts/${ACT[203]}`, 410],
  ['/corrections'],
  ['/services'],
  ['/start/check'],
  ['/start/repair'],
  ['/start/repair/when'],
  ['/start/repair/when?line=&kind=&decided=2026-02-31&shown=x'],
  ['/start/repair/when?line=samr&kind=penalty_serious&decided=2025-03-01&shown=2025-03-08'],
  ['/start/repair/when?line=ndrc&kind=penalty_general&decided=2026-11-01'],
  [`/start/repair/when?act=${ACT[101]}`],
  ['/start/mistake'],
  ['/start/answer'],
  ['/rules'],
  ['/rules/laws'],
  ['/rules/catalogue'],
  ['/rules/catalogue/2024'],
  ['/rules/catalogue/shili-2026-1'],
  ['/rules/catalogue/shili-a-2026-1'],
  ['/rules/catalogue/compare'],
  ['/rules/catalogue/compare?from=shili-a-2025-1&to=shili-a-2026-1'],
  ['/rules/key-areas/key-areas'],
  ['/rules/display-rules/ndrc'],
  ['/rules/calendar'],
  ['/models'],
  ['/models/example-supervision'],
  ['/models/tax-payment-credit'],
  ['/figures'],
  ['/figures/2026-09'],
  ['/figures/timeliness'],
  ['/figures/timeliness?month=2026-09'],
  ['/figures/timeliness/2026-09'],
  ['/figures/codes'],
  ['/figures/key-areas'],
  ['/organs'],
  ['/organs/demo-amr'],
  ['/open-data'],
  ['/open-data/acts'],
  ['/open-data/terms'],
  ['/help'],
  ['/help/absence'],
  ['/help/marks'],
  ['/help/words'],
  ['/help/sign-in'],
  ['/help/browsers'],
  ['/help/reporting'],
  ['/about'],
  ['/contact'],
  ['/accessibility'],
  ['/privacy'],
  ['/status'],
  ['/sitemap'],
  ['/developers'],
  ['/developers/api'],
  ['/developers/sandbox'],
  ['/developers/errors/GONE_WITHDRAWN'],
  ['/nowhere', 404],
];

/** Every public page in one language: a file for each language calls it, so that two browsers share the work. */
export function pagesAreUsable(prefix: '' | '/en'): void {
  let portal: TestPortal;
  let reader: Visitor;
  beforeAll(async () => {
    portal = await openPortal();
    reader = await visitor(portal, prefix === '' ? undefined : AXE_ONCE);
  });
  afterAll(async () => {
    const { pages, views } = reader.examined;
    looked('A1', `views of ${pages} pages at 1280, 390 and 320 px`, views);
    looked('A2', 'pages at 320 px (1280 at 400 %), and with text spacing', pages);
    looked('A3', 'pages whose targets were measured', pages);
    looked('P6', 'pages whose requests were watched', pages);
    looked('V2', 'pages without a request for a font', pages);
    await reader.close();
    await portal.server.close();
  });

  test.each(PAGES)(`${prefix}%s is usable by everybody`, async (path, status = 200) => {
    await reader.open(prefix + path, status);
  });

  test('text in the other language says so', async () => {
    const stray: string[] = [];
    for (const [path] of PAGES) {
      await reader.page.goto(reader.base + prefix + path);
      stray.push(...(await strayText(reader.page, prefix !== '')).map((text) => `${path}: ${text}`));
    }
    expect(stray).toEqual([]);
    looked('A6', `pages under "${prefix}/" read text by text`, PAGES.length);
  });
}

/** Han outside lang="zh-CN" on an English page; on a Chinese page, sentences of Latin words outside lang="en". */
function strayText(page: Page, english: boolean): Promise<string[]> {
  return page.evaluate((isEnglish) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang');
      if (isEnglish ? /\p{Script=Han}/u.test(text) && lang !== 'zh-CN' : /[a-z]+ [a-z]+ [a-z]+/i.test(text) && lang !== 'en') {
        found.push(text.slice(0, 60));
      }
    }
    return found;
  }, english);
}
