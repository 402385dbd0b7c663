import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stylesheet } from '../../kernel/ui/stylesheet.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { ACT, plantMonth, plantPortal, SECRETS } from '../../../test/support/portal-fixture.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel);
  await plantMonth(portal.kernel, 'demo-amr', 24, 2, 3000);
  await plantMonth(portal.kernel, 'demo-a-amr', 22, 0, 4000);
  await plantMonth(portal.kernel, 'demo-housing', 5, 1, 6000);
});
afterAll(() => portal.server.close());

const PAGES = [
  '/',
  '/search',
  '/search?query=%E7%A4%BA%E4%BE%8B',
  '/search?query=91509900MATE5T084K',
  '/search?query=zzz%E6%97%A0',
  '/subjects/91509900MATE5T017L',
  '/subjects/91509900MATE5T025F',
  '/subjects/92509900MATE5T076L',
  '/acts',
  `/acts/${ACT[101]}`,
  `/acts/${ACT[103]}`,
  '/rules',
  '/rules/catalogue',
  '/rules/catalogue/shili-2026-1',
  '/rules/catalogue/compare?from=2022&to=2024',
  '/rules/calendar',
  '/models',
  '/models/example-supervision',
  '/models/tax-payment-credit',
  '/rules/display-rules/ndrc',
  '/rules/organs/demo',
  '/figures',
  '/figures/timeliness',
  '/figures/timeliness?month=2026-09',
  '/figures/timeliness/2026-10',
  '/figures/codes',
  '/organs',
  '/help/absence',
  '/about',
  '/developers',
  '/developers/errors/GONE',
];

describe.each(['', '/en'])('every page under "%s"', (prefix) => {
  test.each(PAGES)('%s: answers, one h1, no script, light', async (path) => {
    const { status, text } = await portal.get(prefix + path);
    expect(status).toBe(200);
    expect(text.startsWith(`<!doctype html><html lang="${prefix ? 'en' : 'zh-CN'}">`)).toBe(true);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|\son[a-z]+=|style=|undefined|\[object|NaN/);
    // Measured here: the page with all of its stylesheet, in the least favourable way (one gzip each).
    const weight = gzipSync(text).length + gzipSync(stylesheet).length;
    console.log(`weight ${prefix}${path}: ${weight} bytes gzip`);
    expect(weight).toBeLessThan(20_000);
  });
});

