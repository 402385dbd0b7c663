import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

const label = (key: 'readers' | 'outbox' | 'keys' | 'accounts' | 'log' | 'looks' | 'seals') => (language: 'zh-CN' | 'en') =>
  t(language, menuMessages)[`menu.${key}`]();

/** Three administrators, each with pages of its own: machines, people, logs. */
export const adminRoom = room({
  name: 'admin',
  menu: [
    { work: 'admin', path: '/admin/system/outbox', label: label('outbox'), permissions: ['notify.read'] },
    { work: 'admin', path: '/admin/system/readers', label: label('readers'), permissions: ['readers.keep'] },
    { work: 'admin', path: '/admin/system/keys', label: label('keys'), permissions: ['notify.read'] },
    { work: 'admin', path: '/admin/security/accounts', label: label('accounts'), permissions: ['users.manage'] },
    { work: 'admin', path: '/admin/security/keys', label: label('keys'), permissions: ['keys.manage'] },
    { work: 'admin', path: '/admin/audit/log', label: label('log'), permissions: ['audit.read'] },
    { work: 'admin', path: '/admin/audit/looks', label: label('looks'), permissions: ['audit.read'] },
    { work: 'admin', path: '/admin/audit/seals', label: label('seals'), permissions: ['audit.seals'] },
  ],
  pages: [
    { path: '/admin/system/outbox', page: 'OutboxPage' },
    { path: '/admin/system/readers', page: 'ReadersPage' },
    { path: '/admin/system/keys', page: 'KeysPage' },
    { path: '/admin/security/accounts', page: 'AccountsPage' },
    { path: '/admin/security/accounts/$account', page: 'AccountPage' },
    { path: '/admin/security/keys', page: 'ManagedKeysPage' },
    { path: '/admin/audit/log', page: 'AuditPage' },
    { path: '/admin/audit/looks', page: 'LooksPage' },
    { path: '/admin/audit/seals', page: 'SealsPage' },
  ],
  load: () => import('./pages.tsx'),
});
