import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf, findUser } from '../../src/kernel/access/index.ts';
import { declareConsent } from '../../src/kernel/delivery/index.ts';
import { fire, openCase, recordService, runCases } from '../../src/kernel/procedures/index.ts';
import { openingOf } from '../../src/support/cases/opening.ts';
import { item } from '../support/item.ts';
import { testKernel } from '../support/kernel.ts';
import { FIRM, testOffice, type Office } from '../support/office.ts';
import { TEST_PASSWORD } from '../support/server.ts';
import { launch, visitor, type Visitor } from './support.ts';

let office: Office;
const visitors = new Map<string, Visitor>();
let base: string;
let caseId: string;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  office = await testOffice(await testKernel());
  base = await office.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser.close();
  await office.server.close();
});

let waiting: ReturnType<typeof plant> | undefined;
/** Cases that wait at a form each: opened; proposed; and one whose notice was sent electronically and not yet confirmed. */
async function plant() {
  const { kernel } = office;
  const by = async (account: string) => callerOf((await findUser(kernel, account))!, '承办');
  const [officer, head, owner] = [await by('officer'), await by('head'), await by('owner')];
  const opened = async () => {
    const wanted = {
      procedure: 'serious-list',
      subject: FIRM.uscc,
      fields: { cause: '案由', 'penalty-document': '文号' },
    };
    const made = await kernel.db.tx(async (tx) =>
      openCase(tx, kernel, await openingOf(tx, kernel, wanted, officer), officer),
    );
    return made.caseId;
  };
  const [drafted, proposed, noticed] = [await opened(), await opened(), await opened()];
  const facts = {
    facts: '事实',
    'proposal-reasons': '理由',
    'legal-basis': '依据',
    measures: '措施',
    outcome: 'listed',
  };
  for (const id of [proposed, noticed])
    await fire(kernel, { caseId: id, transition: 'propose', fields: facts }, officer);
  await fire(kernel, { caseId: noticed, transition: 'notify' }, head);
  const today = kernel.clock.today();
  const consent = {
    subjectId: FIRM.subjectId,
    step: 'sign',
    address: '企业中心',
    signedBy: '甲',
    signedOn: today,
  } as const;
  await kernel.db.tx(async (tx) => {
    const { events } = await declareConsent(tx, kernel, owner, consent);
    await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  });
  const { deliveryId: delivery } = await recordService(
    kernel,
    {
      caseId: noticed,
      document: 'advance-notice',
      method: 'electronic',
      sentOn: today,
      recipient: FIRM.name,
      address: '企业中心',
    },
    officer,
  );
  return { drafted, proposed, noticed, delivery };
}

/** A person at a browser of their own, signed in by the form. */
async function as(account: string, face: 'workbench' | 'centre'): Promise<Visitor> {
  const known = visitors.get(account);
  if (known !== undefined) return known;
  const made = await visitor(base, { widths: [1280, 320], axe: [1280] }, browser);
  visitors.set(account, made);
  await made.page.goto(`${base}/${face}`);
  await made.page.getByLabel('账号').fill(account);
  await made.page.getByLabel('密码').fill(TEST_PASSWORD);
  await made.page.getByRole('button', { name: '登录', exact: true }).click();
  return made;
}

async function state(page: Page, purpose: string): Promise<void> {
  if ((await page.getByLabel('查看的目的').count()) === 0) return;
  await page.getByLabel('查看的目的').fill(purpose);
  await page.getByRole('button', { name: '写明目的并查看' }).click();
}

const next = (page: Page) => page.getByRole('button', { name: '下一步：核对' }).click();
const confirm = (page: Page) => page.getByRole('button', { name: /^(确认并|以.+的名义)/ }).click();
const field = (page: Page, id: string) => page.locator(`[id="f-fields.${id}"]`);

