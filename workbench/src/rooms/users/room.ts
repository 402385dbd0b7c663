import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

const label = (key: 'accounts' | 'keys') => (language: 'zh-CN' | 'en') => t(language, menuMessages)[`menu.${key}`]();

/** Accounts of people and keys of systems; the administrator of the system reads the keys, the one of security keeps both. */
export const usersRoom = room({
  name: 'users',
  menu: [
    { work: 'admin', path: '/admin/system/keys', label: label('keys'), permissions: ['notify.read'] },
    { work: 'admin', path: '/admin/security/accounts', label: label('accounts'), permissions: ['users.manage'] },
    { work: 'admin', path: '/admin/security/keys', label: label('keys'), permissions: ['keys.manage'] },
  ],
  pages: [
    { path: '/admin/system/keys', page: 'KeysPage' },
    { path: '/admin/security/accounts', page: 'AccountsPage' },
    { path: '/admin/security/accounts/$account', page: 'AccountPage' },
    { path: '/admin/security/keys', page: 'ManagedKeysPage' },
  ],
  load: () => import('./pages.tsx'),
});
