export {
  changeRecord,
  changeRecords,
  recordEvent,
  writeRecords,
  type RecordChange,
  type RecordChanges,
  type RecordWrites,
} from './change.ts';
export { getRecordByDocument } from './find.ts';
export { recordContent, type HashedRecord } from './content.ts';
export { documentKey, hashUuid, normaliseDocumentNo, type DocumentIdentity } from './identity.ts';
export {
  addAddressees,
  findActs,
  findAddressees,
  insertActs,
  insertRecords,
  lockRecords,
  replaceRecords,
  type NewAct,
  type RecordRef,
} from './store.ts';
export * from './types.ts';
