export { enterSample } from './samples.ts';
export { organMonths, type OrganMonth } from './organ-months.ts';
export { listMonths } from './months.ts';
export { sayOfMonth } from './statements.ts';
export type * from './types.ts';
export { monthFor, type MonthView } from './view.ts';
