import { Type } from 'typebox';
import type { Kernel } from '../kernel/context.ts';
import { ALL_FACES, route, type AnyRoute } from '../kernel/http/index.ts';
import { t } from '../kernel/i18n/types.ts';
import { formatDate, href, STEPS } from '../kernel/ui/index.ts';
import { portalPage, viewOf } from '../faces/portal/frame.tsx';
import { tourMessages } from './messages/tour.ts';
import { daysOf, passDays, passingNow } from './passing.ts';
import { ownBack, requireVisitor } from './visitors/visitor.ts';

const SEE_OTHER = 303;
/** So long a form waits for the days; more are shown passing. */
const PATIENCE_MS = 3000;
const AGAIN_SECONDS = 2;

const Back = Type.Optional(Type.String({ maxLength: 2000 }));

export function clockRoutes(kernel: Kernel): AnyRoute[] {
  return [push(kernel), passing(kernel)];
}

/** The buttons on the ribbon: passes days, and goes back to the page on which one was pressed. */
function push(kernel: Kernel): AnyRoute {
  return route({
    method: 'POST',
    path: '/tour/clock',
    face: 'portal',
    servedWith: ALL_FACES,
    summary: 'Pass days of the demonstration',
    permission: 'public',
    audit: 'tour.pushed',
    schemas: { body: Type.Object({ by: Type.Enum([...STEPS]), back: Back }) },
    async handle({ body, language, request, reply }) {
      requireVisitor(request);
      const { over } = passDays(kernel, body.by);
      const patience = new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), PATIENCE_MS).unref());
      const back = ownBack(body.back);
      const waiting = (await Promise.race([over, patience])) === 'waiting';
      const to = waiting ? `/tour/passing?back=${encodeURIComponent(back)}` : back;
      return reply.redirect(href(to, language), SEE_OTHER);
    },
  });
}

function passing(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/tour/passing',
    face: 'portal',
    servedWith: ALL_FACES,
    summary: 'How far the days have come that are being passed',
    permission: 'public',
    audit: 'none',
    schemas: { query: Type.Object({ back: Back }) },
    async handle(call) {
      const now = passingNow(kernel);
      const { language, query, reply } = call;
      if (now === undefined) return reply.redirect(href(ownBack(query.back), language), SEE_OTHER);
      reply.header('refresh', String(AGAIN_SECONDS));
      const say = t(language, tourMessages);
      return portalPage(
        viewOf(kernel, call),
        { title: say['passing.title'](), path: '/tour/passing', noindex: true },
        <div className="notice" role="status">
          <p className="lead">{say['passing.day']({ ...daysOf(now), day: formatDate(now.at, language) })}</p>
          <p>{say['passing.wait']()}</p>
        </div>,
      );
    },
  });
}
