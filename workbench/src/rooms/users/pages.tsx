export { AccountPage } from './account.tsx';
export { AccountsPage } from './accounts.tsx';
export { KeysPage, ManagedKeysPage } from './keys.tsx';
