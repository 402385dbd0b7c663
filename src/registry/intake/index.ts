export { runIntake, type IntakeRequest, type IntakeResult } from './run.ts';
export { writeRejects } from './rejects.ts';
export { receiptOf, receiptText, type Receipt } from './receipt.ts';
export { reportNil, type NilReport } from './nil.ts';
export { proposeRecall, type RecallProposed } from './recall.ts';
export { FATES, FINDING_FATES, type Fate, type FindingCode } from './fates.ts';
export type { Counts } from './counters.ts';
export type { IntakeTables } from './tables.ts';
