export { listEntries, type ListEntry } from './entries.ts';
export { listKinds, type ListKind } from './lists.ts';
