import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Kernel } from '../context.ts';
import { logAccess } from './log.ts';
import { decodeCursor, encodeCursor, listOf, pageOf, PageQuery, route, type AnyRoute } from '../http/index.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
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
const Position = Type.Tuple([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })]);

interface StoredAudit {
  id: number;
  at: Date;
  account: string | null;
  role: string | null;
  organ: string | null;
  action: string;
  object: string | null;
  outcome: string;
  details: Record<string, unknown>;
  subjects: string[];
}

export function auditRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/audit',
      face: 'api',
      summary: 'The audit log, newest first; with a stated purpose',
      permission: 'audit.read',
      audit: 'audit.read',
      schemas: {
        query: Type.Object({
          ...PageQuery,
          account: Type.Optional(Type.String({ maxLength: 100 })),
          object: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: listOf(AuditRow) },
      },
      async handle({ caller, query }) {
        const limit = query.limit ?? 50;
        const [before] = query.cursor === undefined ? [null] : decodeCursor('audit', Position, query.cursor);
        const rows = await kernel.db.tx(async (tx) => {
          const { rows: found } = await sql<StoredAudit>`
          select id, at, account, role, organ, action, object, outcome, details, subject_ids as subjects from v_audit_log
          where (${before}::bigint is null or id < ${before}) and (${query.account ?? null}::text is null or account = ${query.account ?? null})
            and (${query.object ?? null}::text is null or object = ${query.object ?? null})
          order by id desc limit ${limit + 1}
          `.execute(tx);
          const shown = found.slice(0, limit);
          const subjectIds = shown.flatMap((row) => row.subjects);
          await logAccess(kernel, tx, caller, { subjectIds, action: 'audit.read', fields: ['object', 'details'] });
          return found;
        });
        const page = pageOf(rows, limit, (last) => encodeCursor('audit', [last.id]));
        return {
          ...page,
          items: page.items.map(({ subjects: _subjects, ...row }) => ({ ...row, at: row.at.toISOString() })),
        };
      },
    }),
  ];
}
