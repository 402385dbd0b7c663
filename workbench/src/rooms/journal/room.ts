import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const journalRoom = room({
  name: 'journal',
  menu: [
    {
      work: 'admin',
      path: '/admin/system/readers',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['readers.keep'],
    },
  ],
  pages: [{ path: '/admin/system/readers', page: 'ReadersPage' }],
  load: () => import('./pages.tsx'),
});
