import { Type } from 'typebox';
import { ROLES } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { proposeRole } from './role-change.ts';

export function userRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/users/{account}/role',
      face: 'api',
      summary: 'Propose another role of an account; a second person agrees (/api/v1/cases)',
      permission: 'users.manage',
      audit: 'user.role.proposed',
      schemas: {
        params: Type.Object({ account: Type.String({ minLength: 1, maxLength: 40 }) }),
        body: Type.Object({
          role: Type.Enum([...ROLES]),
          organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
          reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
        }),
        response: {
          200: Type.Object({
            account: Type.String(),
            role: Type.Enum([...ROLES]),
            organ: Type.Union([Type.String(), Type.Null()]),
            case: Type.String(),
            number: Type.String(),
          }),
        },
      },
      handle: ({ caller, params, body }) => proposeRole(kernel, { account: params.account, ...body }, caller),
    }),
  ];
}
