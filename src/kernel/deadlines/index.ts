export { dueOf, notBefore, type Due } from './due.ts';
export { keepDeadlines, type WantedDeadline } from './keep.ts';
export { recompute, type Recomputed } from './recompute.ts';
export { runDue, type DueRun } from './run-due.ts';
export {
  closeDeadline,
  deadlinesOf,
  deadlinesOfAll,
  openDeadline,
  runningDeadlines,
  deadlinesBetween,
  serveDeadline,
  voidDeadline,
  type DeadlineOf,
} from './service.ts';
export type {
  DeadlineHandler,
  DeadlineKind,
  DeadlinesTable,
  DeadlineState,
  DeadlineTables,
  DeadlineUnit,
  NewDeadline,
  Span,
  Term,
} from './types.ts';
