export { append } from './append.ts';
export { benchJournal } from './bench.ts';
export { canonical } from './canonical.ts';
export { leafOf } from './leaf.ts';
export { readersStatus, retryParked, settle, type ReaderStatus, type RetryResult } from './reader-control.ts';
export { startReaders, type RunningReaders } from './reader-loop.ts';
export type { ReaderKernel } from './reader-step.ts';
export { allContentHomes, allReaders, registerJournalOffers } from './registry.ts';
export {
  verifyJournal,
  type ContentHome,
  type JournalProblem,
  type JournalReport,
  type StoredContent,
} from './verify.ts';
export type { Append, EventType, Hashable, JournalEvent, NewEvent, Reader, ReaderContext } from './types.ts';
