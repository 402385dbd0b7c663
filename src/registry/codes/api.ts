import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { listRoute, valuesOf } from '../../kernel/lists/index.ts';
import { codesMessages } from './messages.ts';
import { listOrders, ordersByOrgan, readOrder } from './orders/list.ts';
import { replyToOrder } from './orders/reply.ts';
import { proposeUndo, undoQuestions } from './orders/undo.ts';
import { ratesOfGroups } from './rate-of-groups.ts';
import { codeRates, rateOverTime } from './rate.ts';
import { FINDING_KINDS, REPLIES } from './types.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Params = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, description: 'number or id of the order' }),
});
const STATES = ['open', 'answered', 'settled', 'lapsed'] as const;
const State = Type.Enum([...STATES]);
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const Uuid = Type.String({ format: 'uuid' });
const Side = Type.Union([Type.Literal('loser'), Type.Literal('survivor')]);

const OrderItem = Type.Object({
  id: Type.String(),
  number: Type.String(),
  kind: Type.Union(FINDING_KINDS.map((kind) => Type.Literal(kind))),
  cause: Type.String(),
  codes: Type.Array(Type.String()),
  candidate: Nullable,
  basis: Nullable,
  subjects: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), uscc: Nullable, district: Nullable })),
  source: Nullable,
  organ: Type.String(),
  openedOn: Type.String(),
  due: Type.String(),
  provisional: Type.Boolean(),
  state: State,
  late: Type.Boolean(),
  escalatedOn: Nullable,
  reply: Type.Union([
    Type.Object({ kind: Type.String(), code: Nullable, body: Nullable, organ: Nullable, reason: Type.String() }),
    Type.Null(),
  ]),
  repliedOn: Nullable,
  proposal: Nullable,
  settledOn: Nullable,
  merged: Type.Array(Type.String()),
  history: Type.Array(Type.Object({ at: Type.String(), what: Type.String(), organ: Nullable, account: Nullable })),
  waits: Type.Union([Type.Object({ proposal: Type.String(), by: Type.String(), at: Type.String() }), Type.Null()]),
});
const Loads = Type.Object({
  items: Type.Array(Type.Object({ organ: Type.String(), open: Type.Integer(), late: Type.Integer(), since: Nullable })),
});
const Replied = Type.Object({
  order: Type.String(),
  number: Type.String(),
  state: State,
  proposal: Nullable,
  organ: Type.String(),
  due: Type.String(),
});
const Questions = Type.Object({
  items: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), label: Type.String() })),
});
const Rate = {
  bodies: Type.Integer(),
  wrong: Type.Integer(),
  invalid: Type.Integer(),
  shared: Type.Integer(),
  several: Type.Integer(),
  perTenThousand: Nullable,
};
const Rates = Type.Object({
  month: Type.String(),
  asOf: Type.String(),
  closedOn: Nullable,
  target: Type.Integer(),
  ratedFrom: Type.Integer(),
  total: Type.Object(Rate),
  districts: Type.Array(Type.Object({ district: Nullable, name: Nullable, ...Rate })),
  organs: Type.Array(Type.Object({ organ: Type.String(), name: Type.String(), nameEn: Type.String(), ...Rate })),
});
const Line = Type.Object({
  items: Type.Array(Type.Object({ month: Type.String(), asOf: Type.String(), closed: Type.Boolean(), rate: Type.Object(Rate) })),
});
const Group = Type.Object({
  key: Type.String({ description: 'code of the district or organ; empty where none is registered' }),
  name: Nullable,
  nameEn: Nullable,
  months: Type.Array(Type.Object({ month: Type.String(), rate: Type.Object(Rate) })),
});
const Groups = Type.Object({ districts: Type.Array(Group), organs: Type.Array(Group) });

export function codesRoutes(kernel: Kernel): AnyRoute[] {
  return [...orderRoutes(kernel), ...rateRoutes(kernel)];
}

function orderRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'code-orders',
      path: '/api/v1/codes/orders',
      summary: 'Work orders on codes that are the caller’s business, the most urgent first',
      permission: 'codes.read',
      audit: 'code.orders.listed',
      filters: {
        state: { schema: State, zh: '状态', en: 'State', values: valuesOf(codesMessages, 'state', STATES) },
        organ: { schema: Type.String({ minLength: 1, maxLength: 64 }), zh: '登记机关代码', en: 'Code of the registering organ' },
        late: { schema: Type.Boolean(), zh: '只看超期的', en: 'Late ones only' },
      },
      item: OrderItem,
      rows: ({ caller, query, cursor, limit }) => listOrders(kernel, { ...query, cursor, limit }, caller),
      columns: {
        number: { zh: '工单号', en: 'Order', kind: 'code', heading: true },
        kind: { zh: '问题', en: 'Finding', cell: ({ kind }, language) => t(language, codesMessages)[`kind.${kind}`]() },
        cause: {
          zh: '原因',
          en: 'Cause',
          cell: ({ cause }, language) => t(language, codesMessages)[`cause.${cause}` as 'cause.text']?.() ?? cause,
        },
        codes: { zh: '现有代码', en: 'Codes as they stand' },
        candidate: { zh: '可能的代码（须核实）', en: 'Code that may be meant (to be checked)', kind: 'code' },
        bodies: {
          zh: '主体',
          en: 'Bodies',
          cell: ({ subjects }, language) => subjects.map(({ name }) => name).join(language === 'en' ? '; ' : '、'),
        },
        organ: { zh: '登记机关', en: 'Registering organ', inFile: { zh: '登记机关代码', en: 'Registering organ' }, kind: 'organ' },
        due: { zh: '最迟答复日期', en: 'To be answered by' },
        state: {
          zh: '状态',
          en: 'State',
          cell: ({ late, state }, language) => t(language, codesMessages)[`state.${late ? 'late' : state}`](),
        },
        openedOn: { zh: '开单日期', en: 'Opened on', kind: 'day', extra: true },
        settledOn: { zh: '办结日期', en: 'Settled on', only: 'file' },
      },
      orders: {
        due: {
          zh: '按最迟答复日期，最早的在前；同一天的按编号',
          en: 'by last day for the answer, the earliest first; on one day by number',
        },
      },
      file: {
        limit: 5000,
        columns: 'number kind cause codes candidate bodies organ openedOn due state settledOn'.split(' '),
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/codes/orders/{id}',
      face: 'api',
      summary: 'One work order with its history; with a stated purpose',
      permission: 'codes.read',
      audit: 'code.order.opened',
      schemas: { params: Params, response: { 200: OrderItem } },
      handle: ({ caller, params }) => readOrder(kernel, params.id, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/codes/orders/by-organ',
      face: 'api',
      summary: 'How many orders are open and late with each organ',
      permission: 'codes.read',
      audit: 'code.orders.counted',
      schemas: { response: { 200: Loads } },
      handle: async ({ caller }) => ({ items: await ordersByOrgan(kernel, caller) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/codes/orders/{id}/reply',
      face: 'api',
      summary: 'The registering organ’s answer; what it changes is confirmed by another person',
      permission: 'codes.answer',
      audit: 'code.order.answered',
      schemas: {
        params: Params,
        body: Type.Object({
          kind: Type.Union(REPLIES.map((kind) => Type.Literal(kind))),
          code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
          body: Type.Optional(Uuid),
          organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
          reason: Reason,
        }),
        response: { 200: Replied },
      },
      handle: ({ caller, params, body }) => replyToOrder(kernel, params.id, body, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/codes/orders/{id}/undo',
      face: 'api',
      summary: 'What came since a merger and must be answered before it is undone',
      permission: 'codes.answer',
      audit: 'code.merge.questions.read',
      schemas: { params: Params, response: { 200: Questions } },
      handle: async ({ caller, params }) => ({ items: await undoQuestions(kernel, params.id, caller) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/codes/orders/{id}/undo',
      face: 'api',
      summary: 'Propose to undo the merger of an order; another person confirms',
      permission: 'codes.answer',
      audit: 'code.merge.undo.proposed',
      schemas: {
        params: Params,
        body: Type.Object({
          reason: Reason,
          answers: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Side)),
        }),
        response: { 200: Type.Object({ order: Type.String(), number: Type.String(), proposal: Type.String() }) },
      },
      handle: ({ caller, params, body }) => proposeUndo(kernel, params.id, body, caller),
    }),
  ];
}

function rateRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/figures/codes',
      face: 'api',
      summary: 'Wrong and duplicate codes in 10,000 bodies by district and, where the operator names them, by organ',
      permission: 'public',
      audit: 'none',
      schemas: {
        query: Type.Object({ month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })) }),
        response: { 200: Rates },
      },
      handle: ({ caller, query }) => codeRates(kernel, query.month, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/figures/codes/months',
      face: 'api',
      summary: 'The rate of the whole register, month by month; closed months stand as they were',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: Line } },
      handle: async () => ({ items: await rateOverTime(kernel) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/figures/codes/groups',
      face: 'api',
      summary: 'The rate of each district and, where the operator names them, of each organ, over the last thirteen months',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: Groups } },
      handle: ({ caller }) => ratesOfGroups(kernel, caller),
    }),
  ];
}
