import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf, findUser } from '../../src/kernel/access/index.ts';
import { declareConsent } from '../../src/kernel/delivery/index.ts';
import { assign, fire, openCase, recordService, runCases } from '../../src/kernel/procedures/index.ts';
import { openingOf } from '../../src/support/cases/opening.ts';
import { item } from '../support/item.ts';
import { testKernel } from '../support/kernel.ts';
import { FIRM, testOffice, type Office } from '../support/office.ts';
import { TEST_PASSWORD } from '../support/server.ts';
import { official, settled, type Official } from './official.ts';
import { launch, visitor, type Visitor } from './support.ts';

let office: Office;
const officials = new Map<string, Official>();
const firms = new Map<string, Visitor>();
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
    const made = await kernel.db.tx(async (tx) => openCase(tx, kernel, await openingOf(tx, kernel, wanted, officer), officer));
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
  for (const id of [proposed, noticed]) await fire(kernel, { caseId: id, transition: 'propose', fields: facts }, officer);
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

/** An official at the workbench, signed in by its form. */
async function at(account: string, prefix: '' | '/en' = ''): Promise<Official> {
  const key = prefix + account;
  const made = officials.get(key) ?? (await official(browser, base, account, prefix));
  officials.set(key, made);
  return made;
}

/** The firm in the centre. */
async function firm(): Promise<Visitor> {
  const known = firms.get('owner');
  if (known !== undefined) return known;
  const made = await visitor(base, { widths: [1280, 320], axe: [1280] }, browser);
  firms.set('owner', made);
  await made.page.goto(`${base}/centre`);
  await made.page.getByLabel('账号').fill('owner');
  await made.page.getByLabel('密码').fill(TEST_PASSWORD);
  await made.page.getByRole('button', { name: '登录', exact: true }).click();
  return made;
}

/** Sessions end while the clock of the test goes on for days. */
async function everybodyOut(): Promise<void> {
  for (const each of officials.values()) await each.context.close();
  for (const each of firms.values()) await each.close();
  officials.clear();
  firms.clear();
}

const next = (page: Page) => page.getByRole('button', { name: '下一步：核对' });
const field = (page: Page, id: string) => page.locator(`[id="field-fields/${id}"]`);
const choice = (page: Page, id: string, value: string) => page.locator(`[name="fields/${id}"][value="${value}"]`);

/** Opens the case as somebody and takes a step: its form, what follows, the button; each examined. */
async function take(who: Official, step: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  const { page } = who;
  await who.open(`/cases/${caseId}`);
  await page.getByRole('link', { name: `办理：${step}` }).click();
  await page.waitForSelector(fill === undefined ? '[data-check]' : 'form.sheet');
  if (fill !== undefined) {
    await fill(page);
    await who.examine();
    await next(page).click();
    await page.waitForSelector('[data-check]');
  }
  await who.examine();
  await page.getByRole('button', { name: `确认并${step}` }).click();
  await page.waitForSelector('[data-done]');
  await expect(page.locator('[data-done]').innerText()).resolves.toContain(step);
}

