import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isValidElement, type ReactElement } from 'react';
import { doorFor } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { toProblem } from '../errors/messages.ts';
import { renderPage } from '../ui/index.ts';
import { FormRefused } from '../http/index.ts';
import type { ErrorPage, ServerOptions } from './options.ts';
import { describe, toXinhengError } from './problems.ts';
import { plainPage } from './plain-page.ts';
import { purposeScope } from './purpose.ts';
import { auditQuietly } from './route-audit.ts';
import { stateOf } from './state.ts';

const PROBLEM = 'application/problem+json; charset=utf-8';

/** Programs get RFC 9457, people get a page. */
function isForPrograms(request: FastifyRequest): boolean {
  const { route } = stateOf(request);
  if (route !== undefined) return route.face === 'api';
  return /^\/(api(\/|$|\?)|openapi\.json|healthz|readyz|metrics)/.test(request.url);
}

export async function sendError(
  kernel: Kernel,
  options: ServerOptions,
  cause: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { language, route, identity, views } = stateOf(request);
  const reference = request.id;
  const formPage = cause instanceof FormRefused ? cause.page : undefined;
  const error = toXinhengError(cause instanceof FormRefused ? cause.error : cause, language, reference);
  // What a known caller tried and was not let do is part of the trace, and what it wrote inside its transaction is gone.
  // Strangers could fill the log, so they are not in it.
  if (route !== undefined && route.audit !== 'none' && identity.caller.account !== null) {
    await auditQuietly(kernel, request, route, error.code);
  }
  if (error.status >= 500) {
    kernel.log.error({ request: reference, code: error.code, error: describe(error) });
  }
  const seconds = error.params['seconds'];
  if (error.status === 429 && seconds !== undefined) reply.header('retry-after', String(seconds));
  if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="xinheng"');
  const problem = toProblem(error, language);
  reply.code(problem.status);
  if (isForPrograms(request)) {
    // As text: the route's schema for this status, if any, describes something else.
    return reply.type(PROBLEM).serializer(String).send(JSON.stringify(problem));
  }
  const path = request.url.split('?')[0] ?? '/';
  const token = identity.session?.csrf ?? null;
  const shown: ErrorPage = { status: problem.status, problem, error, language, path, reference, views, token };
  const made = formPage ?? doorOf(kernel, request, error);
  return reply
    .type('text/html; charset=utf-8')
    .serializer(String)
    .send(made === undefined ? await errorHtml(kernel, options, shown) : renderPage(made, views, token));
}

function doorOf(kernel: Kernel, request: FastifyRequest, error: XinhengError): ReactElement | undefined {
  const { route, language, identity } = stateOf(request);
  const { method, url, body } = request;
  const { session } = identity;
  const reference = request.id;
  // An address that nobody serves, below a face: whoever is signed in there keeps its frame and the way back.
  if (route === undefined && session === null) return undefined;
  const of =
    route === undefined
      ? { face: /^\/([a-z]+)(?=[/?]|$)/u.exec(url)?.[1] ?? '', route: '', scope: '' }
      : { face: route.face, route: route.path, scope: purposeScope(route, request) };
  const at = { ...of, method, url, body, session };
  return doorFor({ kernel, language, error, reference, ...at });
}

async function errorHtml(kernel: Kernel, options: ServerOptions, shown: ErrorPage): Promise<string> {
  const last = () => plainPage(shown, { now: kernel.clock.now(), phone: kernel.settings.operator?.phone });
  if (options.errorPage === undefined) return last();
  try {
    const made = await options.errorPage(shown);
    return isValidElement(made) ? renderPage(made, shown.views, shown.token) : String(made);
  } catch (error) {
    // The page of an error must not fail with the error that it tells of, e.g. a lost database.
    kernel.log.error({ request: shown.reference, code: 'INTERNAL', error: describe(error) });
    return last();
  }
}

export function registerErrors(server: FastifyInstance, kernel: Kernel, options: ServerOptions): void {
  server.setErrorHandler((error, request, reply) => sendError(kernel, options, error, request, reply));
  server.setNotFoundHandler((request, reply) => sendError(kernel, options, new XinhengError('NOT_FOUND'), request, reply));
}
