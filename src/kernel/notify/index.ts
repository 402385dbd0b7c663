export { cancelReminder, listMessages, readMessages } from './inbox.ts';
export { notify, type NotifyKernel } from './notify.ts';
export { addressesOf, setAddress } from './addresses.ts';
export { noticeKind, noticeKinds, reminder } from './kinds.ts';
export type { Addressee, Message, Notification } from './types.ts';
