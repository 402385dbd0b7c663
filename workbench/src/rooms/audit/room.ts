import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

const label = (key: 'log' | 'looks' | 'seals') => (language: 'zh-CN' | 'en') => t(language, menuMessages)[`menu.${key}`]();

export const auditRoom = room({
  name: 'audit',
  menu: [
    { work: 'admin', path: '/admin/audit/log', label: label('log'), permissions: ['audit.read'] },
    { work: 'admin', path: '/admin/audit/looks', label: label('looks'), permissions: ['audit.read'] },
    { work: 'admin', path: '/admin/audit/seals', label: label('seals'), permissions: ['audit.seals'] },
  ],
  pages: [
    { path: '/admin/audit/log', page: 'AuditPage' },
    { path: '/admin/audit/looks', page: 'LooksPage' },
    { path: '/admin/audit/seals', page: 'SealsPage' },
  ],
  load: () => import('./pages.tsx'),
  subjectParts: [
    {
      name: 'looked',
      place: 80,
      label: (language) => t(language, menuMessages)['part.looked'](),
      load: async () => (await import('./subject-part.tsx')).LookedPart,
    },
  ],
});
