export { differences, type Differences } from './differ.ts';
export type { ActComparisonsTable, ActSourcesTable, ComparisonState, FurtherLine } from './types.ts';
export { closeComparison, lockComparison, moveLines, recallLines, writeLines } from './write.ts';
