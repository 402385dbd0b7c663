import type { FastifyRequest } from 'fastify';
import { requirePermission, type Caller } from '../access/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { AnyRoute } from '../http/types.ts';

const PAST = ['asOf', 'knownAt', 'knownOn'] as const;

/**
 * Public doors show today's disclosure only (domain.md). Asked for another day or state of knowledge, a route that does
 * not declare such a question refuses it: a stranger is not let in, and an official is not given today's answer under
 * yesterday's date. Throws UNAUTHENTICATED, FORBIDDEN, PURPOSE_REQUIRED, BAD_INPUT.
 */
export function refuseThePast(request: FastifyRequest, route: AnyRoute, caller: Caller): void {
  const query = request.query as Record<string, unknown>;
  const asked = PAST.filter((name) => Object.hasOwn(query, name));
  if (asked.length === 0) return;
  const known = Object.keys(
    route.schemas.query !== undefined && 'properties' in route.schemas.query ? (route.schemas.query.properties as object) : {},
  );
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  requirePermission(caller, 'subject.history');
  throw new XinhengError('BAD_INPUT', { what: unknown.join(', ') });
}
