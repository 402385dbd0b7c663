export { answerExport, EXPORT_FIELDS, type ExportFormat } from './answer.ts';
export { disclose } from './disclose.ts';
export { exportFile, type Exported } from './export.ts';
export { noticesTo } from './notices/told.ts';
export { noticeReader } from './notices/reader.ts';
export { recipientsOf, type Recipient } from './recipients.ts';
export { ANONYMOUS_RECIPIENT, type Disclosure, type DisclosureFilter } from './types.ts';
