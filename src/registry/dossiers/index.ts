export {
  FACT,
  FLAGS,
  HEADER,
  KINDS,
  LAYOUT,
  NATURES,
  NEVER,
  SEVERITY_CODES,
  SIZE_CODES,
  ENDED_CODES,
  SIZE,
  STATES,
  VALIDITIES,
} from './layout.ts';
export { facetOf, facetParts, industryOf, inOrder, packFacts, unpackFacts } from './pack.ts';
export { factsKnownAt, manyKnownAt } from './known.ts';
export { readBodies, type Body } from './read.ts';
export { dossierReader } from './reader.ts';
export { reconcileDossiers } from './reconcile.ts';
export { findDossiers, findNumbers, readDossiers } from './store.ts';
export { openMoment, streamDossiers, type Moment, type Part } from './stream.ts';
export { bytesOf, laid } from './laid.ts';
export type * from './types.ts';
