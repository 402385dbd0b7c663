export { currentRecords, newestSeqSql, RECORDS_VIEW, type CurrentRecords } from './current.ts';
export {
  changeRecord,
  changeRecords,
  recordEvent,
  writeRecords,
  type RecordChange,
  type RecordChanges,
  type RecordWrites,
} from './change.ts';
export { newRecord } from './new.ts';
export { recordMover } from './move.ts';
export { getRecordByDocument, hasRecords } from './find.ts';
export { recordsKnownAt, rowsKnownAtSql, rowsOfSql, versionsSql, type KnownRecord } from './known-at.ts';
export { documentKey, hashUuid, normaliseDocumentNo, type DocumentIdentity } from './identity.ts';
export {
  closeComparison,
  differences,
  lockComparison,
  recallLines,
  writeLines,
  type ActComparisonsTable,
  type ActSourcesTable,
  type ComparisonState,
  type Differences,
  type FurtherLine,
} from './lines/index.ts';
export { findProvisionalClocks, moveReportClocks, type MovedClock, type MovedRecord, type StandingClock } from './report-clock.ts';
export { addAddressees, findActs, findAddressees, insertActs, type NewAct, type RecordRef } from './store.ts';
export * from './types.ts';
export { kindWord } from './words.ts';
