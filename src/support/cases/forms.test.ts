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
  const parts = Object.entries(all).map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
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
  const { caseId } = await kernel.db.tx(async (tx) => openCase(tx, kernel, await openingOf(tx, kernel, wanted, officer), officer));
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

interface Problem {
  code: string;
  errors?: { path: string; code: string; message: string }[];
}

/** As the workbench asks. */
async function write(
  account: string,
  url: string,
  payload: object,
  { method = 'POST', key }: { method?: 'POST' | 'PUT' | 'DELETE'; key?: string } = {},
): Promise<LightMyRequestResponse> {
  const own = await headers(account);
  return office.server.inject({
    method,
    url,
    headers: { ...own, 'xinheng-purpose': 'check', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    ...(method === 'DELETE' ? {} : { payload }),
  });
}

const pathsIn = (answer: LightMyRequestResponse): string[] => (answer.json<Problem>().errors ?? []).map(({ path }) => path);

interface SheetOf {
  sheet: {
    serve: { document: string; enclosed: string[] }[];
    attempts: {
      outcome: string | null;
      choices: { id: string }[];
      asks: { id: string }[];
      follows: string[];
      proof: string;
    }[];
    acts: { suspend: { id: string }[]; extend: { id: string; most: string }[]; recuse: string | null };
    steps: { transition: string; open: boolean; refusal: { why: string; ask: string } | null }[];
    statements: { facts: { value: string }[] }[];
    course: { title: string; who: string; detail: string }[];
    periods: { period: string; beam: { day: number; of: number } | null }[];
    people: { value: string }[];
    now: { sentences: string[] };
  };
}

describe(item(28, 'what officials do beside the steps'), () => {
  test('service and its outcome: what may be recorded is told, and a right one is recorded', async () => {
    const id = await noticed();
    const before = (await show(id)) as SheetOf;
    expect(before.sheet.serve.map(({ document }) => document)).toEqual(['advance-notice']);
    const services = `/api/v1/cases/${id}/services`;
    const envelope = { document: 'advance-notice', method: 'in-person', sentOn: '2026-11-24', recipient: '甲' };
    expect((await write('officer', services, { ...envelope, address: '' })).statusCode).toBe(400);
    expect((await write('officer', services, { ...envelope, address: '路1号' })).json()).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REQUIRED',
    });
    const sent = await write('officer', services, { ...envelope, address: '路1号' }, { key: 'service-1' });
    expect(sent.statusCode, sent.body).toBe(201);
    // A click again, after the answer was lost: the same answer, one service.
    const again = await write('officer', services, { ...envelope, address: '路1号' }, { key: 'service-1' });
    expect([again.statusCode, again.json()]).toEqual([201, sent.json()]);
    expect(((await show(id)) as SheetOf).sheet.attempts).toHaveLength(1);
    const url = `${services}/${sent.json<{ deliveryId: string }>().deliveryId}`;
    const [attempt] = ((await show(id)) as SheetOf).sheet.attempts;
    expect(attempt).toMatchObject({ outcome: null, asks: [{ id: 'receipt' }] });
    expect(attempt?.choices.map((each) => each.id)).toEqual(['delivered', 'refused', 'returned']);
    expect(attempt?.follows.join()).toContain('个期限');
    const delivered = { outcome: 'delivered', on: '2026-11-24' };
    expect(pathsIn(await write('officer', url, delivered))).toEqual(['/proof']);
    expect(pathsIn(await write('officer', url, { outcome: 'returned', on: '2026-11-24' }))).toEqual(['/reason']);
    expect((await write('officer', url, { ...delivered, proof: { receipt: '回证' } })).statusCode).toBe(200);
    const after = (await show(id)) as SheetOf;
    expect(after).toMatchObject({ served: { 'advance-notice': '2026-11-24' }, sheet: { serve: [] } });
    expect(after.sheet.attempts[0]?.proof).toContain('回证');
    expect(after.sheet.attempts[0]?.choices.map((each) => each.id)).toContain('void');
  });

  test('the scan of a receipt stands in one record with the outcome, whatever it is called', async () => {
    const id = await noticed();
    const services = `/api/v1/cases/${id}/services`;
    const envelope = { document: 'advance-notice', method: 'in-person', sentOn: '2026-11-24', recipient: '甲' };
    const sent = await write('officer', services, { ...envelope, address: '路1号' }, { key: 'service-2' });
    const url = `${services}/${sent.json<{ deliveryId: string }>().deliveryId}/scan`;
    const outcome = JSON.stringify({ outcome: 'delivered', on: '2026-11-24', proof: { receipt: '回证' } });
    const scan = async (content: string, fields: Record<string, string>) => {
      const parts = Object.entries(fields).map(
        ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const file = `--b\r\nContent-Disposition: form-data; name="file"; filename="回证.pdf"\r\n\r\n${content}\r\n--b--\r\n`;
      const own = await headers('officer');
      return office.server.inject({
        method: 'POST',
        url,
        payload: parts.join('') + file,
        headers: { ...own, 'xinheng-purpose': 'check', 'content-type': 'multipart/form-data; boundary=b' },
      });
    };
    expect((await scan('<html>', { outcome })).json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA' });
    expect((await scan('%PDF-1.4', {})).json()).toMatchObject({ code: 'BAD_INPUT' });
    expect((await scan('%PDF-1.4', { outcome: '{"outcome":"nearly"}' })).json()).toMatchObject({ code: 'BAD_INPUT' });
    expect(await show(id)).toMatchObject({ served: {} });
    const done = await scan('%PDF-1.4', { outcome });
    expect(done.statusCode, done.body).toBe(200);
    expect(await show(id)).toMatchObject({ served: { 'advance-notice': '2026-11-24' } });
  });

  test('suspension, extension, assignment and recusal are offered to whom they are open', async () => {
    const id = await served();
    const act = (name: string, fields: object, account = 'head') => write(account, `/api/v1/cases/${id}/${name}`, fields);
    const reason = '等检验报告';
    const { sheet } = (await ask('head', `/api/v1/cases/${id}`)).json<SheetOf>();
    expect(sheet.acts).toMatchObject({ suspend: [{ id: 'examination' }], recuse: 'any' });
    expect(sheet.acts.extend).toContainEqual(expect.objectContaining({ id: 'decision-term', most: '30日' }));
    expect(((await show(id)) as SheetOf).sheet.acts).toMatchObject({ suspend: [], extend: [], recuse: 'self' });
    expect((await act('suspend', { ground: 'examination', reason: ' ' })).statusCode).toBe(400);
    expect((await act('suspend', { ground: 'examination', reason })).statusCode).toBe(200);
    const still = (await show(id)) as SheetOf;
    expect(still).toMatchObject({ suspendedSince: '2026-11-24' });
    expect(still.sheet.now.sentences.join()).toContain('中止');
    expect((await act('resume', { reason })).statusCode).toBe(200);
    expect(pathsIn(await act('extend', { period: 'decision-term', length: 31, reason }))).toEqual(['/length']);
    expect((await act('extend', { period: 'decision-term', length: 30, reason })).statusCode).toBe(200);
    expect(pathsIn(await act('assign', { account: 'nobody' }))).toEqual(['/account']);
    expect((await act('assign', { account: 'reviewer' })).statusCode).toBe(200);
    const assigned = (await show(id)) as SheetOf;
    expect(assigned).toMatchObject({ handler: 'reviewer' });
    expect(assigned.sheet.people.map(({ value }) => value)).toContain('示例审核（reviewer）');
    expect(assigned.sheet.course.at(-1)?.detail).toContain('示例审核（reviewer）');
    expect((await act('recuse', { account: 'reviewer', reason: '亲属' })).statusCode).toBe(200);
    // Who steps back has the case no longer.
    expect(await show(id)).toMatchObject({ handler: null, recused: ['reviewer'] });
    expect((await act('suspend', { ground: 'examination', reason }, 'officer')).statusCode).toBe(403);
  });

  test('a preview says what follows and takes no step; one that is over says what was done and what is open', async () => {
    const id = await served();
    const gone = await write('head', `/api/v1/cases/${id}/previews`, { transition: 'notify' });
    expect([gone.statusCode, gone.body.includes('最近一步“送达”')]).toEqual([409, true]);
    const caseId = await proposed();
    const url = `/api/v1/cases/${caseId}`;
    const seen = (await write('head', `${url}/previews`, { transition: 'notify' })).json<{
      follows: string[];
      version: number;
    }>();
    expect(seen.follows.join()).toMatch(/\d份/);
    expect(await show(caseId)).toMatchObject({ state: { id: 'proposed' }, version: seen.version });
    const step = { transition: 'notify', version: seen.version };
    const done = await write('head', `${url}/transitions`, step, { key: 'notify-1' });
    const again = await write('head', `${url}/transitions`, step, { key: 'notify-1' });
    expect([done.statusCode, again.body]).toEqual([200, done.body]);
    // Who proposed sees the step with the reason why it is not theirs.
    const other = await proposed();
    const { sheet } = (await show(other)) as SheetOf;
    const notify = sheet.steps.find(({ transition }) => transition === 'notify');
    expect(notify).toMatchObject({ open: false });
    expect(notify?.refusal?.why).not.toBe('');
    expect(notify?.refusal?.ask).not.toBe('');
  });

  test('an opening is checked without being opened, with every fault at its field', async () => {
    const preview = (body: object) => write('officer', '/api/v1/cases/previews', { procedure: 'serious-list', ...body });
    const empty = await preview({ subject: '' });
    expect([empty.statusCode, pathsIn(empty)]).toEqual([400, ['/subject', '/fields/cause', '/fields/penalty-document']]);
    expect(pathsIn(await preview({ subject: '91500000000000000X' }))[0]).toBe('/subject');
    const fields = { cause: '案由', 'penalty-document': '文号' };
    const count = async () => (await ask('officer', '/api/v1/cases?limit=200')).json<{ items: unknown[] }>().items.length;
    const before = await count();
    const right = await preview({ subject: FIRM.uscc, fields });
    expect(right.json()).toMatchObject({ party: { name: FIRM.name, code: FIRM.uscc } });
    expect(right.json<{ follows: string[] }>().follows.length).toBeGreaterThan(1);
    expect(await count()).toBe(before);
    expect((await write('officer', '/api/v1/cases/previews', { procedure: 'none' })).statusCode).toBe(404);
  });

  test('what may be opened is told with its form, to each role its own', async () => {
    const openable = async (account: string) =>
      (await ask(account, '/api/v1/cases/procedures'))
        .json<{ items: { id: string; mayOpen: boolean; fields: { id: string; type: string }[] }[] }>()
        .items.find(({ id }) => id === 'serious-list');
    const mine = await openable('officer');
    expect(mine?.mayOpen).toBe(true);
    expect(mine?.fields.map(({ id }) => id)).toEqual(['cause', 'penalty-document']);
    expect((await openable('owner'))?.mayOpen ?? false).toBe(false);
  });

  test('an absence is set, shown, and ended early; who stands in can’t end it', async () => {
    const page = '/api/v1/absences';
    const away = { account: 'officer', from: '2026-11-24', to: '2026-11-30', substitute: 'reviewer' };
    const put = (body: object) => write('officer', page, body, { method: 'PUT' });
    expect((await put({ ...away, to: '' })).statusCode).toBe(400);
    expect(pathsIn(await put({ ...away, substitute: 'stranger' }))).toEqual(['/substitute']);
    const set = await put(away);
    const { absenceId } = set.json<{ absenceId: string }>();
    const table = (await ask('officer', `${page}.csv`)).body.trim().split('\r\n');
    expect(table.slice(1)).toEqual(['officer,2026-11-24,2026-11-30,reviewer,officer']);
    const end = (account: string) => write(account, `${page}/${absenceId}`, {}, { method: 'DELETE' });
    const work = async () => (await ask('reviewer', '/api/v1/work')).json<{ items: { came: string }[] }>().items;
    await draft();
    expect((await work()).some(({ came }) => came.includes('officer'))).toBe(true);
    expect((await end('reviewer')).statusCode).toBe(404);
    expect((await end('officer')).statusCode).toBe(200);
    expect((await work()).some(({ came }) => came.includes('officer'))).toBe(false);
    expect((await ask('officer', page)).json()).toEqual({ items: [] });
    expect((await end('officer')).statusCode).toBe(404);
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
    const serve = `/api/v1/cases/${id}/services`;
    const envelope = { document: 'advance-notice', method: 'electronic', sentOn: '2026-11-24', recipient: FIRM.name };
    const key = 'service-3';
    expect(pathsIn(await write('officer', serve, { ...envelope, address: '别处' }, { key }))).toEqual(['/address']);
    expect((await write('officer', serve, { ...envelope, address: '企业中心' }, { key })).statusCode).toBe(201);
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
    await fire(kernel, { caseId: id, transition: 'late-answer-after-review', fields: { answer: '另有票据。' } }, await by('owner'));
    expect(await show(id, 'reviewer')).toMatchObject({
      state: { id: 'answer-closed' },
      fields: { answer: '另有票据。' },
    });
    const opens = { transition: 'consent', fields: { 'consent-opinion': '同意' } };
    await expect(fire(kernel, { caseId: id, ...opens }, await by('superior'))).rejects.toMatchObject({
      code: 'NOT_OPEN',
    });
    // The reviewer has all of it before him, and it can't be put off a second time.
    const { sheet } = (await ask('reviewer', `/api/v1/cases/${id}`)).json<SheetOf>();
    const shown = JSON.stringify(sheet.statements);
    for (const said of ['没有上架。', '另有票据。']) expect(shown).toContain(said);
    // The time to answer is over and not late: nothing is drawn behind its end.
    expect(sheet.periods.find(({ period }) => period === 'answer-window')?.beam).toMatchObject({ day: 5, of: 5 });
    await fire(kernel, { caseId: id, transition: 'review', fields: reviewed }, await by('reviewer'));
    const again = { caseId: id, transition: 'late-answer-after-review', fields: { answer: '再补。' } };
    await expect(fire(kernel, again, await by('owner'))).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    // What an official did meanwhile is told to the party as the organ's.
    const stale = fire(kernel, { caseId: id, transition: 'late-answer', version: 1 }, await by('owner'));
    const said = JSON.stringify((await stale.catch((error: { said: (l: string) => unknown }) => error.said('zh-CN'))) ?? '');
    expect(said).not.toMatch(/reviewer|officer|head/);
  });
});
