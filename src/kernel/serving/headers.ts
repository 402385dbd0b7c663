import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { noIndex } from '../http/index.ts';
import { STYLESHEET_SOURCE } from '../ui/stylesheet.ts';
import type { ServerOptions } from './options.ts';
import { stateOf } from './state.ts';

const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()';

export async function registerHeaders(server: FastifyInstance, options: ServerOptions): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // No script anywhere: what is injected can't run.
        scriptSrc: ["'none'"],
        styleSrc: ["'self'", STYLESHEET_SOURCE],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    // Not no-referrer: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    hsts: options.https === true ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  });
  server.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
    reply.header('x-request-id', request.id);
    // The files that pages are drawn with are the same for everybody and named by their content: kept, with a session too.
    const asset = /^\/(?:workbench\/)?assets\//.test(request.url) && reply.statusCode < 400;
    if (!asset) reply.header('vary', varyOf(reply));
    // What depends on who asks, and every failure, is kept by nobody; a public page is asked for again each time.
    const personal =
      stateOf(request).identity.caller.account !== null || request.headers.cookie !== undefined || reply.hasHeader('set-cookie');
    if (asset) return;
    if (personal || reply.statusCode >= 400) reply.header('cache-control', 'no-store');
    else if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache');
    if (reply.statusCode >= 400 || request.url.startsWith('/api/')) noIndex(reply);
  });
}

/** For an answer that is sent before any hook could run. */
export function bareHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'x-request-id': request.id,
  });
  noIndex(reply);
}

/** Other plugins (compression) may have named a header already. */
function varyOf(reply: FastifyReply): string {
  const present = String(reply.getHeader('vary') ?? '');
  const names = new Set(
    present
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  );
  for (const name of ['accept-language', 'authorization', 'cookie']) names.add(name);
  return [...names].join(', ');
}
