import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { signIn, type SignedIn } from '../../../test/support/server.ts';
import { callerOf, findUser } from '../../kernel/access/index.ts';
import { fire, openCase, recordService, recordServiceOutcome, runCases } from '../../kernel/procedures/index.ts';
import { openingOf } from './opening.ts';

let office: Office;
const signed = new Map<string, SignedIn>();
beforeAll(async () => {
  office = await testOffice(await testKernel());
});

const by = async (account: string) => callerOf((await findUser(office.kernel, account))!, '办理');

async function headers(account: string): Promise<SignedIn> {
  const known = signed.get(account) ?? (await signIn(office.server, account));
  signed.set(account, known);
  return known;
}

async function ask(account: string, url: string, headersToo: object = {}): Promise<LightMyRequestResponse> {
  return office.server.inject({
    url,
    headers: { ...(await headers(account)), 'xinheng-purpose': 'check', ...headersToo },
  });
}

async function send(
  account: string,
  url: string,
  fields: Record<string, string>,
  how: 'form' | 'plain' = 'form',
): Promise<LightMyRequestResponse> {
  const own = await headers(account);
  const all = { _csrf: own['x-csrf-token'], ...fields };
  const parts = Object.entries(all).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return office.server.inject({
    method: 'POST',
    url,
    payload: how === 'form' ? `${parts.join('')}--b--\r\n` : new URLSearchParams(all).toString(),
    headers: {
      cookie: own.cookie,
      'content-type': how === 'form' ? 'multipart/form-data; boundary=b' : 'application/x-www-form-urlencoded',
      'xinheng-purpose': 'check',
    },
  });
}

/** The message beside a field, which the summary leads to. */
function faultAt(answer: LightMyRequestResponse, id: string): string | undefined {
  expect(answer.body).toContain(`href="#f-${id}"`);
  return new RegExp(`id="f-${id.replaceAll('.', '\\.')}-fault">([^<]+)<`).exec(answer.body)?.[1];
}

const FACTS = { facts: '事实', 'proposal-reasons': '理由', 'legal-basis': '依据', measures: '措施', outcome: 'listed' };

async function draft(): Promise<string> {
  const { kernel } = office;
  const officer = await by('officer');
  const fields = { cause: '案由', 'penalty-document': '文号' };
  const wanted = { procedure: 'serious-list', subject: FIRM.uscc, fields };
  const { caseId } = await kernel.db.tx(async (tx) =>
    openCase(tx, kernel, await openingOf(tx, kernel, wanted, officer), officer),
  );
  return caseId;
}

async function proposed(): Promise<string> {
  const caseId = await draft();
  await fire(office.kernel, { caseId, transition: 'propose', fields: FACTS }, await by('officer'));
  return caseId;
}

/** A case whose notice was made and not served. */
async function noticed(): Promise<string> {
  const { kernel } = office;
  const caseId = await proposed();
  await fire(kernel, { caseId, transition: 'notify' }, await by('head'));
  return caseId;
}

async function served(): Promise<string> {
  const { kernel } = office;
  const officer = await by('officer');
  const caseId = await noticed();
  const sentOn = kernel.clock.today();
  const envelope = {
    document: 'advance-notice',
    method: 'in-person',
    sentOn,
    recipient: '甲',
    address: '路1号',
  } as const;
  const { deliveryId } = await recordService(kernel, { caseId, ...envelope }, officer);
  const outcome = { outcome: 'delivered', on: sentOn, proof: { receipt: '回证' } } as const;
  await recordServiceOutcome(kernel, { caseId, deliveryId, ...outcome }, officer);
  return caseId;
}

const show = async (id: string, account = 'officer') =>
  (await ask(account, account === 'owner' ? `/api/v1/my/cases/${id}` : `/api/v1/cases/${id}`)).json();

