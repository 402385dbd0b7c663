import { Type, type Static } from 'typebox';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { route, SESSION_COOKIE, type AnyRoute } from '../http/index.ts';
import { clearSession, setSession } from './cookies.ts';
import { PASSWORD_MAX } from './password.ts';
import { authenticate, closeSession, verifyOwn } from './sessions.ts';
import { ROLES, type Caller, type Role } from './types.ts';
import { setPassword } from './users.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Me = Type.Object({
  account: Type.String(),
  role: Type.Enum([...ROLES]),
  organ: Nullable,
  district: Nullable,
  mustChange: Type.Boolean(),
});
const Password = Type.String({ minLength: 1, maxLength: PASSWORD_MAX });

interface About extends Pick<Caller, 'organ' | 'district'> {
  account: string | null;
  role: Role | null;
  mustChange: boolean;
}

function me({ account, role, organ, district, mustChange }: About): Static<typeof Me> {
  if (account === null || role === null) throw new XinhengError('UNAUTHENTICATED');
  return { account, role, organ, district, mustChange };
}

export function sessionRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/session',
      face: 'api',
      summary: 'Sign in with a local account',
      permission: 'public',
      audit: 'session.opened',
      rate: 20,
      schemas: {
        body: Type.Object({ account: Type.String({ minLength: 1, maxLength: 100 }), password: Password }, { additionalProperties: false }),
        response: { 201: Type.Object({ ...Me.properties, csrf: Type.String(), expires: Type.String() }) },
      },
      async handle({ body, request, reply }) {
        const opened = await authenticate(kernel, { ...body, address: request.ip });
        setSession(request, reply, opened);
        reply.code(201);
        return { ...me(opened.user), csrf: opened.csrf, expires: opened.expires };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/session',
      face: 'api',
      summary: 'Sign out',
      permission: 'session',
      beforeChange: true,
      audit: 'session.closed',
      schemas: { response: { 204: Type.Null() } },
      async handle({ request, reply }) {
        const token = request.cookies[SESSION_COOKIE];
        if (token !== undefined) await closeSession(kernel, token);
        clearSession(request, reply);
        reply.code(204);
        return undefined;
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/me',
      face: 'api',
      summary: 'The account of this session or key',
      permission: 'session',
      beforeChange: true,
      audit: 'session.read',
      schemas: { response: { 200: Me } },
      async handle({ caller, session }) {
        return me({ ...caller, mustChange: session?.user.mustChange ?? false });
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/me/password',
      face: 'api',
      summary: 'Change the own password; ends every session of the account',
      permission: 'session',
      beforeChange: true,
      audit: 'user.password',
      rate: 10,
      schemas: {
        body: Type.Object({ current: Password, next: Password }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
      async handle({ caller, body, request, reply }) {
        const { account } = caller;
        if (account === null || caller.userId === null) throw new XinhengError('FORBIDDEN');
        await verifyOwn(kernel, { account, password: body.current, address: request.ip });
        await kernel.db.tx((tx) => setPassword(kernel, tx, caller, { account, password: body.next }));
        clearSession(request, reply);
        reply.code(204);
        return undefined;
      },
    }),
  ];
}
