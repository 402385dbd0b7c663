import type { FastifyInstance } from 'fastify';
import { isSecure } from '../http/index.ts';
import { chosen, readViews, VIEW_CHOICES, VIEW_COOKIE, writeViews } from '../ui/index.ts';
import { stateOf } from './state.ts';

const YEAR = 365 * 24 * 3600;

/**
 * `?view=` on any address of a page: the choice is kept in a cookie and the reader sent back to the address without it, so
 * that links and bookmarks hold no choice of ours. No script is needed, and no other site can be reached: the way back is a
 * path with one slash in front.
 */
export function registerViews(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const state = stateOf(request);
    state.views = readViews(request.cookies[VIEW_COOKIE]);
    if (!['GET', 'HEAD'].includes(request.method) || request.url.startsWith('/api/')) return;
    const [path = '/', query = ''] = request.originalUrl.split(/\?(.*)/s);
    const parameters = query.split('&').filter((each) => each !== '');
    const given = parameters.findLast((each) => each.startsWith('view='))?.slice('view='.length);
    const choice = VIEW_CHOICES.find((each) => each === given);
    if (choice === undefined) return;
    const rest = parameters.filter((each) => !each.startsWith('view='));
    reply.setCookie(VIEW_COOKIE, writeViews(chosen(state.views, choice)), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(request),
      maxAge: YEAR,
    });
    const back = `/${path.replace(/^[/\\]+/, '')}${rest.length === 0 ? '' : `?${rest.join('&')}`}`;
    return reply.header('cache-control', 'no-store').redirect(back, 303);
  });
}
