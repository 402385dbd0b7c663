import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { listNotices, readNotice } from './list.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const NoticePage = listOf(
  Type.Object({
    id: Type.Integer(),
    kind: Type.String({
      description: 'record.corrected, record.withdrawn, record.recalled, record.ended, record.replaced',
    }),
    act: Nullable,
    record: Type.String(),
    reason: Nullable,
    at: Type.String(),
    readAt: Nullable,
  }),
);

export function noticeRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/notices',
      face: 'api',
      summary: 'Notices of corrections and withdrawals to the caller’s organ, or to the caller itself, newest first',
      permission: 'session',
      audit: 'notices.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, unread: Type.Optional(Type.Boolean()) }),
        response: { 200: NoticePage },
      },
      handle: ({ caller, query }) => listNotices(kernel, caller, query),
    }),
    route({
      method: 'POST',
      path: '/api/v1/notices/{id}/read',
      face: 'api',
      summary: 'Mark a notice as read',
      permission: 'session',
      audit: 'notice.read',
      schemas: {
        params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
        body: Type.Object({}, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
      handle: async ({ caller, params }) => readNotice(kernel, caller, params.id),
    }),
  ];
}
