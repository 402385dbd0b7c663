import { capability } from '../capability.ts';
import { route, type AnyRoute } from '../http/types.ts';
import { MARK_PATH, markFile, STYLESHEET_PATH, stylesheet } from './stylesheet.ts';

/** The name carries the hash of the content: it may be kept for ever, and a deployment never meets an old one. */
function asset(path: string, type: string, content: string): AnyRoute {
  return route({
    method: 'GET',
    path,
    face: 'portal',
    summary: 'A part of every page',
    permission: 'public',
    audit: 'none',
    rate: 3000,
    schemas: {},
    async handle({ reply }) {
      reply.header('content-type', type).header('cache-control', 'public, max-age=31536000, immutable');
      return content;
    },
  });
}

export const uiCapability = capability({
  name: 'ui',
  items: [],
  pages: () => [asset(STYLESHEET_PATH, 'text/css; charset=utf-8', stylesheet), asset(MARK_PATH, 'image/svg+xml', markFile)],
});
