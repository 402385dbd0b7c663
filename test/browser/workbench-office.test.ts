import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { ANONYMOUS, type Caller, type Role } from '../../src/kernel/access/index.ts';
import { allReaders, settle } from '../../src/kernel/journal/index.ts';
import { notify, reminder } from '../../src/kernel/notify/index.ts';
import { nameOf } from '../../src/kernel/policy/index.ts';
import { fire } from '../../src/kernel/procedures/index.ts';
import { keepRates } from '../../src/registry/codes/rate.ts';
import { testEvent } from '../support/effects.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { plantPortal } from '../support/portal-fixture.ts';
import { sign } from '../support/publish.ts';
import { testServer, testUser } from '../support/server.ts';
import { official, settled, type Official } from './official.ts';
import { takeStep } from './steps.ts';
import { launch } from './support.ts';

const ISSUER = 'https://id.example.invalid';
const PEOPLE: readonly [string, Role, string][] = [
  ['director', 'director', 'demo-drc'],
  ['reviewer', 'reviewer', 'demo-a-amr'],
  ['clerk', 'clerk', 'demo-a-amr'],
  ['plain', 'clerk', 'demo-a-amr'],
  ['writer', 'policy', 'demo-drc'],
  ['legal', 'legal', 'demo-drc'],
  ['keeper', 'system', 'demo-drc'],
  ['guard', 'security', 'demo-drc'],
  ['guard2', 'security', 'demo-drc'],
  ['auditor', 'audit', 'demo-drc'],
];

let kernel: TestKernel;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
beforeAll(async () => {
  kernel = await testKernel({ rooms: capabilities });
  kernel.settings.siteName = { zh: '示例市信用公示平台（演示）', en: 'Shili City Platform (demonstration)' };
  const provider = {
    issuer: ISSUER,
    clientId: 'x',
    callback: `${ISSUER}/back`,
    title: { zh: '示例政务认证', en: 'Shili sign-in' },
  };
  Object.assign(kernel.settings, { oidc: { workbench: provider } });
  await plantPortal(kernel);
  await plantWeek();
  await keepRates(kernel, kernel.clock.today().toString());
  for (const [account, role, organ] of PEOPLE) await testUser(kernel, { account, role, organ, displayName: '示例人员' });
  const server = await testServer(kernel, capabilities);
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  browser = await launch();
  close = async () => {
    await browser.close();
    await server.close();
  };
});
afterAll(() => close());

/** What the week has to say something about: objections, held rows, provisional days, corrections that nobody confirms. */
async function plantWeek(): Promise<void> {
  const db = kernel.db.kysely;
  await sql`
    update records set disputes = '[{"raisedOn": "2026-11-02", "due": "2026-11-10", "state": "open"}]',
      report_due_provisional = true
    where (subject_id, record_id) in (select subject_id, record_id from records order by record_id limit 3)`.execute(db);
  await sql`
    update records set held = '{PHONE_IN_TEXT}', released_on = null, report_due = '2026-11-25'
    where ended_on is null and (subject_id, record_id) in (
      select subject_id, record_id from records order by record_id desc limit 2)`.execute(db);
  await sql`
    insert into notices (idempotency_key, recipient, kind, record_id, at)
    select 'planted ' || n, 'demo-' || case when n < 3 then 'a' else 'b' end || '-amr', 'record.corrected',
      gen_random_uuid(), '2026-11-10' from generate_series(1, 5) n`.execute(db);
}

const callerOf = (account: string, role: Role, organ = 'demo-drc'): Caller => ({ ...ANONYMOUS, account, role, organ });

