import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uiCapability } from '../../src/kernel/ui/capability.ts';
import { tourCapability } from '../../src/tour/capability.ts';
import { saidTexts } from '../../src/tour/texts/say.ts';
import { buildServer } from '../../src/kernel/serving/index.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { visitor, type Visitor } from './support.ts';
import { looked } from '../support/looked.ts';

let kernel: TestKernel;
let reader: Visitor;
let server: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.demo = true;
  server = await buildServer(kernel, [uiCapability, tourCapability], { limits: null });
  reader = await visitor(await server.listen({ host: '127.0.0.1', port: 0 }));
});
afterAll(async () => {
  await reader.close();
  await server.close();
});

describe.each([
  ['zh-CN', '/tour/texts'],
  ['en', '/en/tour/texts'],
] as const)('the delicate messages in %s', (language, path) => {
  test('each is drawn under its key, whole, on a page that everybody can use', async () => {
    await reader.open(path);
    const shown = await reader.page
      .locator('[data-message]')
      .evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('data-message') ?? '', node.textContent ?? '']));
    const byKey = new Map(shown.map(([key, text]) => [key, text] as [string, string]));
    const said = saidTexts(language);
    console.log(`${path}: ${said.length} messages`);
    looked('T4', `delicate messages drawn on ${path}`, said.length);
    const plain = (text: string) => text.replaceAll('**', '').replaceAll(/\[([^\]]+)\]\(\w+\)/g, '$1');
    for (const { key, text } of said) expect(byKey.get(key), key).toBe(plain(text));
  });
});

test('without a demonstration there is no such page', async () => {
  kernel.settings.demo = false;
  const real = await buildServer(kernel, [uiCapability, tourCapability], { limits: null });
  const answer = await real.inject({ method: 'GET', url: '/tour/texts' });
  kernel.settings.demo = true;
  await real.close();
  expect(answer.statusCode).toBe(404);
});
