export { RATED_FROM, tenths } from './figures.ts';
export { lateActs, lateCount, receivedCount, type LateAct, type LateQuery } from './late.ts';
export { answeringOver, answeringUntil, lastPublishedMonth, monthPeriod, monthsOf, type Period } from './period.ts';
export { periodOf, timelinessFor, type PeriodQuery } from './publish.ts';
export { TEN_KINDS } from './reported.ts';
export { timeliness } from './service.ts';
export type * from './types.ts';