/** How long the list on this page is, read to its end. */
async function lengthOf({ page }: Official): Promise<number> {
  await page.waitForSelector('.list-body [data-count]');
  const total = Number(await page.locator('.list-body [data-count]').getAttribute('data-count'));
  return total;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

describe(item(25, 'the director’s Monday'), () => {
  test('five sentences on the first page; each number is as long as the list behind it (J9)', async () => {
    const director = await official(browser, base, 'director');
    const { page, faults } = director;
    await page.waitForSelector('[data-monday] .sentences');
    expect(await page.locator('.sentences > li').count()).toBe(5);
    const numbers = await page.locator('[data-figure]').evaluateAll((all) =>
      all.map((each) => {
        const { figure = '', n = '', asOf = '' } = (each as HTMLElement).dataset;
        return { figure, n, asOf, href: each.closest('a')!.getAttribute('href')! };
      }),
    );
    expect(numbers.map(({ figure }) => figure)).toEqual(
      expect.arrayContaining(['late', 'before', 'soon', 'silent', 'objections', 'unconfirmed', 'orders', 'provisional']),
    );
    let looked = 0;
    for (const { figure, n, asOf, href } of numbers) {
      expect(asOf).toBe('2026-11-24');
      if (figure === 'codes') continue;
      await page.goto(base + href);
      await settled(page);
      expect(`${figure} ${await lengthOf(director)}`, href).toBe(`${figure} ${n}`);
      looked += Number(n);
    }
    expect(looked).toBeGreaterThan(5);
    expect(faults).toEqual([]);
    await director.context.close();
  });

  test('another week is another address; the bulletin and its tables are files', async () => {
    const director = await official(browser, base, 'director');
    const { page } = director;
    await director.open('/figures/weekly');
    await page.waitForSelector('.sentences');
    await page.locator('form.query .query-buttons a').first().click();
    await page.waitForURL(/week=2026-11-09/);
    await page.fill('#field-week', '2026-02-31');
    await page.click('form.query button[type=submit]');
    await page.waitForSelector('#field-week-fault');
    for (const [index, kind] of ['docx', 'xlsx'].entries()) {
      const coming = page.waitForEvent('download');
      await page.locator('main .row-actions button').nth(index).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe(`weekly-2026-11-09.${kind}`);
      expect((await bytesOf(download)).subarray(0, 2).toString()).toBe('PK');
    }
    await director.context.close();
  });
});

describe(item(33, 'a rule is published by three people'), () => {
  test('drafted with faults at their lines, compared, sent, countersigned, published, in force', async () => {
    const before = kernel.policy.all('service-rules')[0]!;
    const writer = await official(browser, base, 'writer');
    const { page, faults } = writer;
    const edition = `/policy/service-rules/${before.id}/${before.edition}`;
    await writer.open(edition);
    await page.click('main .row-actions a');
    await page.waitForURL(/\/draft$/);
    await settled(page);
    const text = await page.inputValue('textarea[name=text]');
    const file = JSON.parse(text) as {
      edition: string;
      inForceFrom: string;
      content: { methods: { title: object }[] };
    };
    file.edition = 'next';
    file.inForceFrom = '2027-02-01';
    file.content.methods[0]!.title = { zh: '当面送达', en: 'By hand' };
    const good = JSON.stringify(file, null, 2);
    const attempt = async (value: string): Promise<string> => {
      await page.fill('textarea[name=text]', value);
      await page.click('main form button[type=submit]');
      await page.waitForSelector('[data-faults]');
      return page.locator('[data-faults]').innerText();
    };
    const lines = good.split('\n');
    const at = lines.findIndex((line) => line.includes('"inForceFrom"'));
    expect(await attempt(lines.with(at, lines[at]!.replace(':', '')).join('\n'))).toContain(`第${at + 1}行`);
    expect(await attempt(good.replace('"2027-02-01"', '"soon"'))).toContain(`第${at + 1}行`);
    await page.locator('[data-faults] button').first().click();
    const chosen = await page.evaluate(() => {
      const box = document.activeElement as HTMLTextAreaElement;
      return box.value.slice(box.selectionStart, box.selectionEnd);
    });
    expect(chosen).toContain('inForceFrom');
    await writer.examine();
    // While it is written, the line that stops being JSON is marked where it stands.
    await page.fill('textarea[name=text]', lines.with(at, lines[at]!.replace(':', '')).join('\n'));
    await page.waitForSelector(`[data-broken="${at + 1}"]`);
    expect(await page.locator('.code-lines mark').allInnerTexts()).toEqual([`▶ ${at + 1}\n`]);
    // Whoever leaves is told what becomes of it, and finds it again.
    await page.click('main nav.trail a');
    await page.waitForSelector('[data-unsaved=kept]');
    await page.click('.ant-modal-footer .ant-btn-primary');
    await page.waitForSelector('[data-unsaved]', { state: 'detached' });
    expect(page.url()).toMatch(/\/draft$/);
    await page.click('main nav.trail a');
    await page.locator('.ant-modal-footer button').last().click();
    await page.waitForURL(new RegExp(`${edition}$`));
    await settled(page);
    await page.click('main .row-actions a');
    await page.waitForSelector('[data-kept]');
    await page.waitForSelector(`[data-broken="${at + 1}"]`);
    await writer.examine();
    await page.click('[data-kept] button');
    expect(await page.inputValue('textarea[name=text]')).toBe(text);
    await page.fill('textarea[name=text]', good);
    await page.click('main form button[type=submit]');
    await page.waitForURL(/\/next\/changes$/);
    await page.waitForSelector('[data-differences]');
    expect(await page.locator('table.differences').innerText()).toContain('By hand');
    expect(await page.locator('[data-words]').innerText()).toContain('名称（中文）由');
    expect(await page.locator('[data-words]').innerText()).toContain('施行日由');
    await writer.examine();

    await page.click('[data-send] button');
    await page.fill('textarea[name=reason]', '按新的规定修改');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-sent]');
    const caseId = (await page.locator('[data-sent]').getAttribute('data-sent'))!;
    await expect(sign(kernel, { case: caseId, next: 'countersign' }, callerOf('writer', 'policy'))).rejects.toThrow();
    const texts = { 'countersign-opinion': '与正式文本一致' };
    await takeStep(browser, base, 'legal', { caseId, step: 'countersign', texts });
    await takeStep(browser, base, 'director', { caseId, step: 'publish' });
    await kernel.policy.reload();
    const made = kernel.policy.all('service-rules').find((each) => each.edition === 'next')!;
    expect(nameOf(made)).toBe(`service-rules/${before.id}@next`);
    await writer.open(`/policy/service-rules/${before.id}`);
    await page.waitForSelector('tbody tr');
    expect(await page.locator('tbody').innerText()).toContain('2027-02-01');
    await writer.open(`/policy/service-rules/${before.id}/next`);
    expect(await page.locator('main').innerText()).toContain('2027-02-01');
    expect(faults).toEqual([]);
    await writer.context.close();
  });
});