/** Opens the case as somebody, takes a step by its form, examined at each page. */
async function take(who: Visitor, url: string, step: string, fill: (page: Page) => Promise<void>): Promise<void> {
  const { page } = who;
  await page.goto(url);
  await state(page, '办理本案');
  await page.getByRole('link', { name: `办理：${step}` }).click();
  await fill(page);
  // A step that asks for nothing shows at once what follows.
  if ((await page.getByRole('button', { name: '下一步：核对' }).count()) > 0) await next(page);
  await confirm(page);
  await expect(page.locator('[data-done]').innerText()).resolves.toContain(step);
}

async function serve(who: Visitor, url: string, paper: string): Promise<void> {
  const { page } = who;
  await page.goto(url);
  await page.getByRole('link', { name: `登记送达：${paper}` }).click();
  await page.getByLabel('直接送达').check();
  await page.getByLabel('送达地址').fill('示例市示例甲区示例路1号');
  await page.getByRole('button', { name: '登记送出' }).click();
  await page.getByLabel('已送达', { exact: true }).check();
  await field(page, 'receipt').fill('送达回证，当日签收');
  await page.getByRole('button', { name: '登记送达结果' }).click();
}

describe(item(28, 'a listing, from its opening to the decision, by people at their browsers'), () => {
  test('is noticed, served, answered with a file, reviewed, consented to, decided and served', async () => {
    const officer = await as('officer', 'workbench');
    const { page } = officer;
    await state(page, '看待办');
    await expect(page.locator('[data-empty]').innerText()).resolves.toContain('没有要您办的事');
    await page.goto(`${base}/workbench/cases`);
    await state(page, '立案');
    await page.getByRole('link', { name: /严重违法失信名单/ }).click();
    await next(page);
    await expect(page.getByRole('alert').innerText()).resolves.toContain('18位统一社会信用代码');
    await page.locator('#f-subject').fill(FIRM.uscc);
    await field(page, 'cause').fill('经营超过保质期的食品案');
    await field(page, 'penalty-document').fill('示甲市监罚〔2026〕118号');
    await next(page);
    await expect(page.getByText(FIRM.name).first().isVisible()).resolves.toBe(true);
    await confirm(page);
    await state(page, '承办本案');
    const url = page.url().replace(/\?.*/, '');
    caseId = url.split('/').at(-1) ?? '';

    await take(officer, url, '提出拟办意见', async () => {
      await field(page, 'facts').fill('检查发现超过保质期的食品3批。\n有现场笔录。');
      await field(page, 'proposal-reasons').fill('情节严重。');
      await field(page, 'legal-basis').fill('《示例办法》第五条');
      await field(page, 'measures').fill('提高检查频次。');
      await page.getByLabel('列入', { exact: true }).check();
    });
    const head = await as('head', 'workbench');
    await state(head.page, '审批');
    await expect(head.page.getByRole('link', { name: /发出告知书/ }).count()).resolves.toBe(1);
    await take(head, url, '发出告知书', async () => undefined);
    await serve(officer, url, '拟列入告知书');

    const owner = await as('owner', 'centre');
    const notice = url.replace('/workbench/cases/', `/centre/${FIRM.uscc}/notices/`).slice(base.length);
    await owner.page.goto(base + notice);
    await expect(owner.page.locator('[data-message="list.notice"]').count()).resolves.toBe(1);
    await owner.page.goto(`${base}/centre`);
    await owner.page.getByRole('link', { name: '陈述申辩', exact: true }).click();
    await next(owner.page);
    await expect(owner.page.getByRole('alert').innerText()).resolves.toContain('陈述、申辩意见');
    await field(owner.page, 'answer').fill('食品是待退货的，没有摆上货架。');
    const paper = { name: '退货单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
    await owner.page.locator('input[type=file]').setInputFiles(paper);
    await next(owner.page);
    await expect(owner.page.getByRole('button', { name: `以${FIRM.name}的名义陈述申辩` }).count()).resolves.toBe(1);
    await confirm(owner.page);
    await expect(owner.page.locator('main').innerText()).resolves.toMatch(
      /收到时间[\s\S]*2026年11月24日[\s\S]*退货单\.pdf/,
    );
    // Who has answered is not asked to any more.
    await owner.page.goto(base + notice);
    await expect(owner.page.locator('[data-message="list.notice"]').count()).resolves.toBe(0);

    // The answer period is over: the clock takes its step, and nobody decides before it.
    await page.goto(url);
    await expect(page.getByRole('link', { name: '办理：复核' }).count()).resolves.toBe(0);
    office.kernel.clock.set('2026-12-02T02:00:00Z');
    await runCases(office.kernel);
    // Eight days later the old sessions have ended.
    for (const each of visitors.values()) await each.close();
    visitors.clear();
    const reviewer = await as('reviewer', 'workbench');
    await state(reviewer.page, '复核');
    await take(reviewer, url, '复核', async (at) => {
      await at.locator('input[name="fields.answer-taken"]').last().check();
      await field(at, 'review-opinion').fill('退货单的日期在检查以后，不予采纳。');
      await at.getByLabel('列入', { exact: true }).check();
    });
    const superior = await as('superior', 'workbench');
    await state(superior.page, '审批');
    await take(superior, url, '同意列入', (at) => field(at, 'consent-opinion').fill('同意。'));
    const chief = await as('head', 'workbench');
    await state(chief.page, '审批');
    await take(chief, url, '决定列入', async (at) => {
      await field(at, 'reasons').fill('事实清楚，依据充分。');
      await at.getByLabel('列入', { exact: true }).check();
    });
    const again = await as('officer', 'workbench');
    await again.page.goto(url);
    await state(again.page, '送达');
    await serve(again, url, '列入决定书');
    await expect(again.page.locator('[data-state]').getAttribute('data-state')).resolves.toBe('listed');
    const party = await as('owner', 'centre');
    await party.page.goto(base + notice);
    await expect(party.page.locator('#rights').count()).resolves.toBe(1);
  });

  test.each(['', '/en'])('its pages are usable by everybody (%s)', { timeout: 360_000 }, async (prefix) => {
    const { drafted, proposed, noticed, delivery } = await (waiting ??= plant());
    const look = async (account: string, paths: readonly string[]) => {
      const who = await as(account, 'workbench');
      for (const path of paths) {
        await who.page.goto(`${base}${prefix}/workbench${path}`);
        await state(who.page, '查看');
        await who.examine();
      }
    };
    await look('officer', [
      '',
      '/cases',
      '/cases/new/serious-list',
      '/absences',
      `/cases/${caseId}`,
      `/cases/${drafted}/steps/propose`,
      ...['/procedure', '/upload', '/acts/recuse', '/service/advance-notice', `/deliveries/${delivery}`].map(
        (part) => `/cases/${noticed}${part}`,
      ),
    ]);
    await look('officer', [`/cases/${proposed}/steps/notify`]);
    await expect((await as('officer', 'workbench')).page.locator('[data-refused]').count()).resolves.toBe(1);
    await look('head', [
      `/cases/${proposed}/steps/notify`,
      ...['suspend', 'extend', 'assign'].map((act) => `/cases/${noticed}/acts/${act}`),
    ]);
    const owner = await as('owner', 'centre');
    const centre = `/centre/${FIRM.uscc}`;
    const matter = `${centre}/notices/${caseId}`;
    await owner.page.goto(base + matter);
    const receipt = await owner.page.locator('a[href*="/receipts/"]').first().getAttribute('href');
    for (const path of [
      ...['', '/notices', '/service-address', `/notices/${noticed}`].map((part) => centre + part),
      matter,
      `${matter}/answer`,
      `${matter}/agents`,
      receipt ?? '',
    ]) {
      await owner.open(prefix + path);
    }
    await owner.open(`${prefix}/centre/91509900MATE5T017L`, 404);
  });

  test('the same pages for whoever may not see them as for what does not exist', async () => {
    const stranger = await as('stranger', 'workbench');
    const texts: string[] = [];
    for (const id of [caseId, '00000000-0000-4000-8000-000000000000']) {
      await stranger.page.goto(`${base}/workbench/cases/${id}`);
      await state(stranger.page, '好奇');
      texts.push((await stranger.page.locator('main').innerText()).replaceAll(id, 'ID'));
    }
    expect(texts[0]).toBe(texts[1]);
  });
});
