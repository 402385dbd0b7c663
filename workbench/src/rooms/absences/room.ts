import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const absencesRoom = room({
  name: 'absences',
  menu: [
    {
      work: 'cases',
      path: '/absences',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['case.act'],
    },
  ],
  pages: [{ path: '/absences', page: 'AbsencesPage' }],
  load: () => import('./pages.tsx'),
});
