export { CSRF_COOKIE, SESSION_COOKIE } from './caller.ts';
export { declaredRoutes, routeFaults } from './check.ts';
export { decodeCursor, encodeCursor, listOf, pageOf, PageQuery } from './cursor.ts';
export { noIndex } from './headers.ts';
export { dropOldKeys } from './idempotency.ts';
export { ALL_FACES, type ErrorPage, type RenderErrorPage, type ServerOptions } from './options.ts';
export { buildServer, isServed } from './server.ts';
export { isSecure } from './state.ts';
export { route, type AnyRoute, type Call, type Face, type Route, type RouteSchemas } from './types.ts';