async function serve(who: Official, paper: string): Promise<void> {
  const { page } = who;
  await who.open(`/cases/${caseId}`);
  await page.getByRole('link', { name: `登记送达：${paper}` }).click();
  await page.waitForSelector('form.sheet');
  await page.getByRole('button', { name: '登记送出' }).click();
  await page.waitForSelector('.faulty');
  await page.getByLabel('直接送达').check();
  await page.fill('#field-address', '示例市示例甲区示例路1号');
  await who.examine();
  await page.getByRole('button', { name: '登记送出' }).click();
  await page.waitForURL(/deliveries/);
  await page.waitForSelector('form.sheet');
  await page.getByLabel('已送达', { exact: true }).check();
  await page.fill('[id="field-proof/receipt"]', '送达回证，当日签收');
  const scan = { name: '回证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
  await page.setInputFiles('#field-file', scan);
  await who.examine();
  await page.getByRole('button', { name: '登记送达结果' }).click();
  await page.waitForSelector('[data-done]');
}

describe(item(28, 'a listing, from its opening to the decision, by people at their browsers'), () => {
  test('is noticed, served, answered with a file, reviewed, consented to, decided and served', { timeout: 360_000 }, async () => {
    const officer = await at('officer');
    const { page } = officer;
    await officer.open('/cases');
    await officer.examine();
    await page.getByRole('link', { name: '立案', exact: true }).click();
    await page.waitForSelector('ul.entries');
    await page.getByRole('link', { name: /严重违法失信名单/ }).click();
    await page.waitForSelector('form.sheet');
    await next(page).click();
    await page.waitForSelector('[role=alert]');
    await expect(page.locator('#field-subject-fault').innerText()).resolves.toContain('18位统一社会信用代码');
    await expect(page.locator('[id="field-fields/cause-fault"]').count()).resolves.toBe(1);
    await officer.examine();
    await page.fill('#field-subject', FIRM.uscc);
    await field(page, 'cause').fill('经营超过保质期的食品案');
    await field(page, 'penalty-document').fill('示甲市监罚〔2026〕118号');
    await next(page).click();
    await page.waitForSelector('[data-check]');
    await expect(page.getByText(FIRM.name).first().isVisible()).resolves.toBe(true);
    await officer.examine();
    await page.getByRole('button', { name: '确认并立案' }).click();
    await page.waitForURL(/cases\/[0-9a-f-]{36}/);
    caseId = /cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    await settled(page);

    await take(officer, '提出拟办意见', async () => {
      await field(page, 'facts').fill('检查发现超过保质期的食品3批。\n有现场笔录。');
      await field(page, 'proposal-reasons').fill('情节严重。');
      await field(page, 'legal-basis').fill('《示例办法》第五条');
      await field(page, 'measures').fill('提高检查频次。');
      // A reload loses nothing of it.
      await page.reload();
      await page.waitForSelector('[data-kept]');
      await expect(field(page, 'facts').inputValue()).resolves.toContain('有现场笔录');
      await choice(page, 'outcome', 'listed').check();
    });
    // Who proposed does not send the notice: the page says why, by which rule, and whom to ask.
    await expect(page.locator('[data-closed=notify]').innerText()).resolves.toMatch(/发出告知书/);

    const head = await at('head');
    await take(head, '发出告知书');
    await serve(officer, '拟列入告知书');

    const owner = await firm();
    const notice = `${base}/centre/${FIRM.uscc}/notices/${caseId}`;
    await owner.page.goto(notice);
    await expect(owner.page.locator('[data-message="list.notice"]').count()).resolves.toBe(1);
    await owner.page.goto(`${base}/centre`);
    await owner.page.getByRole('link', { name: '陈述申辩', exact: true }).click();
    await next(owner.page).click();
    await expect(owner.page.getByRole('alert').innerText()).resolves.toContain('陈述、申辩意见');
    await owner.page.locator('[id="f-fields.answer"]').fill('食品是待退货的，没有摆上货架。');
    const paper = { name: '退货单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
    await owner.page.locator('input[type=file]').setInputFiles(paper);
    await next(owner.page).click();
    await owner.page.getByRole('button', { name: `以${FIRM.name}的名义陈述申辩` }).click();
    await expect(owner.page.locator('main').innerText()).resolves.toMatch(/收到时间[\s\S]*2026年11月24日[\s\S]*退货单\.pdf/);
    // Who has answered is not asked to any more.
    await owner.page.goto(notice);
    await expect(owner.page.locator('[data-message="list.notice"]').count()).resolves.toBe(0);

    // The officials see the answer with its file; nobody reviews before the answer period is over.
    await officer.open(`/cases/${caseId}`);
    await expect(page.locator('[data-statement]').innerText()).resolves.toContain('没有摆上货架');
    await expect(page.getByRole('link', { name: '办理：复核' }).count()).resolves.toBe(0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载退货单.pdf' }).click()]);
    expect(file.suggestedFilename()).toBe('退货单.pdf');
    await officer.examine();

    office.kernel.clock.set('2026-12-02T02:00:00Z');
    await runCases(office.kernel);
    await everybodyOut();
    await take(await at('reviewer'), '复核', async (form) => {
      await form.locator('[name="fields/answer-taken"]').last().check();
      await field(form, 'review-opinion').fill('退货单的日期在检查以后，不予采纳。');
      await choice(form, 'outcome', 'listed').check();
    });
    await take(await at('superior'), '同意列入', (form) => field(form, 'consent-opinion').fill('同意。'));
    const chief = await at('head');
    await take(chief, '决定列入', async (form) => {
      await field(form, 'reasons').fill('事实清楚，依据充分。');
      await choice(form, 'outcome', 'listed').check();
    });
    const again = await at('officer');
    await serve(again, '列入决定书');
    await expect(again.page.locator('[data-state]').getAttribute('data-state')).resolves.toBe('listed');
    await again.examine();
    const party = await firm();
    await party.page.goto(notice);
    await expect(party.page.locator('#rights').count()).resolves.toBe(1);
    for (const each of officials.values()) expect(each.faults).toEqual([]);
  });

  test('who comes second is told who acted and when, and keeps what was typed', async () => {
    const { drafted } = await (waiting ??= plant());
    const { kernel } = office;
    const officer = await at('officer');
    const { page } = officer;
    await officer.open(`/cases/${drafted}/steps/propose`);
    for (const id of ['facts', 'proposal-reasons', 'legal-basis', 'measures']) await field(page, id).fill(`${id}甲`);
    await choice(page, 'outcome', 'listed').check();
    await next(page).click();
    await page.waitForSelector('[data-check]');
    const head = callerOf((await findUser(kernel, 'head'))!, '分派');
    await assign(kernel, { caseId: drafted, account: 'officer' }, head);
    await page.getByRole('button', { name: '确认并提出拟办意见' }).click();
    await page.waitForSelector('[data-problem=CONFLICT]');
    await expect(page.locator('[data-problem=CONFLICT]').innerText()).resolves.toContain('示例局长（示例甲区市场监督管理局负责人）');
    await officer.examine();
    await page.getByRole('button', { name: '重新读取本案' }).click();
    await page.waitForSelector('form.sheet');
    await expect(field(page, 'facts').inputValue()).resolves.toBe('facts甲');
    await next(page).click();
    await page.waitForSelector('[data-check]');
    await page.getByRole('button', { name: '确认并提出拟办意见' }).click();
    await page.waitForSelector('[data-done]');
    // The step is over now: its address says what was done and what is open.
    await officer.open(`/cases/${drafted}/steps/propose`);
    await page.waitForSelector('[data-problem]');
    await officer.examine();
  });

  test('time stands still, runs on and gets longer, each after what follows from it', async () => {
    const { noticed } = await (waiting ??= plant());
    const head = await at('head');
    const { page } = head;
    await head.open(`/cases/${noticed}`);
    await page.locator('[data-acts] button', { hasText: '中止' }).click();
    const dialog = page.locator('.ant-modal');
    await expect(dialog.innerText()).resolves.toMatch(/正在计算的\d+个期限/);
    await dialog.getByRole('button', { name: '中止' }).click();
    await expect(dialog.locator('#field-reason-fault').count()).resolves.toBe(1);
    await dialog.locator('input[type=radio]').first().check();
    await dialog.locator('#field-reason').fill('等检验报告');
    await dialog.getByRole('button', { name: '中止' }).click();
    await page.locator('[data-state]', { hasText: /自2026年.+起中止/ }).waitFor();
    await head.examine();
    await page.locator('[data-acts] button', { hasText: '恢复办理' }).click();
    await dialog.locator('#field-reason').fill('报告到了');
    await dialog.getByRole('button', { name: '恢复办理' }).click();
    await page.locator('[data-acts] button', { hasText: '分派承办人' }).click();
    await dialog.locator('#field-account').fill('nobody');
    await dialog.getByRole('button', { name: '分派承办人' }).click();
    await dialog.locator('[data-problem]').waitFor();
    await dialog.locator('#field-account').fill('reviewer');
    await dialog.getByRole('button', { name: '分派承办人' }).click();
    await page.locator('dd').getByText('示例审核（reviewer）', { exact: true }).waitFor();
    await expect(dialog.count()).resolves.toBe(0);
  });

  test('absences: recorded by the form, ended after a confirmation', async () => {
    const officer = await at('officer');
    const { page } = officer;
    await officer.open('/absences');
    await page.waitForSelector('[data-empty]');
    await page.getByRole('button', { name: '登记外出' }).click();
    await page.waitForSelector('#field-from-fault');
    await page.fill('#field-from', '2026-12-03');
    await page.fill('#field-to', '2026-12-04');
    await page.fill('#field-substitute', 'stranger');
    await page.getByRole('button', { name: '登记外出' }).click();
    await page.waitForSelector('[data-problem]');
    await page.fill('#field-substitute', 'reviewer');
    await page.getByRole('button', { name: '登记外出' }).click();
    await page.waitForSelector('[data-done]');
    await page.waitForSelector('tbody tr');
    await officer.examine();
    await page.getByRole('button', { name: '从今天起结束' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '从今天起结束' }).click();
    await page.waitForSelector('[data-empty]');
  });

  test.each(['', '/en'] as const)('every page is usable by everybody (%s)', { timeout: 360_000 }, async (prefix) => {
    const { drafted, proposed, noticed, delivery } = await (waiting ??= plant());
    const look = async (account: string, paths: readonly string[]) => {
      const who = await at(account, prefix);
      for (const path of paths) {
        await who.open(path);
        await who.examine();
      }
      expect(who.faults).toEqual([]);
    };
    await look('officer', [
      '',
      '/cases',
      '/cases?state=closed&mine=true',
      '/cases/new',
      '/cases/new/serious-list',
      '/absences',
      '/lists',
      '/lists/serious-list',
      `/cases/${caseId}`,
      `/cases/${drafted}`,
      `/cases/${proposed}/steps/notify`,
      ...['', '/procedure', '/upload', '/service/advance-notice', `/deliveries/${delivery}`].map((part) => `/cases/${noticed}${part}`),
    ]);
    await look('head', [`/cases/${proposed}/steps/notify`, `/cases/${noticed}`]);
    if (prefix === '/en') return;
    const owner = await firm();
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
      await owner.open(path);
      await owner.open(`/en${path}`);
    }
    await owner.open('/centre/91509900MATE5T017L', 404);
  });

  test('the work list says why each thing is mine, opens by keyboard and is exported', async () => {
    const officer = await at('officer');
    const { page } = officer;
    await officer.open('');
    await page.waitForSelector('[data-list=work] tbody tr');
    await expect(page.locator('[data-list=work] .meta').first().innerText()).resolves.toContain('同一天的按编号');
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await expect(page.locator('tbody tr:focus').innerText()).resolves.toContain(FIRM.name);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('work.csv');
    await page.keyboard.press('Escape');
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\//);
  });

  test('the same pages for whoever may not see them as for what does not exist', async () => {
    const stranger = await at('stranger');
    const texts: string[] = [];
    for (const id of [caseId, '00000000-0000-4000-8000-000000000000']) {
      await stranger.open(`/cases/${id}`);
      await stranger.page.waitForSelector('[data-problem]');
      texts.push((await stranger.page.locator('main').innerText()).replaceAll(id, 'ID'));
    }
    expect(texts[0]).toBe(texts[1]);
  });
});
