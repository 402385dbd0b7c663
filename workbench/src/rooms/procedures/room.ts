import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

/** What waits for whom, from all rooms, and who stands in for somebody who is away. */
export const proceduresRoom = room({
  name: 'procedures',
  menu: [
    { work: 'today', path: '/', label: (language) => t(language, menuMessages).menu() },
    {
      work: 'cases',
      path: '/absences',
      label: (language) => t(language, menuMessages)['menu.absences'](),
      permissions: ['case.act'],
    },
  ],
  pages: [
    { path: '/', page: 'TodayPage' },
    { path: '/absences', page: 'AbsencesPage' },
  ],
  load: () => import('./pages.tsx'),
});
