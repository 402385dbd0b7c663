import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { find } from './find.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Answer = Type.Object({
  text: Type.String(),
  problem: Type.Union([Type.Enum(['empty', 'too_short', 'person']), Type.Null()]),
  items: Type.Array(
    Type.Object({
      kind: Type.Enum(['subject', 'act', 'case', 'batch']),
      label: Type.String(),
      detail: Nullable,
      address: Type.String(),
    }),
  ),
});

export function findRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/find',
      face: 'api',
      summary: 'Bodies, acts, cases and batches by code, name or number; beyond what is public only with a purpose',
      permission: 'find',
      audit: 'find',
      schemas: {
        query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 200: Answer },
      },
      handle: ({ caller, language, query }) => find(kernel, caller, language, query.q),
    }),
  ];
}
