export { enterSample } from './samples.ts';
export { listMonths } from './months.ts';
export { sayOfMonth } from './statements.ts';
export type * from './types.ts';
export { monthFor, type MonthView } from './view.ts';
