export type { Due } from './due.ts';
export { recompute, type Recomputed } from './recompute.ts';
export { runDue, type DueRun } from './run-due.ts';
export { closeDeadline, deadlinesOf, openDeadline, serveDeadline, voidDeadline, type DeadlineOf } from './service.ts';
export type {
  DeadlineHandler,
  DeadlinesTable,
  DeadlineState,
  DeadlineTables,
  DeadlineUnit,
  NewDeadline,
} from './types.ts';
