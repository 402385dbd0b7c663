export { append } from './append.ts';
export { benchJournal } from './bench.ts';
export { digestOf } from './digest.ts';
export { leafOf } from './leaf.ts';
export { dayOfPosition, eventsBehind, headOf, positionAtEndOf } from './position.ts';
export { readersStatus, retryParked, settle, type ReaderStatus, type RetryResult } from './reader-control.ts';
export { startReaders, type RunningReaders } from './reader-loop.ts';
export type { ReaderKernel } from './reader-step.ts';
export { allContentHomes, allReaders, registerJournalOffers } from './registry.ts';
export { verifyJournal, type JournalProblem, type JournalReport } from './verify.ts';
export type {
  Append,
  ContentHome,
  EventType,
  Hashable,
  JournalEvent,
  NewEvent,
  Reader,
  ReaderContext,
  StoredContent,
} from './types.ts';
