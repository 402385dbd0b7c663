import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One call under way. A use case that writes its own event, in its own transaction, makes the event that the route
 * declares superfluous; the use case serves commands as well and does not know that a route is there.
 */
export interface AuditScope {
  written: boolean;
}

const current = new AsyncLocalStorage<AuditScope>();

export function withAuditScope<R>(scope: AuditScope, work: () => Promise<R>): Promise<R> {
  return current.run(scope, work);
}

export function noteWritten(): void {
  const scope = current.getStore();
  if (scope !== undefined) scope.written = true;
}
