export type { Filter } from './filter.ts';
export { actsByDocument } from './document.ts';
export { countRecords, resolveFilter } from './select.ts';
