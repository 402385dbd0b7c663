import type { FastifyRequest } from 'fastify';
import type { Identity } from './caller.ts';
import type { AnyRoute } from '../http/types.ts';

/** The address for which a purpose holds that is stated for this page. */
export function purposeScope(route: AnyRoute, request: FastifyRequest): string {
  const params = request.params as Record<string, string> | undefined;
  return (route.purposeFor ?? route.path).replaceAll(/\{([^}]+)\}/g, (_, name: string) => params?.[name] ?? '');
}

/** A browser sends no header: on a page counts what the person stated in this session for this very address. */
export function withStatedPurpose(route: AnyRoute, request: FastifyRequest, identity: Identity): Identity {
  const { caller, session } = identity;
  if (route.face === 'api' || session === null || caller.purpose !== null) return identity;
  const scope = purposeScope(route, request);
  const purpose = Object.hasOwn(session.purposes, scope) ? (session.purposes[scope] ?? null) : null;
  return purpose === null ? identity : { ...identity, caller: { ...caller, purpose } };
}
