import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const listingsRoom = room({
  name: 'listings',
  menu: [
    {
      work: 'cases',
      path: '/lists',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['case.read'],
    },
  ],
  pages: [
    { path: '/lists', page: 'ListsPage' },
    { path: '/lists/$kind', page: 'ListPage' },
  ],
  load: () => import('./pages.tsx'),
});
