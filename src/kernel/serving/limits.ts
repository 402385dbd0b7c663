import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { formatTime } from '../ui/index.ts';
import { isRead } from './check.ts';
import type { ServerOptions } from './options.ts';
import { stateOf } from './state.ts';
import type { AnyRoute } from '../http/types.ts';

const DEFAULTS = { read: 300, write: 60 };

/** A known caller has a bucket of its own; strangers share one by address, and so do guessed keys and cookies. */
function bucket(request: FastifyRequest): string {
  const { caller } = stateOf(request).identity;
  return caller.account === null ? `address ${request.ip}` : `account ${caller.account}`;
}

export async function registerLimits(server: FastifyInstance, kernel: Kernel, options: ServerOptions): Promise<void> {
  if (options.limits === null) return;
  await server.register(rateLimit, {
    global: false,
    keyGenerator: bucket,
    // No puzzle pictures: a page that says when to come back.
    errorResponseBuilder: (request, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      const until = formatTime(kernel.clock.now().add({ seconds: seconds + 59 }), stateOf(request).language);
      return new XinhengError('TOO_MANY_REQUESTS', { seconds, until });
    },
  });
}

/** The limit of one route, for its Fastify config. */
export function limitOf(route: AnyRoute, options: ServerOptions): { rateLimit?: RateLimitOptions } {
  if (options.limits === null) return {};
  const limits = options.limits ?? DEFAULTS;
  const max = route.rate ?? (isRead(route) ? limits.read : limits.write);
  return { rateLimit: { max, timeWindow: 60_000 } };
}
