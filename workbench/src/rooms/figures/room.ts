import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const figuresRoom = room({
  name: 'figures',
  menu: [
    {
      work: 'figures',
      path: '/figures',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['figures.answer'],
    },
  ],
  pages: [
    { path: '/figures', page: 'MonthsPage' },
    { path: '/figures/months/$month', page: 'MonthPage' },
  ],
  load: () => import('./pages.tsx'),
});
