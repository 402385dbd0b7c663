import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logAccess } from '../../src/kernel/access/index.ts';
import { fire, openCase, recordService } from '../../src/kernel/procedures/index.ts';
import { openingOf } from '../../src/support/cases/opening.ts';
import { callerFor } from '../support/centre/noticed.ts';
import { item } from '../support/item.ts';
import { testKernel } from '../support/kernel.ts';
import { looked } from '../support/looked.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../support/office.ts';
import { uuid } from '../support/portal-data.ts';
import { TEST_PASSWORD, testUser } from '../support/server.ts';
import { typist } from './keyboard.ts';
import { launch, visitor, type Visitor } from './support.ts';

/*
 * Issue 5 §4: a firm in its centre, from the sign-in to the calendar. The main path by keyboard alone, in a browser that runs no
 * scripts; then every page that its links reach, in both languages, examined as any reader meets it.
 */

const CENTRE = `/centre/${FIRM.uscc}`;
const MERGED = `/centre/id:${uuid(7)}`;

let office: Office;
let base: string;
let browser: Browser;
let caseId: string;
beforeAll(async () => {
  browser = await launch();
  office = await testOffice(await testKernel());
  const { kernel } = office;
  await testUser(kernel, { account: 'agent', role: 'owner', displayName: '示例代理' });
  await testUser(kernel, { account: 'former', role: 'owner', subjectId: uuid(7), displayName: '示例原账号' });
  base = await office.server.listen({ host: '127.0.0.1', port: 0 });
  // An organ looks at what is not public.
  const officer = { ...(await callerFor(kernel, 'officer')), purpose: '核查线索' };
  await kernel.db.tx((tx) => logAccess(kernel, tx, officer, { subjectIds: [FIRM.subjectId], action: 'x', fields: [] }));
});
afterAll(async () => {
  await browser.close();
  await office.server.close();
});

async function signIn(page: Page, account: string, prefix = ''): Promise<void> {
  await page.goto(`${base}${prefix}/centre`);
  const keys = typist(page);
  await keys.write(prefix === '' ? '账号' : 'Account', account);
  await keys.write(prefix === '' ? '密码' : 'Password', TEST_PASSWORD);
  await keys.follow(prefix === '' ? '登录' : 'Sign in');
}

/** A notice of an intended listing, sent to the centre: it counts once the firm confirms it. */
async function noticeByCentre(): Promise<string> {
  const { kernel } = office;
  const [officer, head] = [await callerFor(kernel, 'officer'), await callerFor(kernel, 'head')];
  const wanted = {
    procedure: 'serious-list',
    subject: FIRM.uscc,
    fields: { cause: '经营超过保质期的食品案', 'penalty-document': '示甲市监罚〔2026〕118号' },
  };
  const opened = await kernel.db.tx(async (tx) => openCase(tx, kernel, await openingOf(tx, kernel, wanted, officer), officer));
  const fields = {
    facts: '检查发现超过保质期的食品3批。',
    'proposal-reasons': '情节严重。',
    'legal-basis': '《示例办法》第五条',
    measures: '提高检查频次。',
    outcome: 'listed',
  };
  await fire(kernel, { caseId: opened.caseId, transition: 'propose', fields }, officer);
  await fire(kernel, { caseId: opened.caseId, transition: 'notify' }, head);
  const envelope = { caseId: opened.caseId, document: 'advance-notice', recipient: FIRM.name } as const;
  const sending = { method: 'electronic', sentOn: kernel.clock.today(), address: '企业中心' } as const;
  await recordService(kernel, { ...envelope, ...sending }, officer);
  return opened.caseId;
}

const main = (page: Page) => page.locator('main').innerText();

