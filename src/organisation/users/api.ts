import { Type } from 'typebox';
import { ROLES } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { makeAccount } from './create.ts';
import { GIVEN, proposeRole } from './role-change.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

export function userRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/users',
      face: 'api',
      summary: 'Make an account, which opens nothing until a second person agrees to its role (/api/v1/cases)',
      permission: 'users.manage',
      audit: 'user.made',
      rate: 10,
      schemas: {
        body: Type.Object(
          {
            account: Type.String({ minLength: 2, maxLength: 40 }),
            displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
            role: Type.Enum([...GIVEN]),
            organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
            subject: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'body of an owner: its code' })),
            reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            account: Type.String(),
            role: Type.Enum([...GIVEN], { description: 'what it shall be' }),
            organ: Nullable,
            district: Nullable,
            password: Type.String({ description: 'holds for one sign-in, shown once' }),
            waits: Type.Union([Type.Object({ case: Type.String(), number: Type.String() }), Type.Null()], {
              description: 'the case to agree to; null for the first security administrator',
            }),
          }),
        },
      },
      // Not idempotent by a key: the answer would be kept, and it holds a password.
      handle: ({ caller, body }) => makeAccount(kernel, body, caller),
    }),
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
