import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { XinhengError } from '../errors/index.ts';
import type { Identity } from './caller.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Writes that a browser sends with its cookies: the origin, where the browser names one, must be ours (also for signing
 * in, or a victim could be signed in as somebody else), and with a session its token must come back in the header
 * X-CSRF-Token or the hidden field _csrf. Bearer keys are not sent by browsers on their own and need neither.
 */
export function checkCsrf(request: FastifyRequest, identity: Identity): void {
  const given = takeField(request);
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) return;
  const origin = request.headers.origin;
  if (origin !== undefined && !sameOrigin(origin, request)) throw new XinhengError('CSRF');
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new XinhengError('CSRF');
  if (identity.session === null) return;
  const header = request.headers['x-csrf-token'];
  const token = typeof header === 'string' ? header : given;
  if (token === undefined || !equal(token, identity.session.csrf)) throw new XinhengError('CSRF');
}

/** By host: behind a proxy that ends TLS the scheme that we see is not the browser's. */
function sameOrigin(origin: string, request: FastifyRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

/** The field is ours, not the route's: it is taken out before the body meets the route's schema. */
function takeField(request: FastifyRequest): string | undefined {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, '_csrf')) return undefined;
  const { _csrf: field, ...rest } = body as Record<string, unknown>;
  request.body = rest;
  return typeof field === 'string' ? field : undefined;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
