import { Type } from 'typebox';
import type { Kernel } from '../../context.ts';
import { decodeCursor, encodeCursor, pageOf, route, type AnyRoute } from '../../http/index.ts';
import { DASH, listRoute } from '../../lists/index.ts';
import { createApiKey, revokeApiKey } from '../api-keys.ts';
import { listKeys } from './keys.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Quota = Type.Union([Type.Integer(), Type.Null()]);
const KeyId = Type.String({ pattern: '^[0-9a-f]{12}$' });
const Position = Type.Tuple([Type.String({ format: 'date-time' }), KeyId]);

const Listed = Type.Object({
  id: Type.String(),
  label: Type.String(),
  purpose: Type.String(),
  organ: Type.String(),
  district: Nullable,
  state: Type.Enum(['live', 'revoked', 'expired']),
  dailyQuota: Quota,
  today: Type.Union([Type.Integer(), Type.Null()], { description: 'requests of today, of keys with a quota' }),
  createdAt: Type.String(),
  createdBy: Nullable,
  expiresAt: Nullable,
  revokedAt: Nullable,
  lastUsedAt: Nullable,
});

/** Keys of organs' systems. */
export function keyRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'keys',
      path: '/api/v1/keys',
      summary: 'Keys of systems, newest first, without the keys themselves',
      permission: 'keys.read',
      audit: 'keys.listed',
      filters: {
        organ: { schema: Type.String({ maxLength: 64 }), zh: '机关', en: 'Organ' },
        live: {
          schema: Type.Boolean({ description: 'only those that open something, or only the others' }),
          zh: '只看有效的',
          en: 'Only live ones',
        },
      },
      item: Listed,
      async rows({ query: { organ, live }, cursor, limit }) {
        const [at, id] = cursor === undefined ? [null, null] : decodeCursor('keys', Position, cursor);
        const after = at === null ? null : { at, id };
        const rows = await listKeys(kernel, { organ, live }, { after, limit: limit + 1 });
        return pageOf(rows, limit, (last) => encodeCursor('keys', [last.createdAt, last.id]));
      },
      columns: {
        label: { zh: '系统', en: 'System', kind: 'zh', heading: true },
        organ: { zh: '机关', en: 'Organ', kind: 'code' },
        purpose: { zh: '用途', en: 'What for', kind: 'zh' },
        state: {
          zh: '状态',
          en: 'State',
          values: {
            live: { zh: '有效', en: 'live' },
            revoked: { zh: '已停用', en: 'revoked' },
            expired: { zh: '已到期', en: 'expired' },
          },
        },
        dailyQuota: { zh: '每天限额', en: 'Quota a day', kind: 'number', none: { zh: '不限', en: 'none' } },
        today: { zh: '今天已用', en: 'Used today', kind: 'number', none: DASH },
        lastUsedAt: { zh: '最近使用', en: 'Last used', kind: 'time', none: { zh: '从未', en: 'never' } },
        expiresAt: { zh: '到期', en: 'Ends', kind: 'time' },
        createdBy: { zh: '建立人', en: 'Made by', extra: true, none: DASH },
        createdAt: { zh: '建立时间', en: 'Made at', kind: 'time', extra: true },
      },
      orders: { created: { zh: '按建立时间，新的在前', en: 'by time of making, the latest first' } },
    }),
    route({
      method: 'POST',
      path: '/api/v1/keys',
      face: 'api',
      summary: 'Make a key for an organ’s system; it is shown once. One live key a system',
      permission: 'keys.manage',
      audit: 'key.created',
      rate: 10,
      schemas: {
        body: Type.Object(
          {
            organ: Type.String({ minLength: 1, maxLength: 64 }),
            label: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description: 'which system' }),
            purpose: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'what it does with it' }),
            dailyQuota: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
            until: Type.Optional(Type.String({ format: 'date', description: 'last day; a year from today by default, two at most' })),
          },
          { additionalProperties: false },
        ),
        response: {
          201: Type.Object({ id: Type.String(), organ: Type.String(), key: Type.String(), until: Type.String() }),
        },
      },
      // Not idempotent by a key: the answer would be kept, and it holds a secret. A second attempt is a conflict.
      async handle({ caller, body, reply }) {
        const { keyId: id, key, until } = await kernel.db.tx((tx) => createApiKey(kernel, tx, caller, body));
        reply.code(201);
        return { id, organ: body.organ, key, until };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/keys/{id}',
      face: 'api',
      summary: 'Revoke a key at once',
      permission: 'keys.manage',
      audit: 'key.revoked',
      schemas: { params: Type.Object({ id: KeyId }), response: { 204: Type.Null() } },
      async handle({ caller, params, reply }) {
        await kernel.db.tx((tx) => revokeApiKey(kernel, tx, caller, params.id));
        reply.code(204);
        return undefined;
      },
    }),
  ];
}
