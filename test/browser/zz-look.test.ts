import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { test } from 'vitest';
import { testKernel } from '../support/kernel.ts';
import { ACT, plantMonth, plantPortal } from '../support/portal-fixture.ts';
import { testPortal } from '../support/portal.ts';
test('look', async () => {
  const portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel, { many: 30 });
  await plantMonth(portal.kernel, 'demo-amr', 24, 2, 3000);
  await plantMonth(portal.kernel, 'demo-a-amr', 22, 0, 4000);
  await plantMonth(portal.kernel, 'demo-housing', 5, 1, 6000);
  await plantMonth(portal.kernel, 'demo-b-amr', 40, 9, 7000);
  const base = await portal.server.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  mkdirSync('/tmp/look', { recursive: true });
  const shots: [string, string, number, number, number][] = [
    ['home', '/', 1280, 1000, 0],
    ['home390', '/', 390, 1500, 0],
    ['enhome', '/en/', 1280, 1500, 0],
    ['subj', '/subjects/91509900MATE5T025F', 1280, 1100, 0],
    ['subj390', '/subjects/91509900MATE5T025F', 390, 1900, 0],
    ['ensubj', '/en/subjects/91509900MATE5T025F', 1280, 1300, 0],
    ['fig', '/figures/timeliness?month=2026-09', 1280, 1400, 0],
    ['fig390', '/en/figures/timeliness?month=2026-09', 390, 2000, 0],
    ['search', '/search?query=' + encodeURIComponent('示例同名'), 1280, 1300, 0],
    ['wrong', '/subjects/91509900MATE5T084K', 1280, 1100, 0],
    ['act', '/acts/' + ACT[101], 1280, 1800, 0],
    ['gone', '/en/acts/' + ACT[201], 1280, 900, 0],
    ['rules', '/rules/display-rules/ndrc', 1280, 1400, 0],
    ['acts390', '/acts', 390, 1500, 0],
    ['acts', '/acts', 1280, 900, 0],
    ['cat', '/rules/catalogue/2024', 1280, 1400, 0],
    ['err', '/nowhere', 1280, 900, 0],
    ['none', '/subjects/91509900MATE5T017L', 1280, 1400, 0],
    ['encat', '/en/rules/catalogue/2024', 390, 1400, 0],
  ];
  const only = process.env['ONLY']?.split(',');
  for (const [name, path, width, height] of shots) {
    if (only && !only.includes(name)) continue;
    const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN', deviceScaleFactor: 1 });
    await page.goto(base + path);
    await page.screenshot({ path: `/tmp/look/${name}.png` });
    await page.close();
  }
  await browser.close();
  await portal.server.close();
});
