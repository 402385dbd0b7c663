import { Type } from 'typebox';
import { checkSeals } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { decodeCursor, encodeCursor, listOf, pageOf, PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { AUDIT_LOG, exportLog, LOOK_LOG, readLog } from './read.ts';
import { looksAt } from './subject-looks.ts';
import { auditTable, looksTable } from './table.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Position = Type.Tuple([Id]);
const Day = Type.String({ format: 'date', description: 'a day in Shanghai' });

const Filter = {
  account: Type.Optional(Type.String({ maxLength: 100 })),
  organ: Type.Optional(Type.String({ maxLength: 64 })),
  event: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9.-]{0,80}$', description: 'user finds user.on, user.off' })),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' })),
  purpose: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'words in the stated purpose' })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
};
const AuditFilter = {
  ...Filter,
  object: Type.Optional(Type.String({ maxLength: 200 })),
  outcome: Type.Optional(Type.String({ maxLength: 60, description: 'ok or the code of the error' })),
};
const Order = Type.Optional(Type.Enum(['newest', 'oldest'], { description: 'default: newest; ties by number' }));

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

const CSV = 'text/csv';

export function auditRoutes(kernel: Kernel): AnyRoute[] {
  return [...logs(kernel), ...files(kernel), seals(kernel), subjectLooks(kernel)];
}

function logs(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/audit',
      face: 'api',
      summary: 'The audit log: who did what, with filters; with a stated purpose',
      permission: 'audit.read',
      audit: 'audit.read',
      schemas: {
        query: Type.Object({ ...PageQuery, ...AuditFilter, order: Order }),
        response: { 200: listOf(AuditRow) },
      },
      async handle({ caller, query: { cursor, limit = 50, order = 'newest', ...filter } }) {
        const list = `audit ${order}`;
        const after = cursor === undefined ? null : decodeCursor(list, Position, cursor)[0];
        const rows = await readLog(kernel, caller, AUDIT_LOG, filter, { order, after, limit });
        return pageOf(rows, limit, (last) => encodeCursor(list, [last.id]));
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/audit/looks',
      face: 'api',
      summary: 'The log of looks at what is not public: who looked at whom and why; with a stated purpose',
      permission: 'audit.read',
      audit: 'looks.read',
      schemas: {
        query: Type.Object({ ...PageQuery, ...Filter, order: Order }),
        response: { 200: listOf(LookRow) },
      },
      async handle({ caller, query: { cursor, limit = 50, order = 'newest', ...filter } }) {
        const list = `looks ${order}`;
        const after = cursor === undefined ? null : decodeCursor(list, Position, cursor)[0];
        const rows = await readLog(kernel, caller, LOOK_LOG, filter, { order, after, limit });
        return pageOf(rows, limit, (last) => encodeCursor(list, [last.id]));
      },
    }),
  ];
}

function files(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/audit/audit.csv',
      face: 'api',
      summary: 'What the filter finds in the audit log as a file, oldest first; with a stated purpose',
      permission: 'audit.read',
      audit: 'audit.exported',
      rate: 12,
      produces: CSV,
      schemas: { query: Type.Object(AuditFilter) },
      async handle({ caller, query, language, reply, audit }) {
        const rows = await exportLog(kernel, caller, AUDIT_LOG, query, (tx, details) => audit(tx, { details }));
        reply.type(`${CSV}; charset=utf-8`).header('content-disposition', 'attachment; filename="audit.csv"');
        return auditTable(rows, language);
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/audit/looks.csv',
      face: 'api',
      summary: 'What the filter finds in the log of looks as a file, oldest first; with a stated purpose',
      permission: 'audit.read',
      audit: 'audit.exported',
      rate: 12,
      produces: CSV,
      schemas: { query: Type.Object(Filter) },
      async handle({ caller, query, language, reply, audit }) {
        const rows = await exportLog(kernel, caller, LOOK_LOG, query, (tx, details) => audit(tx, { details }));
        reply.type(`${CSV}; charset=utf-8`).header('content-disposition', 'attachment; filename="looks.csv"');
        return looksTable(rows, language);
      },
    }),
  ];
}

function seals(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/v1/audit/seals',
    face: 'api',
    summary: 'Hourly seals of the log of looks, newest first, each compared with its rows and the journal',
    permission: 'audit.seals',
    audit: 'audit.seals.checked',
    rate: 60,
    schemas: {
      query: Type.Object({
        ...PageQuery,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 48, default: 24 })),
      }),
      response: { 200: Type.Object({ ...listOf(SealRow).properties, unsealed: Type.Integer() }) },
    },
    async handle({ query: { cursor, limit = 24 } }) {
      const before = cursor === undefined ? null : decodeCursor('seals', Position, cursor)[0];
      const { items, unsealed } = await checkSeals(kernel, { before, limit: limit + 1 });
      return { ...pageOf(items, limit, (last) => encodeCursor('seals', [last.lastId])), unsealed };
    },
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
