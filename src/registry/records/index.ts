export {
  changeRecord,
  changeRecords,
  recordEvent,
  writeRecords,
  type RecordChange,
  type RecordChanges,
  type RecordWrites,
} from './change.ts';
export { recordMover } from './move.ts';
export { getRecordByDocument } from './find.ts';
export { documentKey, hashUuid, type DocumentIdentity } from './identity.ts';
export {
  findProvisionalClocks,
  moveReportClocks,
  type MovedClock,
  type MovedRecord,
  type StandingClock,
} from './report-clock.ts';
export { addAddressees, findActs, findAddressees, insertActs, type NewAct, type RecordRef } from './store.ts';
export * from './types.ts';
