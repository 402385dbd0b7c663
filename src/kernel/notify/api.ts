import { Type } from 'typebox';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { decodeCursor, encodeCursor, listOf, pageOf, route, type AnyRoute } from '../http/index.ts';
import { DASH, listRoute } from '../lists/index.ts';
import { listOutbox, retryNow } from '../outbox/index.ts';
import { cancelReminder, listMessages, readMessages } from './inbox.ts';
import { noticeKinds } from './kinds.ts';
import { configuredChannels, outboxChannel } from './notify.ts';
import { outgoingOf } from './outgoing.ts';
import { CHANNELS } from './types.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const kindsOf = ({ offers }: Kernel) => Type.Enum(offers.at(noticeKinds).map(({ kind }) => kind));
const messageAnswer = (kernel: Kernel) =>
  Type.Object({
    id: Type.String(),
    kind: kindsOf(kernel),
    text: Type.String({ description: 'In the reader’s language; counts and days, never what the matter is' }),
    link: Nullable,
    at: Type.String(),
    showFrom: Type.String(),
    readAt: Nullable,
  });
const READ = { true: { zh: '已读', en: 'read' }, false: { zh: '未读', en: 'unread' } } as const;
const WAYS = {
  email: { zh: '电子邮件', en: 'e-mail' },
  sms: { zh: '短信', en: 'text message' },
  webhook: { zh: '政务平台', en: 'government platform' },
};
const STATES = {
  waiting: { zh: '等待', en: 'waiting' },
  failing: { zh: '没有发出', en: 'not sent' },
  sent: { zh: '已发出', en: 'sent' },
  'no-address': { zh: '没有地址', en: 'no address' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};
const sent = (kernel: Kernel) =>
  Type.Object({
    id: Type.Integer(),
    channel: Type.Enum([...CHANNELS]),
    account: Type.String(),
    kind: kindsOf(kernel),
    state: Type.Enum(Object.keys(STATES)),
    at: Type.String(),
    sentAt: Nullable,
    attempts: Type.Integer(),
    nextAt: Nullable,
    lastError: Nullable,
  });
const LIST = 'outbox';
const Position = Type.Tuple([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })]);
const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const names = CHANNELS.map(outboxChannel);

export function notifyRoutes(kernel: Kernel): AnyRoute[] {
  return [...mine(kernel), ...operators(kernel)];
}

function mine(kernel: Kernel): AnyRoute[] {
  const common = { face: 'api', permission: 'session' } as const;
  const none = Type.Object({}, { additionalProperties: false });
  return [
    ...listRoute({
      name: 'messages',
      path: '/api/v1/my/messages',
      summary: 'The own messages, the latest first; with ahead those of a later day',
      permission: 'session',
      audit: 'messages.listed',
      filters: {
        unread: { schema: Type.Boolean(), zh: '只看未读', en: 'Only unread' },
        ahead: { schema: Type.Boolean() },
      },
      item: messageAnswer(kernel),
      rows: ({ caller, language, query, cursor, limit }) => listMessages(kernel, caller, language, { ...query, cursor, limit }),
      columns: {
        text: { zh: '消息', en: 'Message', heading: true },
        at: { zh: '时间', en: 'Time', kind: 'time' },
        state: {
          zh: '状态',
          en: 'State',
          cell: ({ readAt }, language) => READ[`${readAt !== null}`][language === 'en' ? 'en' : 'zh'],
        },
      },
      orders: { at: { zh: '按时间，晚的在前', en: 'by time, the latest first' } },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/my/messages/read',
      summary: 'Mark all own messages as read',
      audit: 'messages.read',
      schemas: { body: none, response: { 200: Type.Object({ marked: Type.Integer() }) } },
      handle: async ({ caller }) => ({ marked: await readMessages(kernel, caller, null) }),
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/my/messages/{id}/read',
      summary: 'Mark one own message as read',
      audit: 'message.read',
      schemas: { params: Type.Object({ id: Id }), body: none, response: { 204: Type.Null() } },
      async handle({ caller, params, reply }) {
        await readMessages(kernel, caller, params.id);
        reply.code(204);
        return undefined;
      },
    }),
    route({
      ...common,
      method: 'DELETE',
      path: '/api/v1/my/messages/{id}',
      summary: 'Cancel a reminder of a later day',
      audit: 'reminder.cancelled',
      schemas: { params: Type.Object({ id: Id }), response: { 204: Type.Null() } },
      async handle({ caller, params, reply }) {
        await kernel.db.tx((tx) => cancelReminder(kernel, tx, caller, params.id));
        reply.code(204);
        return undefined;
      },
    }),
  ];
}

function operators(kernel: Kernel): AnyRoute[] {
  const common = { face: 'api', permission: 'notify.read' } as const;
  return [
    ...listRoute({
      name: 'outbox',
      path: '/api/v1/notify/outbox',
      summary: 'Messages that leave the house, without their words: sent, waiting or failing, the latest first',
      permission: 'notify.read',
      audit: 'outbox.listed',
      filters: { open: { schema: Type.Boolean({ description: 'Only those not sent' }), zh: '只看没有发出的', en: 'Only those not sent' } },
      shape: Type.Object({
        ...listOf(sent(kernel)).properties,
        configured: Type.Array(Type.Enum([...CHANNELS]), {
          description: 'Ways out of this installation; with none, messages stand in this system only',
        }),
      }),
      async rows({ query: { open }, cursor, limit }) {
        const before = cursor === undefined ? undefined : decodeCursor(LIST, Position, cursor)[0];
        const rows = await listOutbox(kernel, { channels: names, before, open, limit: limit + 1 });
        const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.id]));
        return { items: await outgoingOf(kernel, page.items), next: page.next, configured: configuredChannels(kernel) };
      },
      columns: {
        id: { zh: '编号', en: 'Number', heading: true },
        at: { zh: '时间', en: 'Time', kind: 'time' },
        channel: { zh: '通道', en: 'Way', values: WAYS },
        account: { zh: '账号', en: 'Account', kind: 'code' },
        kind: { zh: '种类', en: 'Kind', kind: 'code' },
        state: { zh: '状态', en: 'State', values: STATES },
        attempts: { zh: '试过几次', en: 'Tries', kind: 'number' },
        nextAt: { zh: '下次再试', en: 'Next try', kind: 'time' },
        lastError: { zh: '最近的错误', en: 'Last error', none: DASH },
      },
      orders: { id: { zh: '按编号，新的在前', en: 'by number, the latest first' } },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/notify/outbox/{id}/retry',
      summary: 'Try a failing message at once',
      audit: 'outbox.retried',
      schemas: {
        params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
        body: Type.Object({}, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
      async handle({ params, reply }) {
        if (!(await retryNow(kernel, params.id, names))) throw new XinhengError('NOT_FOUND', { what: String(params.id) });
        reply.code(204);
        return undefined;
      },
    }),
  ];
}
