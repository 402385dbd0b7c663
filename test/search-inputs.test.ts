import { afterAll, beforeAll, expect, test } from 'vitest';
import { item } from './support/item.ts';
import { testKernel } from './support/kernel.ts';
import { looked } from './support/looked.ts';
import { plantPortal } from './support/portal-fixture.ts';
import { testPortal, type TestPortal } from './support/portal.ts';

/*
 * ux.md J1: what people really put into the one box. Each leads to the first result that it means, or to the message that says
 * what to do, on the page in both languages and by the API alike.
 */

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel);
});
afterAll(() => portal.server.close());

const FOOD = '重庆示例甲食品有限公司';
const BLANK = '重庆示例空白商贸有限公司';
const SHOP = '重庆示例丙商店';
const SAME = '重庆示例同名商贸有限公司';
const REPAIRED = '重庆示例修复公司';

/** A name: the first result. `message KEY`: what the page says, with no result. `KEY CODE`: what it says of this code, opening nothing. */
const INPUTS: readonly [string, string][] = [
  // Codes, as they are copied.
  ['91509900MATE5T025F', FOOD],
  ['91509900mate5t025f', FOOD],
  ['９１５０９９００ＭＡＴＥ５Ｔ０２５Ｆ', FOOD],
  ['9150 9900 MATE 5T02 5F', FOOD],
  ['91509900-MATE5T02-5F', FOOD],
  ['  91509900MATE5T025F\t', FOOD],
  ['统一社会信用代码：91509900MATE5T025F', FOOD],
  ['统一社会信用代码91509900MATE5T025F法定代表人示例', FOOD],
  ['名 称 重庆示例甲食品有限公司 统一社会信用代码 9150 9900 MATE 5T02 5F', FOOD],
  ['营业执照\n统一社会信用代码\n91509900MATE5T025F\n名称\n重庆示例甲食品有限公司\n类型\n有限责任公司', FOOD],
  ['https://credit.example.cn/subjects/91509900MATE5T025F', FOOD],
  ['https://credit.example.cn/en/subjects/91509900MATE5T025F?from=weixin#acts', FOOD],
  ['/subjects/91509900MATE5T025F', FOOD],
  ['“91509900MATE5T025F”', FOOD],
  ['（91509900MATE5T025F）', FOOD],
  ['91509900MATE5T025F，', FOOD],
  ['{"uscc":"91509900MATE5T017L"}', BLANK],
  ['91509900MATE5T017L\n91509900MATE5T017L', BLANK],
  ['92509900MATE5T076L', SHOP],
  ['92509900mate5t076l 丙商店', SHOP],
  ['91509900MATE5T084J', SAME],
  ['91509900MATE5T0415', REPAIRED],
  ['91509900MATE5T041５', REPAIRED],
  // A body that was merged is found as the one that goes on.
  ['91509900MATE5T068W', BLANK],
  // Wrong codes: what is wrong, and nothing opened.
  ['91509900MATE5T084K', 'uscc.wrong.check18 91509900MATE5T084K'],
  ['9150990OMATE5T017L', 'uscc.wrong.charset 9150990OMATE5T017L'],
  ['91509900MATE5T01 7K', 'uscc.wrong.check18 91509900MATE5T017K'],
  ['91509900MATE5T05XW', 'absence.subject 91509900MATE5T05XW'],
  // Old numbers.
  ['500000000000005', SAME],
  ['注册号 500000000000005', SAME],
  ['注册号：５０００００００００００００５', SAME],
  // Names.
  [FOOD, FOOD],
  ['甲食品', FOOD],
  ['示例甲', FOOD],
  ['食品', FOOD],
  ['重庆 示例 甲 食品', FOOD],
  ['重庆示例甲食品', FOOD],
  ['重慶示例甲食品有限公司', FOOD],
  ['重庆示例旧名食品有限公司', FOOD],
  ['旧名食品', FOOD],
  [`  ${FOOD}  `, FOOD],
  ['《重庆示例甲食品有限公司》', FOOD],
  ['空白商贸', BLANK],
  ['空白', BLANK],
  ['丙商店', SHOP],
  ['重庆示例同名（商贸）有限公司', '重庆示例同名（商贸）有限公司'],
  ['重庆示例同名(商贸)有限公司', '重庆示例同名（商贸）有限公司'],
  ['示例修复', REPAIRED],
  ['修复公司', REPAIRED],
  // First letters.
  ['cqslkbsm', BLANK],
  ['CQSLJSPYXGS', FOOD],
  ['slbsd', SHOP],
  // Mistyped.
  ['重庆示例甲食店有限公司', FOOD],
  ['重庆示列甲食品有限公司', FOOD],
  ['重庆示例空百商贸有限公司', BLANK],
  // What is told, not searched.
  ['', 'message person'],
  ['   ', 'message person'],
  ['食', 'message too.few'],
  ['110101199003077774', 'message person.number'],
  ['不存在', 'message absence.name'],
  ['不存在的企业名称', 'message absence.name'],
];

test.each(INPUTS)('J1 %j → %s', async (query, expected) => {
  const asked = new URLSearchParams({ query }).toString();
  const api = JSON.parse((await portal.get(`/api/v1/subjects?${asked}`)).text);
  const hits = [...api.items, ...api.suggestions].map((hit: { name: string }) => hit.name);
  const [, key, about] = /^(message|[a-z0-9.]+) (.+)$/.exec(expected) ?? [];
  for (const prefix of ['', '/en']) {
    const { status, text } = await portal.get(`${prefix}/search?${asked}`);
    expect(status).toBe(200);
    const said = [...text.matchAll(/data-message="([^"]*)"/g)].map(([, each]) => each);
    const first = /data-subject="[^"]*".*?<a [^>]*>(.*?)<\/a>/s.exec(text)?.[1]?.replaceAll(/<[^>]+>/g, '');
    if (key === undefined) {
      expect([first, hits[0]]).toEqual([expected, expected]);
    } else {
      expect(hits).toEqual([]);
      expect(said).toContain(key === 'message' ? about : key);
      if (key !== 'message') expect(api.codes[0].code).toBe(about);
    }
  }
});

test(item(25, 'J1: sixty inputs were asked, on the page in two languages and by the API'), () => {
  looked('J1', 'inputs of the search box, each on the page in two languages and by the API', INPUTS.length);
  expect(INPUTS.length).toBeGreaterThanOrEqual(60);
});