describe('a subject', () => {
  test(item(25, 'each adverse entry has its mark first, until, basis, source and mistake links'), async () => {
    const { text, headers } = await portal.get('/subjects/91509900MATE5T025F');
    const cards = [...text.matchAll(/<article[^>]*data-adverse="[^"]+".*?<\/article>/gs)].map((match) => match[0]);
    expect(cards).toHaveLength(2);
    for (const card of cards) {
      expect(card).toMatch(/data-until="\d{4}-\d\d-\d\d"/);
      for (const link of ['basis', 'source', 'mistake']) expect(card).toContain(`data-link="${link}"`);
      expect(card).toContain('data-day=');
    }
    expect(cards[0]).toMatch(/data-message="mark.objection".*<h3>/s);
    expect(cards[0]).toContain('2026年11月27日');
    expect(cards[1]).toContain('晚了4个工作日');
    expect(text.indexOf('行政处罚')).toBeLessThan(text.indexOf('诚实守信相关荣誉'));
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(text).toMatch(/og:description" content="依法公示[^"]*不是对企业的评价。"/);
    expect(text).toContain('<span>91</span><wbr/><span>509900</span><wbr/><span>MATE5T025</span><wbr/><span>F</span>');
  });

  test('nothing found is worded as nothing found, with what it does not mean', async () => {
    const { text } = await portal.get('/subjects/91509900MATE5T017L');
    expect(text).toContain('data-message="absence.records"');
    expect(text).toContain('没有查到正在公示的记录');
    expect(text).not.toMatch(/无不良|良好|查无/);
  });

  test('other keys lead to the one address; merged bodies to the survivor', async () => {
    const merged = await portal.server.inject('/subjects/91509900MATE5T068W');
    expect([merged.statusCode, merged.headers.location]).toEqual([301, '/subjects/91509900MATE5T017L']);
    const id = await portal.server.inject('/en/subjects/id:00000000-0000-4000-8000-000000000001');
    expect([id.statusCode, id.headers.location]).toEqual([301, '/en/subjects/91509900MATE5T017L']);
    const reg = await portal.server.inject('/subjects/reg:500000000000005');
    expect(reg.headers.location).toBe('/subjects/id:00000000-0000-4000-8000-000000000005');
    expect((await portal.get('/subjects/id:00000000-0000-4000-8000-000000000005')).status).toBe(200);
  });

  test('an individual business is told that it is not graded', async () => {
    expect((await portal.get('/subjects/92509900MATE5T076L')).text).toContain('data-message="individual"');
  });

  test('a wrong code says where, offers what is registered, opens nothing', async () => {
    const { status, text } = await portal.get('/subjects/91509900MATE5T084K');
    expect(status).toBe(422);
    expect(text).toContain('data-message="uscc.wrong.check18"');
    expect(text).toContain('/subjects/91509900MATE5T084J');
    expect(text).toContain('<title>错误：');
    const api = await portal.get('/api/v1/subjects/91509900MATE5T084K');
    expect([api.status, JSON.parse(api.text).code]).toEqual([422, 'BAD_USCC']);
  });

  test('a valid code that is not held: 404 and what that means', async () => {
    const { status, text } = await portal.get('/en/subjects/91509900MATE5T05XW');
    expect(status).toBe(404);
    expect(text).toContain('data-message="absence.subject"');
  });
});

describe('what has ended', () => {
  test(item(25, 'repair and term answer the same 410, withdrawal its reason, held and unknown 404'), async () => {
    for (const prefix of ['', '/en']) {
      const [repaired, expired] = [await portal.get(`${prefix}/acts/${ACT[201]}`), await portal.get(`${prefix}/acts/${ACT[202]}`)];
      expect([repaired.status, expired.status]).toEqual([410, 410]);
      expect(repaired.text).toBe(expired.text);
      expect(repaired.text).toContain('data-message="gone.record"');
    }
    const withdrawn = await portal.get(`/acts/${ACT[203]}`);
    expect(withdrawn.status).toBe(410);
    expect(withdrawn.text).toContain('data-message="gone.withdrawn"');
    expect(withdrawn.text).toContain('原处罚决定被复议机关撤销。内容不再提供');
    expect((await portal.get(`/acts/${ACT[204]}`)).status).toBe(404);
    expect((await portal.get('/acts/00000000-0000-4000-8000-00000000ffff')).status).toBe(404);
    expect((await portal.get('/acts/nonsense')).status).toBe(404);
  });

  test('leaves no trace on any page, list, search or call', async () => {
    const doors = [
      ...PAGES,
      '/subjects/91509900MATE5T0415',
      ...[201, 202, 203, 204].map((n) => `/acts/${ACT[n]}`),
      '/api/v1/subjects/91509900MATE5T0415',
      '/api/v1/subjects/91509900MATE5T0415/records',
      '/api/v1/acts',
      ...[201, 202, 203, 204].map((n) => `/api/v1/acts/${ACT[n]}`),
    ];
    for (const door of doors) {
      const { text } = await portal.get(door);
      for (const secret of SECRETS) expect(text, door).not.toContain(secret);
    }
    expect(doors.length).toBeGreaterThan(30);
  });
});

describe('search page', () => {
  test('tells firms of one name apart and preselects none', async () => {
    const { text } = await portal.get(`/search?query=${encodeURIComponent('示例同名')}`);
    expect(text).toContain('data-message="name.ambiguous"');
    expect(text.match(/data-subject=/g)).toHaveLength(3);
    expect(text).toContain('2021年1月1日');
    expect(text).not.toContain('data-adverse');
  });

  test.each([
    ['a', 'too.few'],
    ['不存在的招牌', 'absence.name'],
    ['91509900MATE5T05XW', 'absence.subject'],
    ['91509900MATE5T017', 'uscc.wrong.length'],
    ['9150990OMATE5T017L', 'uscc.wrong.charset'],
    ['00000000000000000X', 'uscc.wrong.sentinel'],
    ['统一社会信用代码：９１５０９９００ＭＡＴＥ５Ｔ０２５Ｆ 类型', 'recognised'],
    ['11010519491231002X', 'person.number'],
  ])('%s → %s', async (query, message) => {
    const { status, text } = await portal.get(`/search?query=${encodeURIComponent(query)}`);
    expect(status).toBe(200);
    expect(text).toContain(`data-message="${message}"`);
    if (message === 'person.number') expect(text).not.toContain('11010519491231002X');
  });

  test('hostile text stays text', async () => {
    for (const query of ['%_\\', `'; drop table subjects; --`, '<script>alert(1)</script>', '**[x](candidate)**', 'a\u0000b\ud800']) {
      const { status, text } = await portal.get(`/search?query=${encodeURIComponent(query.replace('\ud800', ''))}`);
      // A NUL is refused at the door, which is as good.
      expect([200, 400]).toContain(status);
      expect(text).not.toContain('<script>');
      expect(text).not.toContain('<strong><a');
    }
  });
});

describe('acts', () => {
  test('filters, says what is wrong with a date, has an empty state', async () => {
    expect((await portal.get('/acts?kind=honour')).text).toContain('2025年度A级纳税人');
    expect((await portal.get('/acts?kind=honour')).text).not.toContain('日常检查');
    const bad = await portal.get('/acts?from=2026-02-30');
    expect(bad.text).toMatch(/<title>错误：.*role="alert"/s);
    expect((await portal.get('/acts?from=2030-01-01')).text).toContain('data-message="empty"');
  });

  test('pages through every act once', async () => {
    const seen: string[] = [];
    let path: string | null = '/acts';
    while (path !== null) {
      const { text } = await portal.get(path);
      seen.push(...[...text.matchAll(/<th scope="row">.*?href="\/acts\/([0-9a-f-]+)"/gs)].map((match) => match[1] ?? ''));
      path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(5 + 24 + 22 + 5);
  });
});

describe('timeliness', () => {
  test(item(25, 'chart and table give the same numbers; below twenty no rate'), async () => {
    const { text } = await portal.get('/figures/timeliness?month=2026-09');
    const chart = [...text.matchAll(/data-point="([^"]+)" data-value="([^"]+)"/g)].map((match) => [match[1], match[2]]);
    expect(chart.length).toBeGreaterThanOrEqual(2);
    for (const [name, value] of chart) {
      expect(text).toMatch(new RegExp(`<th scope="row">${name}</th>(?:(?!</tr>).)*${value}`, 's'));
    }
    expect(text).toContain('role="img"');
    expect(text).toContain('不计比率');
    expect((await portal.get('/figures/timeliness?month=2026-11')).status).toBe(404);
  });
});

describe('errors', () => {
  test('an unknown address helps on', async () => {
    const { status, text } = await portal.get('/nowhere');
    expect(status).toBe(404);
    expect(text).toContain('role="search"');
    expect(text).not.toContain('nowhere');
  });
});
