import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const matchingRoom = room({
  name: 'matching',
  menu: [
    {
      work: 'intake',
      path: '/intake/matching',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['matching.decide'],
    },
  ],
  pages: [
    { path: '/intake/matching', page: 'MatchingPage' },
    { path: '/intake/matching/decisions', page: 'DecisionsPage' },
  ],
  load: () => import('./pages.tsx'),
});