describe(item(28, 'three administrators'), () => {
  test('have three menus, and none opens a page of another', async () => {
    const PAGES = {
      keeper: ['/admin/system/outbox', '/admin/system/readers', '/admin/system/keys'],
      guard: ['/admin/security/accounts', '/admin/security/keys'],
      auditor: ['/admin/audit/log', '/admin/audit/looks', '/admin/audit/seals'],
    };
    const refused: Record<keyof typeof PAGES, string[]> = {
      keeper: ['/admin/security/accounts', '/admin/audit/log', '/admin/audit/seals'],
      guard: ['/admin/system/outbox', '/admin/system/readers', '/admin/audit/log', '/admin/audit/seals'],
      auditor: ['/admin/system/outbox'],
    };
    for (const account of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
      const admin = await official(browser, base, account);
      const menu = await admin.page
        .locator('.side a[href*="/admin/"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')!.replace('/workbench', '')));
      expect(menu).toEqual(PAGES[account]);
      for (const path of refused[account]) {
        await admin.open(path);
        await admin.page.waitForSelector('[data-problem=FORBIDDEN]');
      }
      await admin.context.close();
    }
    const plain = await official(browser, base, 'plain');
    expect(await plain.page.locator('.side a[href*="/admin/"]').count()).toBe(0);
    await plain.context.close();
  });

  test('what a reader could not handle is seen and tried again by who keeps the machines', async () => {
    await settle(kernel, allReaders(kernel));
    const at = new Date(kernel.clock.now().epochMilliseconds);
    const { last } = await kernel.db.tx((tx) => kernel.append(tx, [testEvent(null)], at));
    await sql`
      insert into reader_parked (reader, lane, seq, attempts, error, parked_at)
      values ('search', 'object:planted', ${last}, 3, 'no room left', ${at})`.execute(kernel.db.kysely);
    const keeper = await official(browser, base, 'keeper');
    const { page } = keeper;
    await keeper.open('/admin/system/readers');
    await page.waitForSelector('[data-status=degraded]');
    await keeper.examine();
    expect(await page.locator('[data-list=readers] tbody').innerText()).toContain('no room left');
    await page.click('[data-list=readers] .row-actions button');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-retried=search]');
    await page.waitForSelector('[data-status=ready]');
    expect(keeper.faults).toEqual([]);
    await keeper.context.close();
  });

  test('a role changes by two; a password is shown once; sessions end; nobody does it to the own account', async () => {
    const clerk = await official(browser, base, 'clerk');
    const guard = await official(browser, base, 'guard');
    const { page, faults } = guard;
    await guard.open('/admin/security/accounts?q=clerk');
    await page.click('tbody tr a');
    await page.waitForSelector('[data-sessions="1"]');
    await guard.examine();
    await page.click('[data-sessions] .scroll button');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-sessions="0"]');
    await clerk.page.reload();
    await clerk.page.waitForSelector('input[name=password]');

    await page.selectOption('#field-role', 'reviewer');
    await page.locator('section.card button').click();
    await page.fill('textarea[name=reason]', '调整岗位');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-proposed]');
    const caseId = (await page.locator('[data-proposed]').getAttribute('data-proposed'))!;
    const role = () =>
      sql<{ role: string }>`select role from users where account = 'clerk'`.execute(kernel.db.kysely).then(({ rows }) => rows[0]!.role);
    expect(await role()).toBe('clerk');
    await expect(fire(kernel, { caseId, transition: 'change' }, callerOf('guard', 'security'))).rejects.toThrow();
    await fire(kernel, { caseId, transition: 'change' }, callerOf('guard2', 'security'));
    expect(await role()).toBe('reviewer');

    await guard.open('/admin/security/accounts/clerk');
    await page.locator('main .row-actions button').nth(1).click();
    await page.fill('textarea[name=reason]', '忘记密码');
    await page.click('.ant-modal-footer button.ant-btn-primary');
    await page.waitForSelector('[data-once]');
    const secret = await page.locator('[data-once] code').innerText();
    await page.reload();
    await settled(page);
    expect(await page.content()).not.toContain(secret);

    await guard.open('/admin/security/accounts/guard');
    expect(await page.locator('main .row-actions .why').count()).toBe(2);
    // It says that it is not open; pressing it all the same does nothing.
    await page.locator('main .row-actions button').first().click({ force: true });
    expect(await page.locator('.ant-modal').count()).toBe(0);

    await guard.open('/admin/security/accounts');
    await page.click('[data-new-account] summary');
    await page.fill('#field-account', 'newcomer');
    await page.locator('[data-new-account] select').selectOption('clerk');
    await page.locator('[data-new-account] #field-organ').fill('demo-a-amr');
    await page.locator('[data-new-account] button[type=submit]').click();
    await page.waitForSelector('[data-waits]');
    expect(faults).toEqual([]);
    await guard.context.close();
    await clerk.context.close();
  });

  test('the log is searched and taken away as a file; its seals are compared', async () => {
    const auditor = await official(browser, base, 'auditor');
    const { page, faults } = auditor;
    await auditor.open('/admin/audit/log?event=user');
    await page.waitForSelector('tbody tr');
    const actions = await page.locator('tbody tr td:nth-child(5) code').allInnerTexts();
    expect(actions.length).toBeGreaterThan(3);
    expect(actions.filter((each) => !each.startsWith('user'))).toEqual([]);
    const coming = page.waitForEvent('download');
    await page.locator('.tools button', { hasText: 'CSV' }).click();
    const csv = (await bytesOf(await coming)).toString('utf8');
    expect(csv).toContain('user.created');
    expect(csv).not.toContain('session.opened');
    await auditor.examine();
    await auditor.open('/admin/audit/seals');
    await page.waitForSelector('.list-body');
    expect(faults).toEqual([]);
    await auditor.context.close();
  });
});

