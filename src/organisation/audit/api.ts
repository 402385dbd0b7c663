import { Type } from 'typebox';
import { checkSeals, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { decodeCursor, encodeCursor, listOf, pageOf, PageQuery, route, type AnyRoute, type Call } from '../../kernel/http/index.ts';
import { DASH, listRoute } from '../../kernel/lists/index.ts';
import { AUDIT_LOG, exportLog, LOOK_LOG, readLog, type Log } from './read.ts';
import { looksAt } from './subject-looks.ts';
import type { LogFilter, LogPage } from './types.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Position = Type.Tuple([Id]);
const Day = Type.String({ format: 'date', description: 'a day in Shanghai' });
const Words = Type.String({ minLength: 1, maxLength: 200, description: 'words in the stated purpose' });

const FILTERS = {
  account: { schema: Type.String({ maxLength: 100 }), zh: '账号', en: 'Account' },
  event: {
    schema: Type.String({ pattern: '^[a-z][a-z0-9.-]{0,80}$', maxLength: 80, description: 'user finds user.on, user.off' }),
    zh: '做了什么',
    en: 'What',
    hint: { zh: '开头几个字母，例如user找到user.on', en: 'its beginning: user finds user.on' },
  },
  from: { schema: Day, zh: '从', en: 'From' },
  to: { schema: Day, zh: '到', en: 'To' },
  organ: { schema: Type.String({ maxLength: 64 }), zh: '机关', en: 'Organ' },
  purpose: { schema: Words },
  // The purpose of the look itself is asked on the same page under that name.
  why: { schema: Words, zh: '目的', en: 'Purpose' },
  subject: {
    schema: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }),
    zh: '主体',
    en: 'Body',
    hint: { zh: '统一社会信用代码，或者reg:注册号', en: 'USCC, or reg: and a number' },
  },
};
const COLUMNS = {
  id: { zh: '编号', en: 'Number', only: 'page', heading: true },
  at: { zh: '时间', en: 'Time', kind: 'time' },
  account: { zh: '账号', en: 'Account', none: { zh: '没有登录', en: 'not signed in' } },
  role: { zh: '角色', en: 'Role' },
  organ: { zh: '机关', en: 'Organ', inFile: { zh: '单位代码', en: 'Organ' }, kind: 'organ', extra: true, none: DASH },
  action: { zh: '做了什么', en: 'What', inFile: { zh: '事件', en: 'Event' } },
} as const;
const ORDERS = {
  newest: { zh: '按时间，新的在前；同一时间的按编号', en: 'by time, the latest first; of one time by number' },
  oldest: { zh: '按时间，早的在前；同一时间的按编号', en: 'by time, the earliest first; of one time by number' },
};

const AuditRow = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  account: Nullable,
  role: Nullable,
  organ: Nullable,
  action: Type.String(),
  object: Nullable,
  outcome: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
});
const LookRow = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  account: Type.String(),
  role: Type.String(),
  organ: Nullable,
  action: Type.String(),
  purpose: Type.String(),
  fields: Type.Array(Type.String()),
  subjectId: Nullable,
});
const SealRow = Type.Object({
  firstId: Type.Integer(),
  lastId: Type.Integer(),
  rows: Type.Integer(),
  sha256: Type.String(),
  sealedAt: Type.String(),
  state: Type.Enum(['ok', 'altered', 'between', 'unproved'], { description: 'compared at this moment' }),
});
const SubjectLook = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  organ: Nullable,
  role: Type.String(),
  account: Nullable,
  action: Type.String(),
  purpose: Type.String(),
});

export function auditRoutes(kernel: Kernel): AnyRoute[] {
  return [...logs(kernel), ...seals(kernel), subjectLooks(kernel)];
}

interface AskedLog {
  caller: Caller;
  query: LogFilter & { why?: string };
  audit: Call['audit'];
}

const given = ({ why, ...filter }: AskedLog['query']): LogFilter => (why === undefined ? filter : { ...filter, purpose: why });

