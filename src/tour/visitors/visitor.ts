import type { FastifyRequest } from 'fastify';
import { XinhengError } from '../../kernel/errors/index.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/u;
const OWN = 'http://own.invalid';

/**
 * Who sends a form of the tour: a browser on this machine, on a page of ours. The cards open sessions without a password, so that
 * more is asked than of other forms: a page of a stranger's name that resolves to 127.0.0.1 has the right origin and the wrong host, and a
 * browser that names no origin at all is not believed. Throws CSRF.
 */
export function requireVisitor(request: FastifyRequest): void {
  const named = request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
  const remote = request.socket.remoteAddress?.replace(/^::ffff:/u, '') ?? '';
  if (!named || !LOOPBACK.test(remote) || !LOOPBACK.test(request.hostname)) throw new XinhengError('CSRF');
}

/** An address of ours without its language; the tour for anything else. */
export function ownBack(back: string | undefined): string {
  if (back === undefined || !back.startsWith('/') || !URL.canParse(back, OWN)) return '/tour';
  const { origin, pathname, search, hash } = new URL(back, OWN);
  if (origin !== OWN) return '/tour';
  return `${pathname.replace(/^\/+/u, '/').replace(/^\/en(?=\/)/u, '')}${search}${hash}`;
}