describe('a list', () => {
  test('goes on and back a page, also after a reload; a page opened by link knows none before it', async () => {
    await sql`
      insert into proposals (proposal_id, kind, object_kind, object_id, payload, reason, organ, proposed_by, proposed_at, state)
      select gen_random_uuid(), 'planted', 'thing', 'planted-' || n, '{}', '第' || n || '件', 'demo-drc', 'somebody',
        '2026-11-01'::timestamptz + n * interval '1 minute', 'open' from generate_series(1, 50) n`.execute(kernel.db.kysely);
    const head = await official(browser, base, 'director');
    const { page } = head;
    const rows = page.locator('[data-list=proposals] tbody tr');
    const turn = async (name: string, expected: string): Promise<void> => {
      await page.locator('nav.pages').getByRole('button', { name }).click();
      await rows.first().filter({ hasText: expected }).waitFor();
    };
    await head.open('/proposals?size=20');
    await rows.first().filter({ hasText: '第1件' }).waitFor();
    await turn('下一页', '第21件');
    await turn('下一页', '第41件');
    await turn('上一页', '第21件');
    await page.reload();
    await rows.first().filter({ hasText: '第21件' }).waitFor();
    await turn('上一页', '第1件');
    await turn('下一页', '第21件');
    const other = await official(browser, base, 'director');
    const { pathname, search } = new URL(page.url());
    await other.open(`${pathname.replace('/workbench', '')}${search}`);
    await other.page.locator('[data-list=proposals] tbody tr').first().filter({ hasText: '第21件' }).waitFor();
    const pages = other.page.locator('nav.pages');
    expect(await pages.getByRole('button', { name: '上一页' }).count()).toBe(0);
    expect(await pages.getByRole('button', { name: '回到第一页' }).count()).toBe(1);
    await sql`delete from proposals where kind = 'planted'`.execute(kernel.db.kysely);
    await other.context.close();
    await head.context.close();
  });
});

