import { Type } from 'typebox';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import { route, SESSION_COOKIE, type AnyRoute } from '../../http/index.ts';
import { href } from '../../ui/index.ts';
import { clearSession, setSession } from '../cookies.ts';
import { PASSWORD_MAX } from '../password.ts';
import { authenticate, closeSession, keepPurpose, verifyOwn } from '../sessions.ts';
import { setPassword } from '../users.ts';
import { backTo, DOOR_FACES, ownAddress, type DoorFace } from './back.ts';
import { passwordPage } from './password.tsx';
import { signInPage } from './sign-in.tsx';
import { personOf } from './person.ts';

const Back = Type.Optional(Type.String({ maxLength: 2000 }));
const Secret = Type.String({ minLength: 1, maxLength: PASSWORD_MAX });
const SEE_OTHER = 303;

/**
 * Signing in and out, the own password, the purpose of a look: as pages of each face that people sign in to. On the workbench
 * the application shows its own; what is left answers the forms of its server-rendered pages.
 */
export function doorPages(kernel: Kernel): AnyRoute[] {
  return DOOR_FACES.flatMap((face) => [
    ...signIn(kernel, face),
    signOut(kernel, face),
    ...password(kernel, face),
    purpose(kernel, face),
  ]).filter(({ method, path }) => method !== 'GET' || !path.startsWith('/workbench/'));
}

function signIn(kernel: Kernel, face: DoorFace): AnyRoute[] {
  const path = `/${face}/sign-in`;
  return [
    route({
      method: 'GET',
      path,
      face,
      summary: 'Sign in',
      permission: 'public',
      audit: 'none',
      schemas: {
        query: Type.Object({ back: Back, why: Type.Optional(Type.Enum(['changed', 'out'])) }),
      },
      async handle({ language, query, session }) {
        const person = personOf(kernel, session, language);
        const back = ownAddress(query.back, face);
        return signInPage({ kernel, language, face, path, person, back, faults: [] }, '', query.why ?? null);
      },
    }),
    route({
      method: 'POST',
      path,
      face,
      summary: 'Sign in',
      permission: 'public',
      audit: 'session.opened',
      rate: 20,
      schemas: {
        body: Type.Object({ account: Type.String({ minLength: 1, maxLength: 100 }), password: Secret, back: Back }),
      },
      async handle({ body, language, request, reply }) {
        const { account, password: given } = body;
        setSession(request, reply, await authenticate(kernel, { account, password: given, address: request.ip }));
        return reply.redirect(backTo(body.back, face, language), SEE_OTHER);
      },
    }),
  ];
}

function signOut(kernel: Kernel, face: DoorFace): AnyRoute {
  return route({
    method: 'POST',
    path: `/${face}/sign-out`,
    face,
    summary: 'Sign out',
    permission: 'session',
    beforeChange: true,
    audit: 'session.closed',
    schemas: { body: Type.Object({}) },
    async handle({ language, request, reply }) {
      const token = request.cookies[SESSION_COOKIE];
      if (token !== undefined) await closeSession(kernel, token);
      clearSession(request, reply);
      return reply.redirect(href(`/${face}/sign-in?why=out`, language), SEE_OTHER);
    },
  });
}

function password(kernel: Kernel, face: DoorFace): AnyRoute[] {
  const path = `/${face}/password`;
  return [
    route({
      method: 'GET',
      path,
      face,
      summary: 'Change the own password',
      permission: 'session',
      beforeChange: true,
      audit: 'user.password.form',
      schemas: {},
      async handle({ language, session }) {
        const person = personOf(kernel, session, language);
        const must = session?.user.mustChange ?? false;
        return passwordPage({ kernel, language, face, path, person, back: `/${face}`, faults: [] }, must);
      },
    }),
    route({
      method: 'POST',
      path,
      face,
      summary: 'Change the own password; ends every session of the account',
      permission: 'session',
      beforeChange: true,
      audit: 'user.password',
      rate: 10,
      schemas: { body: Type.Object({ current: Secret, next: Secret, back: Back }) },
      async handle({ caller, body, language, request, reply }) {
        const { account } = caller;
        if (account === null || caller.userId === null) throw new XinhengError('FORBIDDEN');
        await verifyOwn(kernel, { account, password: body.current, address: request.ip });
        await kernel.db.tx((tx) => setPassword(kernel, tx, caller, { account, password: body.next }));
        clearSession(request, reply);
        const back = encodeURIComponent(ownAddress(body.back, face));
        return reply.redirect(href(`/${face}/sign-in?why=changed&back=${back}`, language), SEE_OTHER);
      },
    }),
  ];
}

/** The purpose holds in this session for the one address (a case, a list) for which it was stated. */
function purpose(kernel: Kernel, face: DoorFace): AnyRoute {
  return route({
    method: 'POST',
    path: `/${face}/purpose`,
    face,
    summary: 'State the purpose of a look',
    permission: 'session',
    audit: 'purpose.stated',
    schemas: {
      body: Type.Object({
        purpose: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
        scope: Type.String({ pattern: `^/${face}(/[\\w.-]+)*$`, maxLength: 300 }),
        back: Back,
      }),
    },
    async handle({ body, language, request, reply }) {
      const token = request.cookies[SESSION_COOKIE];
      if (token !== undefined) await keepPurpose(kernel, token, body.scope, body.purpose.trim());
      return reply.redirect(backTo(body.back, face, language), SEE_OTHER);
    },
  });
}
