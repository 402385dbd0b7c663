import { Type } from 'typebox';
import { clearSession, setSession } from '../kernel/access/cookies.ts';
import { findUser } from '../kernel/access/index.ts';
import { closeSession, openSession } from '../kernel/access/sessions.ts';
import type { Kernel } from '../kernel/context.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { ALL_FACES, route, SESSION_COOKIE, type AnyRoute } from '../kernel/http/index.ts';
import { href } from '../kernel/ui/index.ts';
import { PLACES, ROLE_CARDS } from './visitors/roles.ts';
import { requireVisitor } from './visitors/visitor.ts';

const SEE_OTHER = 303;

/** One click into a role: an ordinary session of the demonstration's account, opened by way of the tour; the passer-by has none. */
export function enterRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'POST',
    path: '/tour/enter',
    face: 'portal',
    servedWith: ALL_FACES,
    summary: 'Take a role of the demonstration, without a password',
    permission: 'public',
    audit: 'tour.entered',
    schemas: {
      body: Type.Object({
        as: Type.Enum([...ROLE_CARDS]),
        to: Type.Optional(Type.String({ pattern: '^\\d$' })),
      }),
    },
    async handle({ body, language, request, reply }) {
      requireVisitor(request);
      const places: readonly string[] = PLACES[body.as];
      const place = places[Number(body.to ?? '0')];
      if (place === undefined) throw new XinhengError('BAD_INPUT', { what: 'to' });
      const token = request.cookies[SESSION_COOKIE];
      if (token !== undefined) await closeSession(kernel, token);
      if (body.as === 'passer-by') clearSession(request, reply);
      else {
        const user = await findUser(kernel, body.as);
        if (user === undefined || !user.active) throw new XinhengError('NOT_FOUND', { what: body.as });
        setSession(request, reply, await openSession(kernel, user, 'tour'));
      }
      return reply.redirect(href(place, language), SEE_OTHER);
    },
  });
}
