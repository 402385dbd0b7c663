export { dispatchDue, startDispatcher, type Channels } from './dispatch.ts';
export { faultLine } from './fault-line.ts';
export { listOutbox, retryNow, type OutboxEntry } from './list.ts';
export { enqueueMessage } from './store.ts';
export type { OutboxMessage, Send } from './types.ts';