describe(item(28, 'the forms of officials beside the steps'), () => {
  test('service and its outcome: faults stand at their field, and a right one is recorded', async () => {
    const id = await noticed();
    const serve = `/workbench/cases/${id}/service/advance-notice`;
    const bare = await send('officer', serve, {});
    expect([bare.statusCode, faultAt(bare, 'method')]).toEqual([400, expect.stringContaining('“送达方式”')]);
    const nowhere = { method: 'in-person', sentOn: '2026-11-24', recipient: '甲', address: '' };
    expect(faultAt(await send('officer', serve, nowhere), 'address')).toContain('地址');
    const sent = await send('officer', serve, { ...nowhere, address: '路1号' });
    expect(sent.statusCode, sent.body).toBe(303);
    const url = String(sent.headers['location']);
    expect((await ask('officer', url)).body).toContain('2026年11月24日');
    expect(faultAt(await send('officer', url, {}), 'outcome')).toContain('“结果”');
    const unproved = await send('officer', url, { outcome: 'delivered', on: '2026-11-24' });
    expect(faultAt(unproved, 'fields.receipt')).toContain('送达回证');
    expect(faultAt(await send('officer', url, { outcome: 'returned', on: '2026-11-24' }), 'reason')).toBeDefined();
    const right = { outcome: 'delivered', on: '2026-11-24', 'fields.receipt': '回证' };
    expect((await send('officer', url, right)).headers['location']).toBe(`/workbench/cases/${id}?done=service`);
    expect(await show(id)).toMatchObject({ served: { 'advance-notice': '2026-11-24' } });
    expect((await ask('officer', `/workbench/cases/${id}`)).body).toContain('更正结果');
  });

  test('suspension, extension, assignment and recusal', async () => {
    const id = await served();
    const act = (name: string, fields: Record<string, string>) =>
      send('head', `/workbench/cases/${id}/acts/${name}`, fields);
    const reason = '等检验报告';
    expect(faultAt(await act('suspend', { reason }), 'ground')).toContain('“中止的原因”');
    expect(faultAt(await act('suspend', { ground: 'examination' }), 'reason')).toContain('“理由”');
    expect((await act('suspend', { ground: 'examination', reason })).statusCode).toBe(303);
    expect(await show(id)).toMatchObject({ suspendedSince: '2026-11-24' });
    expect((await act('resume', { reason })).statusCode).toBe(303);
    expect(faultAt(await act('extend', { period: 'decision-term', length: '31', reason }), 'length')).toContain('多少');
    expect((await act('extend', { period: 'decision-term', length: '30', reason })).statusCode).toBe(303);
    expect(faultAt(await act('assign', { account: 'nobody' }), 'account')).toContain('“人员账号”');
    expect((await act('assign', { account: 'reviewer' })).statusCode).toBe(303);
    expect(await show(id)).toMatchObject({ handler: 'reviewer' });
    expect((await act('recuse', { account: 'reviewer', reason: '亲属' })).statusCode).toBe(303);
    // Who steps back has the case no longer.
    expect(await show(id)).toMatchObject({ handler: null, recused: ['reviewer'] });
    // What is not open is not offered, and not by its address either.
    expect((await ask('officer', `/workbench/cases/${id}/acts/suspend`)).statusCode).toBe(403);
  });

  test('a step that asks for nothing shows at once what follows; one that is over says what was done and what is open', async () => {
    const id = await served();
    const gone = await ask('head', `/workbench/cases/${id}/steps/notify`);
    expect([gone.statusCode, gone.body.includes('最近一步“送达”')]).toEqual([409, true]);
    const caseId = await proposed();
    const page = await ask('head', `/workbench/cases/${caseId}/steps/notify`);
    expect(page.body).toContain('确认并发出告知书');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? '';
    const confirm = { go: 'confirm', version: hidden('version'), key: hidden('key') };
    const done = await send('head', `/workbench/cases/${caseId}/steps/notify`, confirm);
    const again = await send('head', `/workbench/cases/${caseId}/steps/notify`, confirm);
    expect([done.statusCode, again.headers['location']]).toEqual([303, done.headers['location']]);
  });

  test('an absence is set, shown, and ended early; who stands in can’t end it', async () => {
    const page = '/workbench/absences';
    const away = { account: 'officer', from: '2026-11-24', to: '2026-11-30', substitute: 'reviewer' };
    expect(faultAt(await send('officer', page, { ...away, to: '' }, 'plain'), 'to')).toContain('到哪一天');
    expect(
      faultAt(await send('officer', page, { ...away, substitute: 'stranger' }, 'plain'), 'substitute'),
    ).toBeDefined();
    const set = await send('officer', page, away, 'plain');
    const absence = new URL(String(set.headers['location']), 'http://x').searchParams.get('done')!;
    const work = async () => (await ask('reviewer', '/api/v1/work')).json<{ items: { came: string }[] }>().items;
    await draft();
    expect((await work()).some(({ came }) => came.includes('officer'))).toBe(true);
    expect((await send('reviewer', page, { end: absence }, 'plain')).statusCode).toBe(404);
    const ended = await send('officer', page, { end: absence }, 'plain');
    expect(ended.headers['location']).toBe(`${page}?done=ended`);
    expect((await work()).some(({ came }) => came.includes('officer'))).toBe(false);
    expect((await ask('officer', page)).body).toContain('data-empty');
    expect((await send('officer', page, { end: absence }, 'plain')).statusCode).toBe(404);
  });
});

