import type { FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'xinheng_session';
export const CSRF_COOKIE = 'xinheng_csrf';

const secure = new WeakSet<FastifyRequest['raw']>();

/** The browser reaches us by https, itself or through a proxy that ends TLS: cookies are Secure. */
export function isSecure(request: FastifyRequest): boolean {
  return secure.has(request.raw);
}

export function markSecure(request: FastifyRequest): void {
  secure.add(request.raw);
}
