import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import type { ServerOptions } from './options.ts';

/** What machines ask: is it alive, may it be sent requests, how does it fare. Not part of the described API. */
export function registerOperations(server: FastifyInstance, kernel: Kernel, options: ServerOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'xinheng_http_request_seconds',
    help: 'Seconds per request, by route as declared',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    // The declared path, never the address asked for: that may name a firm.
    const route = request.routeOptions.url ?? 'none';
    const took = reply.elapsedTime;
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, took / 1000);
    kernel.log.info({
      request: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(took),
    });
  });
  const hidden = { schema: { hide: true } };
  server.get('/healthz', hidden, async () => ({ status: 'alive' }));
  server.get('/readyz', hidden, async () => {
    const { rows } = await sql<{ parked: number }>`select count(*)::integer as parked from v_journal_parked`
      .execute(kernel.db.kysely)
      .catch((cause: unknown) => {
        throw new XinhengError('UNAVAILABLE', {}, { cause });
      });
    const parked = rows[0]?.parked ?? 0;
    return { status: parked === 0 ? 'ready' : 'degraded', parked };
  });
  server.get('/metrics', hidden, async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) throw new XinhengError('NOT_FOUND');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  server.get('/openapi.json', hidden, async () => server.swagger());
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Loopback by the socket itself: a proxy on this machine speaks from loopback too, but says that it forwards. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && given !== undefined) {
    const [left, right] = [Buffer.from(given), Buffer.from(token)];
    if (left.length === right.length && timingSafeEqual(left, right)) return true;
  }
  const forwarded = ['x-forwarded-for', 'forwarded', 'via'].some((name) => request.headers[name] !== undefined);
  return !forwarded && LOOPBACK.has(request.socket.remoteAddress ?? '');
}