describe(item(28, 'a firm in its centre, by keyboard alone and without scripts'), () => {
  let reader: Visitor;
  beforeAll(async () => {
    reader = await visitor(base, { widths: [1280], axe: [] }, browser, { scripts: false });
  });
  afterAll(() => reader.close());

  test('signs in, reads its file, finds three doors, and asks to be reminded', async () => {
    const { page } = reader;
    await signIn(page, 'owner');
    expect(new URL(page.url()).pathname).toBe(CENTRE);
    expect(await page.locator('[data-firm]').innerText()).toContain(FIRM.name);
    const keys = typist(page);
    await keys.follow('我的档案');
    await keys.follow(/未按规定保存进货查验记录/);
    // First what happens if one does nothing; then the doors, each with where one goes.
    expect(await page.locator('[data-first] p').first().innerText()).toMatch(/自动停止公示。您可以什么都不做/);
    expect(await page.locator('.door h3').allInnerTexts()).toEqual(['一样，我想提前结束', '不一样', '决定本身不对']);
    expect(await main(page)).toContain('不收费');
    await keys.follow(/提醒我$/);
    expect(await page.getByRole('status').innerText()).toContain('已经记下');
    looked('A4', 'stops of the tab key in the centre', keys.stops);
  });

  test('signs the confirmation of electronic service, and confirms a notice that came by it', async () => {
    const { page } = reader;
    const keys = typist(page);
    await keys.follow('通知和送达');
    await keys.follow('送达地址和电子送达确认书');
    expect(await main(page)).toContain('没有签电子送达确认书');
    await keys.write(/^送到哪里/, '企业中心');
    await keys.write(/^签订人/, '示例签订人');
    await keys.tick(/我确认/);
    await keys.follow(`以${FIRM.name}的名义签订`);
    expect(await main(page)).toContain('文书可以送到：企业中心');

    caseId = await noticeByCentre();
    await keys.follow('待办');
    await keys.follow('确认收到电子送达的文书');
    expect(new URL(page.url()).pathname).toBe(`${CENTRE}/notices/${caseId}`);
    expect(await main(page)).toContain('还没有算作送达，期限没有开始');
    await keys.follow(/^确认收到/);
    // The proof of service stands on the page: who, when.
    const proof = await page.locator('[data-proof]').innerText();
    expect(proof).toMatch(/企业中心账号owner于2026年11月24日.*确认收到/);
    expect(proof).toMatch(/电子送达[\s\S]*企业中心[\s\S]*已送达/);
    expect(await page.locator('[data-message="list.notice"]').count()).toBe(1);
    looked('A4', 'stops of the tab key in the centre', keys.stops);
  });

  test('answers the notice: what is missing is said first, then the receipt', async () => {
    const { page } = reader;
    const keys = typist(page);
    await keys.follow('待办');
    await keys.follow('陈述申辩');
    await keys.follow('下一步：核对');
    expect(await page.title()).toMatch(/^错误：/);
    await keys.write('陈述、申辩意见', '食品是待退货的，没有摆上货架。');
    await keys.follow('下一步：核对');
    await keys.follow(`以${FIRM.name}的名义陈述申辩`);
    expect(await main(page)).toMatch(/收到时间[\s\S]*2026年11月24日/);
    await keys.follow('办理');
    expect(await main(page)).toContain('由法定代表人（账号owner）办理');
  });

  test('sees who looked and who was given what', async () => {
    const { page } = reader;
    const keys = typist(page);
    await keys.follow('谁看过、给过谁');
    expect(await main(page)).toMatch(/示例甲区市场监督管理局[\s\S]*核查线索/);
    expect(await main(page)).not.toMatch(/officer|示例承办/);
    expect(await page.locator('[data-message=deferred]').innerText()).toContain('180天');
    await keys.follow('这条规则');
    expect(new URL(page.url()).pathname).toBe('/rules/look-rules/looks');
    await page.goBack();
    await keys.follow('给过谁');
    expect(await main(page)).toContain('没有登记的单位收到过');
  });

  test('lets an agent act to a last day, who finds the firm; and ends it at once', async () => {
    const { page } = reader;
    const keys = typist(page);
    await keys.follow('人员和授权');
    await keys.write(/^对方的账号/, 'agent');
    await keys.day('最后一天', '2026-12-31');
    await keys.follow(`以${FIRM.name}的名义授权`);
    expect(await page.getByRole('status').innerText()).toContain('授权已经登记');
    const agent = await visitor(base, { widths: [1280], axe: [] }, browser, { scripts: false });
    await signIn(agent.page, 'agent');
    expect(await agent.page.locator('[data-as]').innerText()).toBe('作为：代理人（到2026年12月31日）');
    await keys.follow('撤回给agent的授权');
    await keys.follow(`以${FIRM.name}的名义撤回`);
    expect(await page.getByRole('status').innerText()).toContain('立即生效');
    const answer = await agent.page.goto(`${base}${CENTRE}/file`);
    expect(answer?.status()).toBeGreaterThanOrEqual(400);
    expect(await agent.page.locator('body').innerText()).not.toContain('未按规定保存进货查验记录');
    await agent.close();
  });

  test('finds messages that tell counts and days, and a calendar that tells no more', async () => {
    const { page } = reader;
    const keys = typist(page);
    await keys.follow('消息和日历');
    expect(await main(page)).toContain('有1件文书等您查收，请登录查看。');
    expect(await main(page)).not.toMatch(/列入|告知书|处罚/);
    await keys.follow('全部标为已读');
    await keys.follow('日历');
    await keys.follow('生成日历地址');
    const address = await page.locator('[data-calendar]').innerText();
    const calendar = await (await fetch(address)).text();
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(0);
    for (const word of [FIRM.name, FIRM.uscc, '处罚', '名单', '听证', '列入', caseId]) expect(calendar).not.toContain(word);
    expect((await fetch(address.replace(/[\w-](?=\.ics)/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
  });
});

describe(item(28, 'every page of the centre'), () => {
  /** Addresses that links reach from the centre, those of one kind once: a second record says nothing new. */
  async function reachable(reader: Visitor, from: readonly string[]): Promise<string[]> {
    const kinds = new Map<string, string>();
    const queue = [...from];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const kind = path.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id').replace(/\d+$/, ':n');
      if (kinds.has(kind)) continue;
      kinds.set(kind, path);
      await reader.page.goto(base + path);
      const links = await reader.page
        .locator('a[href^="/centre"]')
        .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
      // What a grade says has a journey of its own, beside its room.
      const pages = links
        .map((link) => link.replace(/#.*/, ''))
        .filter((link) => !/\.(csv|ics)|view=|sign-out|\/(supervision|evaluation)|\/(documents|papers)\//.test(link));
      queue.push(...pages);
    }
    return [...kinds.values()];
  }

  test.each([
    ['owner', ['/centre', CENTRE], 15],
    ['other-owner', [`/centre/${OTHER_FIRM.uscc}`], 8],
    ['former', [MERGED], 8],
  ] as const)('is usable by everybody, in both languages (%s)', { timeout: 600_000 }, async (account, from, least) => {
    const reader = await visitor(base, { widths: [1280, 390, 320], axe: [1280, 320] }, browser);
    await signIn(reader.page, account);
    const paths = await reachable(reader, from);
    expect(paths.length, paths.join(' ')).toBeGreaterThanOrEqual(least);
    for (const path of paths) {
      // `/centre` leads on by itself.
      if (path === '/centre') continue;
      await reader.open(path);
      await reader.open(`/en${path}`);
    }
    const { pages, views } = reader.examined;
    console.log(`centre as ${account}: ${pages} pages in ${views} views: ${paths.join(' ')}`);
    looked('A1', `views of ${pages} pages of the centre as ${account}`, views);
    await reader.close();
  });

  test('a merged entry says so on each page and gives no new mandate', async () => {
    const reader = await visitor(base, { widths: [1280], axe: [] }, browser, { scripts: false });
    await signIn(reader.page, 'former');
    expect(new URL(reader.page.url()).pathname).toBe(MERGED);
    expect(await reader.page.locator('[data-merged]').innerText()).toContain('重庆示例空白商贸有限公司');
    await typist(reader.page).follow('人员和授权');
    expect(await reader.page.locator('[data-message="merged.only"]').count()).toBe(1);
    await reader.close();
  });
});
