export { searchSubjects } from './service.ts';
export type { CodeFound, Fit, Reason, SearchAnswer, SearchOptions, SubjectHit } from './types.ts';