function logs(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'audit',
      path: '/api/v1/audit',
      summary: 'The audit log: who did what, with filters; with a stated purpose',
      permission: 'audit.read',
      audit: 'audit.read',
      filters: {
        ...FILTERS,
        object: { schema: Type.String({ maxLength: 200 }), zh: '对象', en: 'Object' },
        outcome: {
          schema: Type.String({ maxLength: 60, description: 'ok or the code of the error' }),
          zh: '结果',
          en: 'Outcome',
          hint: { zh: 'ok，或者错误代码', en: 'ok, or the code of an error' },
        },
      },
      item: AuditRow,
      rows: (asked) => pageOfLog(AUDIT_LOG, asked),
      columns: {
        ...COLUMNS,
        object: { zh: '对象', en: 'Object', kind: 'code', none: DASH },
        outcome: { zh: '结果', en: 'Outcome', kind: 'code' },
        details: { zh: '说明', en: 'Details', extra: true, cell: ({ details }) => JSON.stringify(details) },
      },
      orders: ORDERS,
      file: {
        audit: 'audit.exported',
        path: '/api/v1/audit/audit',
        rows: (asked) => wholeLog(AUDIT_LOG, asked),
      },
    }),
    ...listRoute({
      name: 'looks',
      path: '/api/v1/audit/looks',
      summary: 'The log of looks at what is not public: who looked at whom and why; with a stated purpose',
      permission: 'audit.read',
      audit: 'looks.read',
      filters: FILTERS,
      item: LookRow,
      rows: (asked) => pageOfLog(LOOK_LOG, asked),
      columns: {
        ...COLUMNS,
        purpose: { zh: '目的', en: 'Purpose', kind: 'zh' },
        subjectId: { zh: '主体', en: 'Body', inFile: { zh: '主体标识', en: 'Subject' } },
        fields: { zh: '查看的字段', en: 'Fields seen', extra: true },
      },
      orders: ORDERS,
      file: {
        audit: 'audit.exported',
        columns: ['at', 'account', 'role', 'organ', 'action', 'purpose', 'fields', 'subjectId'],
        rows: (asked) => wholeLog(LOOK_LOG, asked),
      },
    }),
  ];

  type Paged = AskedLog & Pick<LogPage, 'order' | 'limit'> & { cursor: string | undefined };
  async function pageOfLog<T extends { id: number }>(log: Log<T>, { caller, query, order, cursor, limit }: Paged) {
    const list = `${log.name} ${order}`;
    const after = cursor === undefined ? null : decodeCursor(list, Position, cursor)[0];
    const rows = await readLog(kernel, caller, log, given(query), { order, after, limit });
    return pageOf(rows, limit, (last) => encodeCursor(list, [last.id]));
  }

  /** A file has one order, the oldest first, and its event is written with what was asked. */
  function wholeLog<T extends { id: number }>(log: Log<T>, { caller, query, audit, limit }: AskedLog & { limit: number }) {
    return exportLog(kernel, caller, log, given(query), limit, (tx, details) => audit(tx, { details }));
  }
}

function seals(kernel: Kernel): AnyRoute[] {
  return listRoute({
    name: 'seals',
    path: '/api/v1/audit/seals',
    summary: 'Hourly seals of the log of looks, newest first, each compared with its rows and the journal',
    permission: 'audit.seals',
    audit: 'audit.seals.checked',
    rate: 60,
    pages: { usual: 24, most: 48 },
    shape: Type.Object({ ...listOf(SealRow).properties, unsealed: Type.Integer() }),
    async rows({ cursor, limit }) {
      const before = cursor === undefined ? null : decodeCursor('seals', Position, cursor)[0];
      const { items, unsealed } = await checkSeals(kernel, { before, limit: limit + 1 });
      return { ...pageOf(items, limit, (last) => encodeCursor('seals', [last.lastId])), unsealed };
    },
    columns: {
      range: { zh: '编号', en: 'Numbers', heading: true, cell: ({ firstId, lastId }) => `${firstId}–${lastId}` },
      rows: { zh: '行数', en: 'Rows', kind: 'number' },
      sealedAt: { zh: '封存时间', en: 'Sealed at', kind: 'time' },
      state: {
        zh: '核对结果',
        en: 'Compared',
        values: {
          ok: { zh: '一致', en: 'the same' },
          altered: { zh: '不一致：行被改动过', en: 'not the same: rows were altered' },
          between: { zh: '不一致：两次封存之间有行', en: 'not the same: rows stand between two seals' },
          unproved: { zh: '流水账里没有这次封存', en: 'the journal does not hold this seal' },
        },
      },
      sha256: { zh: '摘要（SHA-256）', en: 'Digest (SHA-256)' },
    },
    orders: { at: { zh: '按封存时间，新的在前', en: 'by time of sealing, the latest first' } },
  });
}

function subjectLooks(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/v1/subjects/{key}/looks',
    face: 'api',
    summary: 'Who looked at a body: organ, role, purpose and time, as far as the own reach goes; with a stated purpose',
    permission: 'looks.read',
    audit: 'subject.looks.read',
    schemas: {
      params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }),
      query: Type.Object(PageQuery),
      response: { 200: Type.Object({ ...listOf(SubjectLook).properties, elsewhere: Type.Integer() }) },
    },
    async handle({ caller, params, query: { cursor, limit = 50 } }) {
      const after = cursor === undefined ? null : decodeCursor('subject looks', Position, cursor)[0];
      const { items, elsewhere } = await looksAt(kernel, caller, params.key, { after, limit });
      return { ...pageOf(items, limit, (last) => encodeCursor('subject looks', [last.id])), elsewhere };
    },
  });
}
