export { MessagesPage } from './inbox.tsx';
export { OutboxPage } from './outbox.tsx';
