export { linkIdentity, unlinkIdentities } from './identities.ts';
export { oidcPages } from './pages.ts';
export { wayRoutes } from './ways-api.ts';
