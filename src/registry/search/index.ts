export { benchSearch } from './bench/index.ts';
export { INDUSTRY_FORM } from './grams.ts';
export { searchSubjects } from './service.ts';
export { FITS, KINDS, REASONS, STATES } from './types.ts';
export type { CodeFound, Fit, Reason, SearchAnswer, SearchOptions, SubjectHit } from './types.ts';
