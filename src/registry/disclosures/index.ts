export { disclose } from './disclose.ts';
export { noticeReader } from './notices/reader.ts';
export { recipientsOf, type Recipient } from './recipients.ts';
export { type Disclosure, type DisclosureFilter } from './types.ts';
