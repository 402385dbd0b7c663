import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../access/index.ts';
import { XinhengError } from '../errors/index.ts';
import { dispatchDue } from '../outbox/index.ts';
import { testRoom } from '../testing/rooms.ts';
import { notifyCapability } from './capability.ts';
import { cancelReminder, listMessages, noticeKind, noticeKinds, notify, reminder, setAddress, type Notification } from './index.ts';
import { notifyChannels } from './send.ts';
import { hookServer, mailServer } from '../../../test/support/receivers.ts';
import type { NotifyConfig } from './types.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, so').toString('base64')}`;
const SUBJECT = '00000000-0000-4000-8000-000000000001';

const soon = noticeKind({
  kind: 'deadline.soon',
  params: ['n', 'day'],
  zh: ({ n, day }) => `有${n}项事情最后一天是${day}`,
  en: ({ n, day }) => `${n} matters by ${day}`,
});

let kernel: TestKernel;
const open: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  kernel = await testKernel({ rooms: [notifyCapability, testRoom({ gives: [noticeKinds.give(soon)] })] });
  await testUser(kernel, { account: 'owner', role: 'owner', subjectId: SUBJECT });
  await testUser(kernel, { account: 'other', role: 'owner' });
  await testUser(kernel, { account: 'system', role: 'system' });
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const person = (account: string): Caller => ({ ...ANONYMOUS, account, userId: 'x', role: 'owner' });
const configure = (config: NotifyConfig): void => {
  kernel.settings.notify = config;
};
const tell = <N extends 'n' | 'day'>(notification: Notification<N>): Promise<number> =>
  kernel.db.tx((tx) => notify(tx, kernel, notification));
const dispatch = () => dispatchDue(kernel, notifyChannels(kernel));
const later = (seconds: number): void => kernel.clock.set(kernel.clock.now().add({ seconds }).toString());
const own = async (account: string) => (await listMessages(kernel, person(account), 'zh-CN')).items;
const address = (channel: 'email' | 'sms', to: string) =>
  kernel.db.tx((tx) => setAddress(kernel, tx, person('owner'), { channel, address: to }));
const mail = async (refuse = 0) => {
  const server = await mailServer(refuse);
  open.push(server);
  configure({ email: { smtp: server.url, from: 'notice@example.invalid' } });
  return server;
};
const hook = async (way: 'sms' | 'webhook', ...answers: number[]) => {
  const server = await hookServer(...answers);
  open.push(server);
  configure({ [way]: { url: server.url, secret: SECRET } });
  return server;
};
const SOON = { notice: soon, params: { n: 2, day: '2026-11-27' } } as const;

describe('a message', () => {
  test('is counts and days: a name, a document number or a word about a record can’t be put into it', async () => {
    const poison = fc.oneof(fc.string(), fc.constantFrom('示例甲公司', '示处〔2026〕1号', '2026-13-01', '罚款'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('n', 'day'), poison, async (name, value) => {
        const params = { n: 1, day: '2026-11-27', [name]: value } as unknown as { n: number; day: string };
        const refused = await tell({ to: { account: 'owner' }, notice: soon, params, key: value }).then(
          () => false,
          (error: unknown) => error instanceof XinhengError && error.code === 'BAD_INPUT',
        );
        expect(refused).toBe(true);
      }),
      { numRuns: 30 },
    );
    // A number under another name, one too many, and one too few.
    for (const [notice, params] of [
      [soon, { n: 1, day: '2026-11-27', amountFen: 2_000_000 }],
      [reminder, { n: 1, day: '2026-11-27' }],
      [soon, { n: 1 }],
    ] as const) {
      const forged = { to: { account: 'owner' }, notice, params, key: 'k' } as unknown as Notification;
      await expect(tell(forged)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
    for (const n of [0, -1, 1.5, NaN]) {
      await expect(tell({ to: { account: 'owner' }, ...SOON, params: { n, day: '2026-11-27' }, key: 'k' })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }
    for (const link of ['https://elsewhere.invalid', '//x', '/centrex', '/subjects/1']) {
      await expect(tell({ to: { account: 'owner' }, ...SOON, key: 'k', link })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }
    expect(await own('owner')).toEqual([]);
  });

  test('says its kind’s sentence in the reader’s language, its day as people write it; of a kind that no room brings nobody is told', async () => {
    await tell({ to: { account: 'owner' }, ...SOON, key: 'k' });
    const said = async (language: 'zh-CN' | 'en') => (await listMessages(kernel, person('owner'), language)).items.map(({ text }) => text);
    expect(await said('zh-CN')).toEqual(['有2项事情最后一天是2026年11月27日']);
    expect(await said('en')).toEqual(['2 matters by 27 November 2026']);
    const foreign = noticeKind({ kind: 'penalty.published', params: ['n'], zh: () => '', en: () => '' });
    await expect(tell({ to: { account: 'owner' }, notice: foreign, params: { n: 1 }, key: 'f' })).rejects.toThrow(TypeError);
  });

  test('stands with its cause or not at all, and once for a cause', async () => {
    const failed = kernel.db.tx(async (tx) => {
      await notify(tx, kernel, { to: { account: 'owner' }, ...SOON, key: 'cause 1' });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await own('owner')).toEqual([]);
    expect(await tell({ to: { account: 'owner' }, ...SOON, key: 'cause 1', link: '/centre/x' })).toBe(1);
    expect(await tell({ to: { account: 'owner' }, ...SOON, key: 'cause 1' })).toBe(0);
    expect(await own('owner')).toMatchObject([{ kind: 'deadline.soon', link: '/centre/x', readAt: null }]);
  });

  test('to a body reaches its own account; to an organ’s role those who hold it; to nobody nobody', async () => {
    await testUser(kernel, { account: 'head', role: 'director', organ: 'demo-a-amr' });
    expect(await tell({ to: { subjectId: SUBJECT }, ...SOON, key: 'a' })).toBe(1);
    expect(await tell({ to: { organ: 'demo-a-amr', role: 'director' }, ...SOON, key: 'b' })).toBe(1);
    expect(await tell({ to: { account: 'nobody' }, ...SOON, key: 'c' })).toBe(0);
    expect(await own('other')).toEqual([]);
  });
});

describe(item(28, 'outgoing messages'), () => {
  test('by e-mail reach a real server: refused, shown as failing without address or words, then sent under the same id', async () => {
    const server = await mail(1);
    await address('email', 'owner@firm.example.com');
    await tell({ to: { account: 'owner' }, ...SOON, key: 'k', link: '/centre/91509900MADEMA019J/notices/1' });
    expect(await dispatch()).toEqual({ sent: 0, failed: 1 });
    const http = await testServer(kernel, [notifyCapability]);
    const headers = await signIn(http, 'system');
    const outbox = async () =>
      (await http.inject({ url: '/api/v1/notify/outbox', headers: { ...headers } })).json<{
        items: { id: number }[];
      }>();
    const failing = await outbox();
    expect(failing).toMatchObject({
      configured: ['email'],
      items: [{ account: 'owner', channel: 'email', state: 'failing', attempts: 1 }],
    });
    expect(JSON.stringify(failing)).not.toContain('firm.example.com');
    const id = failing.items[0]!.id;
    const again = await http.inject({
      method: 'POST',
      url: `/api/v1/notify/outbox/${id}/retry`,
      headers: { ...headers },
      payload: {},
    });
    expect(again.statusCode).toBe(204);
    expect(await dispatch()).toEqual({ sent: 1, failed: 0 });
    expect(await outbox()).toMatchObject({ items: [{ state: 'sent', attempts: 2, lastError: null }] });
    expect(server.mails).toHaveLength(1);
    const [first, second] = [server.refused[0]!.raw, server.mails[0]!.raw];
    const idOf = (raw: string): string | undefined => /^message-id: *(\S+)/im.exec(raw)?.[1];
    expect(idOf(first)).toBe(idOf(second));
    expect(server.mails[0]!.to).toEqual(['owner@firm.example.com']);
    expect(second).toMatch(/^auto-submitted: auto-generated/im);
    for (const word of ['91509900MADEMA019J', '/centre', 'notices']) expect(second).not.toContain(word);
  });

  test('by webhook are signed, so that another implementation of the standard accepts them, and a redirect is refused', async () => {
    const server = await hook('webhook', 307, 500);
    await tell({ to: { account: 'owner' }, ...SOON, key: 'k', link: '/centre/91509900MADEMA019J' });
    expect(await dispatch()).toEqual({ sent: 0, failed: 1 });
    later(10);
    expect(await dispatch()).toEqual({ sent: 0, failed: 1 });
    later(10);
    expect(await dispatch()).toEqual({ sent: 1, failed: 0 });
    expect(server.requests).toHaveLength(3);
    expect(new Set(server.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { headers, body } = server.requests[2]!;
    const signed = [String(headers['webhook-id']), String(headers['webhook-timestamp']), body].join('.');
    const mac = createHmac('sha256', Buffer.from(SECRET.slice(6), 'base64'))
      .update(signed)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(() => new Webhook(SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow();
    const sent = JSON.parse(body) as { type: string; data: { account: string; params: unknown; text: { zh: string } } };
    expect(sent).toMatchObject({ type: 'message.deadline.soon', data: { account: 'owner', params: SOON.params } });
    expect(body).not.toContain('91509900MADEMA019J');
  });

  test('by short message carry the number to the operator’s gateway; without a number nothing leaves', async () => {
    const server = await hook('sms');
    await tell({ to: { account: 'owner' }, ...SOON, key: 'none' });
    await dispatch();
    expect(server.requests).toEqual([]);
    await expect(address('sms', '12345')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await address('sms', '13800000000');
    await tell({ to: { account: 'owner' }, ...SOON, key: 'one' });
    await dispatch();
    expect(server.requests.map(({ body }) => (JSON.parse(body) as { data: { to: string } }).data.to)).toEqual(['13800000000']);
  });

  test('of a later day wait for its morning; a reminder that is no longer wanted never leaves', async () => {
    const server = await mail();
    await address('email', 'owner@firm.example.com');
    for (const key of ['wanted', 'not']) {
      await tell({
        to: { account: 'owner' },
        notice: reminder,
        params: { day: '2026-12-15' },
        key,
        showFrom: '2026-12-15',
      });
    }
    await dispatch();
    expect(await own('owner')).toEqual([]);
    const ahead = await listMessages(kernel, person('owner'), 'zh-CN', { ahead: true });
    const cancel = (account: string) => kernel.db.tx((tx) => cancelReminder(kernel, tx, person(account), ahead.items[0]!.id));
    await expect(cancel('other')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await cancel('owner');
    kernel.clock.set('2026-12-15T07:59:00+08:00');
    await dispatch();
    expect(server.mails).toEqual([]);
    kernel.clock.set('2026-12-15T08:00:00+08:00');
    await dispatch();
    expect(server.mails).toHaveLength(1);
    expect(await own('owner')).toHaveLength(1);
  });

  test('are read by their own account alone; the outbox by those who keep the machine', async () => {
    await tell({ to: { account: 'owner' }, ...SOON, key: 'k' });
    const http = await testServer(kernel, [notifyCapability]);
    const headers = await signIn(http, 'owner');
    const mine = (await http.inject({ url: '/api/v1/my/messages', headers: { ...headers, 'accept-language': 'en' } })).json<{
      items: { id: string; text: string }[];
    }>();
    expect(mine.items).toMatchObject([{ text: '2 matters by 27 November 2026' }]);
    const url = `/api/v1/my/messages/${mine.items[0]!.id}/read`;
    const stranger = await signIn(http, 'other');
    expect((await http.inject({ method: 'POST', url, headers: { ...stranger }, payload: {} })).statusCode).toBe(404);
    expect((await http.inject({ method: 'POST', url, headers: { ...headers }, payload: {} })).statusCode).toBe(204);
    expect((await http.inject({ url: '/api/v1/my/messages?unread=true', headers: { ...headers } })).json()).toEqual({
      items: [],
      next: null,
    });
    expect((await http.inject({ url: '/api/v1/notify/outbox', headers: { ...headers } })).statusCode).toBe(403);
    expect((await http.inject({ url: '/api/v1/my/messages' })).statusCode).toBe(401);
  });
});
