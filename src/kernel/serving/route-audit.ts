import type { FastifyRequest } from 'fastify';
import { needsPurpose } from '../access/index.ts';
import { audit, type AuditDetails } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { describe } from './problems.ts';
import { stateOf } from './state.ts';
import type { AnyRoute } from '../http/types.ts';

/** Writes the route's event; the object is what the address names. */
export async function auditRoute(kernel: Kernel, request: FastifyRequest, route: AnyRoute, outcome: string): Promise<void> {
  const { caller } = stateOf(request).identity;
  const named = Object.values((request.params ?? {}) as Record<string, string>).join(' ');
  const details: AuditDetails = needsPurpose(route.permission) && caller.purpose !== null ? { purpose: caller.purpose } : {};
  const object = named === '' ? null : named.slice(0, 200);
  await kernel.db.tx((tx) => audit(kernel, tx, caller, { action: route.audit, object, outcome, details }));
}

/** Where the answer stands whether or not the event can be written: the failure goes to the log. */
export async function auditQuietly(kernel: Kernel, request: FastifyRequest, route: AnyRoute, outcome: string): Promise<void> {
  try {
    await auditRoute(kernel, request, route, outcome);
  } catch (error) {
    kernel.log.error({ request: request.id, code: 'INTERNAL', audit: route.audit, error: describe(error) });
  }
}
