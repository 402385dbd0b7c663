import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
});
afterAll(() => portal.server.close());

const text = async (path: string): Promise<string> => {
  const answer = await portal.get(path);
  expect(answer.status, path).toBe(200);
  expect(answer.text).not.toMatch(/undefined|\[object|NaN/);
  return answer.text;
};

describe.each(['', '/en'])(item(7, 'the public sees editions side by side and what changed, under "%s"'), (prefix) => {
  test('nation, city and districts, each edition with its days and whether it is in force', async () => {
    const page = await text(`${prefix}/rules/catalogue`);
    for (const edition of ['2024', '2022', 'shili-2025-1', 'shili-2026-1', 'shili-a-2026-1'])
      expect(page).toContain(`${prefix}/rules/catalogue/${edition}"`);
    expect(page.match(/no longer in force|已停止施行/g)).toHaveLength(4);
    expect(page).toContain(`action="${prefix}/rules/catalogue/compare"`);
  });

  test('a city’s edition says whether its supplement is on and links items to the lists', async () => {
    expect(await text(`${prefix}/rules/catalogue/shili-2025-1`)).toContain('data-supplement="off"');
    const on = await text(`${prefix}/rules/catalogue/shili-2026-1`);
    expect(on).toContain('data-supplement="on"');
    expect(on).toContain('SL-QZ-0118');
    expect(on).toContain('id="changes"');
    expect(on).toContain('示例市社会信用条例');
  });

  test('a district’s edition names the organs that it assigns', async () => {
    const page = await text(`${prefix}/rules/catalogue/shili-a-2026-1`);
    expect(page).toContain(prefix === '' ? '示例甲区生态环境局' : 'Shili');
    expect(page).toContain('SJ-FW-0004');
  });

  test('two editions: what came, what went, what was changed and how', async () => {
    const page = await text(`${prefix}/rules/catalogue/compare?from=shili-a-2025-1&to=shili-a-2026-1`);
    expect(page).toMatch(prefix === '' ? /增加1项，删去0项，改动1项/ : /Items added: 1; removed: 0; changed: 1/);
    const nation = await text(`${prefix}/rules/catalogue/compare?from=2022&to=2024`);
    expect(nation).toContain(prefix === '' ? '知识产权信息' : 'Intellectual property');
    expect(await text(`${prefix}/rules/catalogue/compare`)).toMatch(/<option value="2022" selected="">/);
    expect((await portal.get(`${prefix}/rules/catalogue/compare?from=2022&to=none`)).status).toBe(404);
    expect((await portal.get(`${prefix}/rules/catalogue/none`)).status).toBe(404);
  });
});
