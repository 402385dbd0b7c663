export { packFacts, unpackFacts } from './pack.ts';
export { readDossiers } from './store.ts';
export type * from './types.ts';
