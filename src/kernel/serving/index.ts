export { declaredRoutes, routeFaults } from './check.ts';
export { apiDocument } from './document.ts';
export { dropOldKeys } from './idempotency.ts';
export type { ErrorPage, ServerOptions } from './options.ts';
export { buildServer, isServed } from './server.ts';
