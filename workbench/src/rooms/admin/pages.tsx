export { AccountPage } from './account.tsx';
export { AccountsPage } from './accounts.tsx';
export { AuditPage, LooksPage } from './audit.tsx';
export { KeysPage, ManagedKeysPage } from './keys.tsx';
export { OutboxPage } from './outbox.tsx';
export { ReadersPage } from './readers.tsx';
export { SealsPage } from './seals.tsx';
