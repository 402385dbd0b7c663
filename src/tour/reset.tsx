import { Type } from 'typebox';
import type { Kernel } from '../kernel/context.ts';
import { ALL_FACES, route, type AnyRoute } from '../kernel/http/index.ts';
import { t } from '../kernel/i18n/types.ts';
import { href } from '../kernel/ui/index.ts';
import { portalPage, viewOf } from '../faces/portal/frame.tsx';
import { tourMessages } from './messages/tour.ts';
import { Csrf } from './visitors/csrf.tsx';
import { passingNow } from './passing.ts';
import { requireVisitor } from './visitors/visitor.ts';

const PATH = '/tour/reset';
const AGAIN_SECONDS = 3;

/** Asks first; then the whole server is made anew, and this page's reader is led to whatever answers meanwhile. */
export function resetRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      face: 'portal',
      servedWith: ALL_FACES,
      summary: 'Restore the demonstration: what it does, how long it takes',
      permission: 'public',
      audit: 'none',
      schemas: {},
      async handle(call) {
        const { language, csrf } = call;
        const say = t(language, tourMessages);
        const seconds = kernel.demonstration?.seconds ?? null;
        return portalPage(
          viewOf(kernel, call),
          { title: say['reset.title'](), path: PATH, noindex: true },
          <>
            <p className="lead">{say['reset.what']()}</p>
            <p>{seconds === null ? say['reset.unknown']() : say['reset.long']({ seconds })}</p>
            <p>{say['reset.meanwhile']()}</p>
            <form method="post" action={href(PATH, language)} className="actions">
              <Csrf token={csrf} />
              <button>{say['reset.submit']()}</button>
            </form>
            <p>
              <a href={href('/tour', language)}>{say['reset.back']()}</a>
            </p>
          </>,
        );
      },
    }),
    route({
      method: 'POST',
      path: PATH,
      face: 'portal',
      servedWith: ALL_FACES,
      summary: 'Restore the demonstration',
      permission: 'public',
      audit: 'tour.reset',
      schemas: { body: Type.Object({}) },
      async handle(call) {
        requireVisitor(call.request);
        const { language, reply } = call;
        // Two at once would go on with a city that is gone.
        if (passingNow(kernel) !== undefined) return reply.redirect(href('/tour/passing', language), 303);
        const say = t(language, tourMessages);
        reply.header('refresh', `${AGAIN_SECONDS}; url=${href('/tour', language)}`);
        // After this answer, or the server would wait for itself.
        reply.raw.once('close', () => kernel.demonstration?.restore());
        return portalPage(
          viewOf(kernel, call),
          { title: say['reset.title'](), path: PATH, noindex: true, selfContained: true },
          <div className="notice" role="status">
            <p className="lead">{say['reset.begun']()}</p>
          </div>,
        );
      },
    }),
  ];
}