describe('pages that everybody has', () => {
  test('a year is drawn: days off, days worked instead; what is not announced is said', async () => {
    const reviewer = await official(browser, base, 'reviewer');
    const { page, faults } = reviewer;
    await reviewer.open('/calendars/2026');
    await page.waitForSelector('.year');
    expect(await page.locator('table.month').count()).toBe(12);
    const answer = await page.request.get(`${base}/api/v1/calendars`);
    const { items } = (await answer.json()) as { items: { year: number; workingDays: number; worked: number }[] };
    const year = items.find((each) => each.year === 2026)!;
    expect(await page.locator('.year').getAttribute('data-days')).toBe(String(year.workingDays));
    expect(await page.locator('[data-day=worked]').count()).toBe(year.worked);
    expect(await page.locator('[data-day]').count()).toBe(365);
    await reviewer.examine();
    await reviewer.open('/calendars/2027');
    await page.waitForSelector('[data-year=provisional]');
    expect(faults).toEqual([]);
    await reviewer.context.close();
  });

  test('messages are counted in the head, read, and marked', async () => {
    await kernel.db.tx((tx) =>
      notify(tx, kernel, {
        to: { account: 'reviewer' },
        notice: reminder,
        params: { day: kernel.clock.today().toString() },
        key: 'planted',
        link: '/workbench',
      }),
    );
    const reviewer = await official(browser, base, 'reviewer');
    const { page } = reviewer;
    await page.waitForSelector('[data-unread="1"]');
    await page.click('[data-unread] a');
    await page.waitForSelector('[data-list=messages] tbody tr');
    await reviewer.examine();
    await page.click('.page-actions button');
    await page.waitForSelector('[data-marked="1"]');
    await page.waitForSelector('[data-unread="0"]');
    await reviewer.context.close();
  });

  test('the box on top finds by kind; the door shows the provider of identities', async () => {
    const reviewer = await official(browser, base, 'reviewer');
    const { page } = reviewer;
    await page.fill('.global-search input', '重庆示例甲');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/find\?q=/);
    await page.waitForSelector('[data-kind=subject] a');
    await reviewer.examine();
    await page.fill('.global-search input', '11010519491231002X');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-problem-of=person]');
    await reviewer.context.close();
    const door = await browser.newPage();
    await door.goto(`${base}/workbench/sign-in`);
    await door.waitForSelector('[data-ways="1"]');
    expect(await door.locator('[data-ways] a').getAttribute('href')).toMatch(/^\/auth\/oidc\/start\?face=workbench&to=/);
    await door.close();
  });

  test('an organ says its sentence while the month is checked', async () => {
    kernel.clock.set('2026-12-03T02:00:00Z');
    const reviewer = await official(browser, base, 'reviewer');
    const { page, faults } = reviewer;
    await reviewer.open('/figures');
    await page.click('main a[href$="/figures/months/2026-11"]');
    await page.waitForSelector('[data-statement=open]');
    await page.fill('#field-sentence', '系统升级两天，已补报。');
    await page.click('[data-statement] button[type=submit]');
    await page.waitForSelector('[data-saved]');
    await page.waitForFunction(() => document.querySelector('[data-organ=demo-a-amr]')?.textContent.includes('系统升级'));
    await reviewer.examine();
    await reviewer.open('/figures/months/2026-10');
    await page.waitForSelector('[data-statement=closed], [data-state=published]');
    expect(faults).toEqual([]);
    await reviewer.context.close();
  });
});

describe.each(['', '/en'] as const)('every page (%s)', (prefix) => {
  const WALKS: readonly [string, readonly string[]][] = [
    [
      'director',
      ['/', '/figures/weekly', '/figures/silent', '/recipients', '/exchange', '/exchange/stuck', '/policy/unverified', '/policy/drafts'],
    ],
    ['writer', ['/policy?current=true', '/catalogue', '/catalogue/changes', '/calendars', '/calendars/2026']],
    ['guard', ['/admin/security/accounts', '/admin/security/accounts/legal', '/admin/security/keys']],
    ['keeper', ['/admin/system/outbox', '/admin/system/readers', '/admin/system/keys']],
    ['auditor', ['/admin/audit/looks', '/admin/audit/seals']],
  ];
  test.each(WALKS)('of %s stands at both widths without a fault', async (account, paths) => {
    const someone = await official(browser, base, account, prefix);
    for (const path of paths) {
      await someone.open(path);
      await someone.examine();
    }
    expect(someone.faults).toEqual([]);
    await someone.context.close();
  });
});
