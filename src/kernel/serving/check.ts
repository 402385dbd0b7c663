import { isGrantable } from '../access/index.ts';
import type { Capability } from '../capability.ts';
import type { Kernel } from '../context.ts';
import { keptFault } from './kept.ts';
import type { AnyRoute } from '../http/types.ts';

/** All routes that the rooms declare: API and pages. */
export function declaredRoutes(kernel: Kernel, capabilities: readonly Capability[]): AnyRoute[] {
  return capabilities.flatMap((each) => [...(each.routes?.(kernel) ?? []), ...(each.pages?.(kernel) ?? [])]);
}

export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
}

export function isRead(route: AnyRoute): boolean {
  return route.method === 'GET';
}

function properties(schema: object | undefined): string[] {
  return schema !== undefined && 'properties' in schema ? Object.keys(schema.properties as object) : [];
}

/** What is wrong with a declaration; empty = nothing. A server with a wrong route refuses to start. */
export function routeFaults(route: AnyRoute): string[] {
  const faults: string[] = [];
  const { schemas, path } = route;
  const answers = Object.keys(schemas.response ?? {}).map(Number);
  const permission: string = route.permission;
  if (!isGrantable(permission)) faults.push(`permission "${permission}" is held by no role`);
  if (route.audit === '') faults.push('audit event missing');
  if (route.audit === 'none' && !(isRead(route) && route.permission === 'public')) {
    faults.push('audit "none" is for public reads only');
  }
  if (!path.startsWith('/') || path.startsWith('/en/') || path === '/en') faults.push('path');
  const missing = parametersOf(path).filter((name) => !properties(schemas.params).includes(name));
  if (missing.length > 0) faults.push(`no schema for the parameters ${missing.join(', ')}`);
  if (['POST', 'PUT', 'PATCH'].includes(route.method) && schemas.body === undefined && route.upload !== true) {
    faults.push('no schema for the body');
  }
  faults.push(...keptFault(route));
  if (route.face === 'api') {
    if (!path.startsWith('/api/')) faults.push('routes of the API begin with /api/');
    if (route.produces === undefined && !answers.some((status) => status >= 200 && status < 400)) faults.push('no schema for the answer');
  }
  if (route.idempotent && (isRead(route) || route.permission === 'public' || route.upload === true)) {
    faults.push('idempotent is for writes of a known caller with a body that can be compared');
  }
  return faults;
}

/** Throws with every fault of every route: a mistake of ours, not of a caller. */
export function checkRoutes(routes: readonly AnyRoute[]): void {
  const seen = new Set<string>();
  const faults = routes.flatMap((route) => {
    const name = `${route.method} ${route.path}`;
    const twice = seen.has(name) ? [`${name}: declared twice`] : [];
    seen.add(name);
    return [...twice, ...routeFaults(route).map((fault) => `${name}: ${fault}`)];
  });
  if (faults.length > 0) throw new Error(`Routes are not well declared:\n${faults.join('\n')}`);
}
