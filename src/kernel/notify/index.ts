export { cancelReminder, listMessages, readMessages } from './inbox.ts';
export { notify, type NotifyKernel } from './notify.ts';
export { addressesOf, setAddress } from './addresses.ts';
export { textOf } from './kinds.ts';
export type { Addressee, Message, MessageKind, MessageParams, Notification } from './types.ts';
