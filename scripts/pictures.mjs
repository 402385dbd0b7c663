// The pictures of the README, from a running demonstration: npm start, then npm run pictures [address].
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://127.0.0.1:8080';
const SUBJECT = '/subjects/91509900MATE5T025F';
const PICTURES = [
  ['home-zh-1280', '/', 1280],
  ['home-en-1280', '/en/', 1280],
  ['subject-zh-1280', SUBJECT, 1280],
  ['subject-en-1280', `/en${SUBJECT}`, 1280],
  ['subject-zh-390', SUBJECT, 390],
  ['timeliness-zh-1280', '/figures/timeliness', 1280],
];
mkdirSync('docs/pictures', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const [name, path, width] of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(address + path);
    await page.screenshot({
      path: `docs/pictures/${name}.png`,
      clip: { x: 0, y: 0, width, height: 1400 },
      fullPage: true,
    });
    await page.close();
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await browser.close();
}
