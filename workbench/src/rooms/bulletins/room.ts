import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const bulletinsRoom = room({
  name: 'bulletins',
  menu: [
    {
      work: 'figures',
      path: '/figures/weekly',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['bulletins.read'],
    },
    {
      work: 'publicity',
      path: '/recipients',
      label: (language) => t(language, menuMessages)['recipients.menu'](),
      permissions: ['bulletins.read'],
    },
  ],
  pages: [
    { path: '/figures/weekly', page: 'WeeklyPage' },
    { path: '/figures/silent', page: 'SilentPage' },
    { path: '/recipients', page: 'RecipientsPage' },
  ],
  home: { permission: 'bulletins.read', page: 'Monday' },
  load: () => import('./pages.tsx'),
});
