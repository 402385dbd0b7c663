export { lateActs, type LateAct } from './late.ts';
export { answeringOver, lastPublishedMonth, monthPeriod, monthsOf, type Period } from './period.ts';
export { organsNamed, periodOf, timelinessFor, type PeriodQuery } from './publish.ts';
export { timeliness } from './service.ts';
export type * from './types.ts';