describe(item(28, 'the forms of the party'), () => {
  const address = `/centre/${FIRM.uscc}/service-address`;
  const consent = { step: 'sign', address: '企业中心', signedBy: '甲', accept: 'yes' };

  test('electronic service: confirmed, used, received by the firm itself, changed and withdrawn', async () => {
    const declare = (fields: Record<string, string>) => send('owner', address, fields, 'plain');
    expect(faultAt(await declare({ ...consent, accept: '' }), 'accept')).toContain('送达的效果');
    expect(faultAt(await declare({ ...consent, address: ' ' }), 'address')).toContain('“送到哪里”');
    expect((await declare(consent)).statusCode).toBe(303);
    const id = await noticed();
    const serve = `/workbench/cases/${id}/service/advance-notice`;
    const envelope = { method: 'electronic', sentOn: '2026-11-24', recipient: FIRM.name, address: '别处' };
    expect(faultAt(await send('officer', serve, envelope), 'address')).toBeDefined();
    expect((await send('officer', serve, { ...envelope, address: '企业中心' })).statusCode).toBe(303);
    const notice = `/centre/${FIRM.uscc}/notices/${id}`;
    const page = await ask('owner', notice);
    const action = /action="([^"]+\/deliveries\/[^"]+)"/.exec(page.body)?.[1];
    expect(page.body).toContain('确认收到');
    expect((await send('owner', action!, {}, 'plain')).statusCode).toBe(303);
    expect(await show(id, 'owner')).toMatchObject({ served: { 'advance-notice': '2026-11-24' } });
    expect((await ask('owner', notice)).body).not.toContain('deliveries/');
    expect((await declare({ ...consent, step: 'change', address: 'a@example.cn' })).statusCode).toBe(303);
    expect((await declare({ step: 'withdraw', signedBy: '甲' })).statusCode).toBe(303);
    expect((await ask('owner', address)).body).toContain('没有签电子送达确认书');
  });

  test('an agent is appointed and dismissed by the form; an official can’t be one', async () => {
    const id = await served();
    const url = `/centre/${FIRM.uscc}/notices/${id}/agents`;
    expect(faultAt(await send('owner', url, { account: 'head' }, 'plain'), 'account')).toContain('代理人的账号');
    expect((await send('owner', url, { account: 'other-owner' }, 'plain')).statusCode).toBe(303);
    expect((await ask('other-owner', url.replace('/agents', ''))).statusCode).toBe(200);
    expect((await send('owner', url, { end: 'other-owner' }, 'plain')).statusCode).toBe(303);
    expect((await ask('other-owner', url.replace('/agents', ''))).statusCode).toBe(404);
  });

  test('what was written while the period ran out is not lost: it is taken in late, and reviewed anew', async () => {
    const { kernel } = office;
    const id = await served();
    kernel.clock.set('2026-12-02T02:00:00Z');
    signed.clear();
    await runCases(kernel);
    const answer = `/centre/${FIRM.uscc}/notices/${id}/answer`;
    expect((await ask('owner', `/centre/${FIRM.uscc}/notices/${id}`)).body).toContain('2026年12月1日届满');
    const late = await send('owner', `${answer}/answer`, { 'fields.answer': '没有上架。', go: 'check' });
    expect(late.body).toContain(`action="${answer}/late-answer"`);
    expect(late.body).toContain('没有上架。');
    await fire(kernel, { caseId: id, transition: 'late-answer', fields: { answer: '没有上架。' } }, await by('owner'));
    const reviewed = { 'answer-taken': 'none', 'review-opinion': '无', outcome: 'listed' };
    await fire(kernel, { caseId: id, transition: 'review', fields: reviewed }, await by('reviewer'));
    await fire(
      kernel,
      { caseId: id, transition: 'late-answer-after-review', fields: { answer: '另有票据。' } },
      await by('owner'),
    );
    expect(await show(id, 'reviewer')).toMatchObject({
      state: { id: 'answer-closed' },
      fields: { answer: '另有票据。' },
    });
    const opens = { transition: 'consent', fields: { 'consent-opinion': '同意' } };
    await expect(fire(kernel, { caseId: id, ...opens }, await by('superior'))).rejects.toMatchObject({
      code: 'NOT_OPEN',
    });
    // The reviewer has all of it before him, and it can't be put off a second time.
    const shown = (await ask('reviewer', `/workbench/cases/${id}`)).body;
    for (const said of ['没有上架。', '另有票据。']) expect(shown).toContain(said);
    await fire(kernel, { caseId: id, transition: 'review', fields: reviewed }, await by('reviewer'));
    const again = { caseId: id, transition: 'late-answer-after-review', fields: { answer: '再补。' } };
    await expect(fire(kernel, again, await by('owner'))).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    // What an official did meanwhile is told to the party as the organ's.
    const stale = fire(kernel, { caseId: id, transition: 'late-answer', version: 1 }, await by('owner'));
    const said = JSON.stringify(
      (await stale.catch((error: { said: (l: string) => unknown }) => error.said('zh-CN'))) ?? '',
    );
    expect(said).not.toMatch(/reviewer|officer|head/);
  });
});
