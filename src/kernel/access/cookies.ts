import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CSRF_COOKIE, isSecure, SESSION_COOKIE } from '../http/index.ts';
import type { OpenedSession } from './sessions.ts';

function cookie(request: FastifyRequest) {
  return { path: '/', sameSite: 'lax', secure: isSecure(request) } as const;
}

export function setSession(request: FastifyRequest, reply: FastifyReply, opened: OpenedSession): void {
  reply.setCookie(SESSION_COOKIE, opened.token, { ...cookie(request), httpOnly: true });
  // For scripts of our own pages; forms carry the same token in a hidden field.
  reply.setCookie(CSRF_COOKIE, opened.csrf, cookie(request));
}

export function clearSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, cookie(request)).clearCookie(CSRF_COOKIE, cookie(request));
}
