import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { isValidElement } from 'react';
import { requirePermission } from '../access/index.ts';
import { audit, withAuditScope } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { renderPage } from '../ui/index.ts';
import { refuseBadIdentity } from './caller.ts';
import { isRead } from './check.ts';
import { checkCsrf } from './csrf.ts';
import { beginIdempotent, certainlyUndone, requestHash } from './idempotency.ts';
import { auditQuietly, auditRoute } from './route-audit.ts';
import type { PageKeeper } from './kept.ts';
import { limitOf } from './limits.ts';
import { fastifySchema } from './openapi.ts';
import type { ServerOptions } from './options.ts';
import { refuseThePast } from './past.ts';
import { withStatedPurpose } from './purpose.ts';
import { stateOf, type RequestState } from './state.ts';
import { checkInput } from './validate.ts';
import type { AnyRoute, Call } from '../http/types.ts';

/** Order: counted, identified, permitted; only then is the body read; origin and text; the schema; the key; the handler. */
export function registerRoute(
  server: FastifyInstance,
  kernel: Kernel,
  options: ServerOptions,
  route: AnyRoute,
  keeper: PageKeeper | null,
): void {
  const own: RouteOptions = {
    method: route.method,
    url: route.path.replaceAll(/\{([^}]+)\}/g, ':$1'),
    schema: fastifySchema(route),
    config: limitOf(route, options),
    onRequest: async (request) => {
      stateOf(request).route = route;
    },
    preParsing: async (request) => {
      const state = stateOf(request);
      refuseBadIdentity(state.identity);
      const identity = withStatedPurpose(route, request, state.identity);
      state.identity = identity;
      if (route.permission !== 'public' && identity.session?.user.mustChange && route.beforeChange !== true) {
        throw new XinhengError('PASSWORD_CHANGE_REQUIRED');
      }
      requirePermission(identity.caller, route.permission);
      refuseThePast(request, route, identity.caller);
    },
    preValidation: async (request) => {
      const { identity, language } = stateOf(request);
      checkInput(request, language);
      checkCsrf(request, identity);
    },
    handler: (request, reply) =>
      keeper !== null && route.kept === true
        ? keeper.answer(request, reply, () => handle(kernel, route, request, reply))
        : handle(kernel, route, request, reply),
  };
  server.route(own);
}

async function handle(kernel: Kernel, route: AnyRoute, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const state = stateOf(request);
  const replay = route.idempotent ? await takeKey(kernel, route, request) : undefined;
  if (replay !== undefined) {
    await auditQuietly(kernel, request, route, 'replayed');
    return reply.code(replay.status).header('idempotency-replayed', 'true').send(replay.body);
  }
  let result: unknown;
  try {
    result = await withAuditScope(state.audit, () => route.handle(callOf(kernel, route, request, reply)));
  } catch (error) {
    if (certainlyUndone(error)) await state.attempt?.release();
    throw error;
  }
  if (state.attempt !== undefined && !state.remembered) throw new Error(`${route.method} ${route.path} did not remember its answer`);
  if (!state.audit.written && route.audit !== 'none') {
    // A look without its trace does not leave; a write that is done is not called failed.
    await (isRead(route) ? auditRoute : auditQuietly)(kernel, request, route, 'ok');
  }
  return answer(route, reply, result, state);
}

async function takeKey(kernel: Kernel, route: AnyRoute, request: FastifyRequest) {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7E]{1,200}$/.test(key)) throw new XinhengError('IDEMPOTENCY_KEY_REQUIRED');
  const state = stateOf(request);
  const begun = await beginIdempotent(kernel, {
    caller: state.identity.caller,
    route: `${route.method} ${route.path}`,
    key,
    request: requestHash(request.url, request.body),
  });
  if ('replay' in begun) return begun.replay;
  state.attempt = begun.attempt;
  return undefined;
}

function callOf(kernel: Kernel, route: AnyRoute, request: FastifyRequest, reply: FastifyReply): Call {
  const state = stateOf(request);
  const { caller, session } = state.identity;
  // Validated against the route's own schemas by now; `route()` gave the handler their types.
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    caller,
    language: state.language,
    request,
    reply,
    csrf: session?.csrf ?? null,
    session,
    audit: (tx, about) => audit(kernel, tx, caller, { action: route.audit, outcome: 'ok', ...about }),
    async remember(tx, given) {
      await state.attempt?.store(tx, { status: given.status ?? 200, body: given.body });
      state.remembered = true;
    },
  };
}

function answer(route: AnyRoute, reply: FastifyReply, result: unknown, state: RequestState): unknown {
  if (result === reply || reply.sent) return reply;
  if (result === undefined) return reply.code(reply.statusCode === 200 ? 204 : reply.statusCode).send();
  if (route.face === 'api') return result;
  if (!reply.hasHeader('content-type')) reply.type('text/html; charset=utf-8');
  const token = state.identity.session?.csrf;
  return isValidElement(result) ? renderPage(result, state.views, token) : result;
}
