export { packFacts, unpackFacts } from './pack.ts';
export { reconcileDossiers } from './reconcile.ts';
export { readDossiers } from './store.ts';
export type * from './types.ts';
