import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { ACT, plantMonth, plantPortal } from '../../../test/support/portal-fixture.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';
import { otherLists, summaryFacts } from './parts/summary-facts.ts';

const FULL = '/subjects/91509900MATE5T025F';
const BUSY = '/subjects/91509900MATE5T017L';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel);
  await plantMonth(portal.kernel, 'demo-amr', 45, 2, 3000);
});
afterAll(() => portal.server.close());

async function everyPage(first: string, each: (text: string) => string[]): Promise<string[]> {
  const seen: string[] = [];
  for (let path: string | null = first; path !== null;) {
    const { status, text } = await portal.get(path);
    expect(status, path).toBe(200);
    seen.push(...each(text));
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
  }
  return seen;
}

describe('the long lists of a subject', () => {
  test(item(25, 'every record that is not on the page itself is reached by links alone, once'), async () => {
    const { text } = await portal.get(BUSY);
    expect(text.match(/href="\/acts\/00000000-[0-9a-f-]+"/g)).toHaveLength(10);
    expect(text).toContain('这里列出最近的10条，共45条。');
    expect(text).toContain(`href="${BUSY}/acts"`);
    for (const prefix of ['', '/en']) {
      const seen = await everyPage(`${prefix}${BUSY}/acts`, (page) =>
        [...page.matchAll(/<h3><a href="(?:\/en)?\/acts\/([0-9a-f-]+)"/g)].map((match) => match[1] ?? ''),
      );
      expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
    }
  });

  test('adverse ones come first, each in full; honours stand apart', async () => {
    const acts = await portal.get(`${FULL}/acts`);
    const order = [101, 102, 103].map((n) => acts.text.indexOf(`/acts/${ACT[n]}"`));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(acts.text.match(/data-adverse="/g)).toHaveLength(2);
    expect(acts.text).not.toContain('2025年度A级纳税人');
    expect(acts.headers['x-robots-tag']).toContain('noindex');
    expect((await portal.get(`${FULL}/honours`)).text).toContain('2025年度A级纳税人');
    expect((await portal.get('/subjects/92509900MATE5T076L/honours')).text).toContain('data-message="list.empty"');
  });

  test('other keys lead to the one address, wrong ones to where it is said what is wrong', async () => {
    const to = async (path: string) => {
      const { statusCode, headers } = await portal.server.inject(path);
      return [statusCode, headers.location];
    };
    expect(await to('/en/subjects/91509900MATE5T068W/acts')).toEqual([301, `/en${BUSY}/acts`]);
    expect(await to('/subjects/91509900MATE5T084K/acts')).toEqual([302, '/subjects/91509900MATE5T084K']);
    expect((await portal.get(`${BUSY}/acts?cursor=nonsense`)).status).toBe(400);
  });

  test('the API gives the same, page by page, and the file says where the rest is', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { items, next } = JSON.parse((await portal.get(`/api/v1${BUSY}/records?limit=20${cursor}`)).text) as {
        items: { recordId: string }[];
        next: string | null;
      };
      seen.push(...items.map((each) => each.recordId));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
    const file = JSON.parse((await portal.get(`/api/v1${BUSY}`)).text);
    expect([file.records.length, file.next, file.onDisplay.neutral]).toEqual([45, null, 45]);
    await plantMonth(portal.kernel, 'demo-housing', 200, 0, 7000);
    const longer = JSON.parse((await portal.get(`/api/v1${BUSY}`)).text);
    expect([longer.records.length, longer.onDisplay.neutral]).toEqual([200, 245]);
    const rest = JSON.parse((await portal.get(`/api/v1${BUSY}/records?limit=200&cursor=${longer.next}`)).text);
    expect([rest.items.length, rest.next]).toEqual([45, null]);
    const ids = new Set([...longer.records, ...rest.items].map((each: { recordId: string }) => each.recordId));
    expect(ids.size).toBe(245);
  });
});

describe('what a line says', () => {
  test('basis and source stand in each adverse record, also on paper', async () => {
    const { text } = await portal.get(FULL);
    expect(text).toContain('《中华人民共和国水污染防治法》第八十三条第（二）项');
    expect(text).toContain('，2026年9月16日收到');
  });

  test('of the list that is kept here "none" is said; of lists of other organs, that only what was sent is here', async () => {
    const { text } = await portal.get(FULL);
    expect(text).toMatch(/市场监督管理严重违法失信名单<\/strong>：没有查到正在公示的记录/);
    expect(text).toMatch(/data-message="summary.lists.others">.*<a href="\/lists">/);
    expect(text).not.toContain('data-message="summary.notCollected"');
    expect(text).not.toMatch(/严重失信主体名单<\/strong>：没有查到/);
    const english = await portal.get(`/en${FULL}`);
    expect(english.text).toContain('are here only once those have sent them');
    const listed = await portal.get('/subjects/92509900MATE5T076L');
    expect(listed.text).toMatch(/经营异常名录<\/strong>：正在公示1条/);
  });
});

describe('what is said of lists', () => {
  const none = { counts: [], listed: [] };
  const mapping = (act: string) => ({ content: { act } });
  const list = { title: { zh: '示例名单', en: 'An example list' }, criteria: null, leaving: null };
  const procedure = { id: 'example', content: { list, basis: [] }, edition: '1' };
  const facts = (acts: string[], kept: boolean, listed: string[] = []) => {
    const of: Record<string, unknown[]> = { mapping: acts.map(mapping), procedure: kept ? [procedure] : [] };
    const policy = { all: (kind: string) => of[kind] ?? [], find: () => (kept ? procedure : undefined) };
    const kernel = { policy, clock: portal.kernel.clock } as unknown as Parameters<typeof summaryFacts>[0];
    const { lists, uncollected } = summaryFacts(kernel, { ...none, listed }, 'zh-CN');
    return [lists.none.map(({ kind }) => kind), otherLists(lists), uncollected];
  };

  test('follows from what is kept, what can come in and what shows the body', () => {
    const both = ['penalty', 'abnormal_listing'];
    expect(facts([...both, 'listing'], true)).toEqual([['example'], 'summary.lists.others', []]);
    expect(facts([...both, 'listing'], true, ['example'])).toEqual([[], 'summary.lists.others', []]);
    expect(facts([...both, 'court_listing'], false)).toEqual([[], 'summary.lists.all', []]);
    expect(facts(both, true)).toEqual([['example'], null, ['其他机关认定的名单']]);
    expect(facts(['penalty'], false)).toEqual([[], null, ['经营异常名录', '严重失信主体名单']]);
  });
});

describe('later', () => {
  beforeAll(() => portal.kernel.clock.set('2026-12-30T02:00:00Z'));

  test.each(['', '/en'])('an answer to an objection that is late, a term that is provisional (%s)', async (prefix) => {
    const { text } = await portal.get(prefix + FULL);
    const late = /data-message="mark.objection.late">([^<]*)</.exec(text)?.[1];
    expect(late).toBe(
      prefix === ''
        ? '应于2026年11月27日答复，已超23个工作日；答复前这条记录不计入评价。'
        : 'The answer was due on 27 November 2026 and is 23 working days late; until it comes, this record does not count in any evaluation.',
    );
    const act = await portal.get(`${prefix}/acts/${ACT[106]}`);
    expect(act.text).toContain('data-message="due.provisional"');
    expect(act.text).toContain(prefix === '' ? '2027年放假安排还没公布' : 'The holidays of 2027 are not announced yet');
    expect((await portal.get(`${prefix}/acts/${ACT[103]}`)).text).not.toContain('data-message="due.provisional"');
  });
});

describe('the foot', () => {
  test('names who runs the site, from the settings; nothing where nothing is set', async () => {
    expect((await portal.get('/')).text).not.toContain('class="operator"');
    portal.kernel.settings.operator = {
      host: { zh: '示例市示例办公室', en: 'Shili Office' },
      contact: { zh: '示例路1号，000-0000', en: '1 Shili Road, 000-0000' },
      icp: '示ICP备00000000号',
    };
    const { text } = await portal.get('/en/acts');
    expect(text).toContain('<dt>Run by</dt><dd>Shili Office</dd>');
    expect(text).toMatch(/<a href="https:\/\/beian\.miit\.gov\.cn\/"[^>]*>.*示ICP备00000000号/);
    expect(text).not.toContain('Police registration');
    expect((await portal.get('/nowhere')).text).toContain('示例市示例办公室');
    expect((await portal.get(`/acts/${ACT[201]}`)).text).toContain('示例市示例办公室');
  });

  test('on paper: the full address and when; a host that is none is not repeated', async () => {
    const printed = (text: string) => /class="printed">([^<]*)</.exec(text)?.[1];
    const { text } = await portal.get(`/en${FULL}`);
    expect(printed(text)).toMatch(/^Printed on 30 December 2026, 10:00; .* http:\/\/localhost(:80)?\/en\/subjects\/91509900MATE5T025F$/);
    const forged = await portal.server.inject({ url: FULL, headers: { host: 'a" onclick=x' } });
    expect(forged.body).not.toContain('onclick');
    expect(printed((await portal.get(`/acts/${ACT[201]}`)).text)).toBe('');
  });
});
